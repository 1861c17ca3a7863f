import Laboratory
import MarginLosses
import Training

/// The command that opens a run again.
struct Reopening {
  /// The file of rows that was read, with the options it was read by, as a shell takes them; nil for other
  /// data.
  private let data: String?
  /// The state that was opened, which brings its rows along; nil without.
  private let stateFile: String?
  /// The state that was written last, and what its runs had come from.
  private var written: (path: String, origins: [RunOrigin])?

  init(_ options: Options) { (data, stateFile) = (options.dataWords, options.state) }

  /// Of a run that no options began.
  init() { (data, stateFile) = (nil, nil) }

  /// Writes a state, and notes that it lies there.
  mutating func write(_ state: State) -> KeptFile {
    let file = KeptFile.state(state)
    if !file.isFault { note(state, in: file.path) }
    return file
  }

  /// Notes that a state lies in a file.
  mutating func note(_ state: State, in path: String) { written = (path, state.origins) }

  /// The command that opens this very run again.
  func command(_ state: State) -> String {
    if let written, written.origins == state.origins {
      return "wedge --state \(written.path)"
    }
    return anew(state)
  }

  /// The command that opens it from its start.
  func anew(_ state: State) -> String {
    let configuration = (state.comparison?.panes.first?.run ?? state.run).session.startConfiguration
    if data == nil, configuration.table != nil, configuration.data == TableData.name, let stateFile
    {
      return "wedge --state \(ShellWord.quoted(stateFile))   # as it was written"
    }
    var words = "wedge run "
    if let text = StateString.text(configuration) {
      words += "--from \(text)"
    } else {
      let losses = state.comparison?.panes.map(\.configuration.loss) ?? [configuration.loss]
      words += Self.options(configuration, data: data, losses: losses)
    }
    if let comparison = state.comparison {
      words += " --compare " + comparison.panes.map(Self.entry).joined(separator: ",")
    }
    // A comment to the shell; the command is whole without it.
    let remarks = [
      Self.settingsApart(state),
      state.isHandmade
        ? "without what hands changed" : state.isTurned ? "as it is set now, from step 0" : nil,
    ].compactMap(\.self)
    return words + (remarks.isEmpty ? "" : "   # " + remarks.joined(separator: "; "))
  }

  /// That a setting which panes do not share is the first one's for all of them, as it began: only a state keeps
  /// more.
  private static func settingsApart(_ state: State) -> String? {
    guard let panes = state.comparison?.panes, let first = panes.first else { return nil }
    let start = first.run.session.startConfiguration
    let words = panes.dropFirst().enumerated().flatMap { place, pane in
      pane.settings(unlike: start).map { "\($0) of run \(place + 2)" }
    }
    return words.isEmpty ? nil : "without \(words.joined(separator: ", ")), which w keeps"
  }

  private static func entry(_ pane: Pane) -> String {
    let parameters = pane.configuration.parameters
    let variant = parameters.variant.map { ["variant=\($0)"] } ?? []
    let numbers = parameters.values.map { "\($0.key)=\(plain($0.number))" }
    return ([pane.configuration.loss] + variant + numbers).joined(separator: ":")
  }

  /// Rows of a file do not fit into a word; the options say the rest, for whichever of the losses has a
  /// use for it.
  static func options(_ configuration: Configuration, data: String?, losses: [String]) -> String {
    var words = ["--data", data ?? "FILE"]
    if configuration.isJudged { words += ["--as", "embeddings"] }
    words += ["--loss", configuration.loss, "--seed", "\(configuration.seed)"]
    for each in LossRegistry.description(named: configuration.loss)?.hyperparameters ?? [] {
      guard let value = configuration.parameters[each.key] else { continue }
      words += ["--\(each.option)", each.isSwitch ? (value == 1 ? "on" : "off") : plain(value)]
    }
    if let variant = configuration.parameters.variant { words += ["--variant", variant] }
    return (words + classes(configuration) + settings(configuration, losses)).joined(separator: " ")
  }

  /// Which classes are trained on, where they are not all.
  private static func classes(_ configuration: Configuration) -> [String] {
    var words: [String] = []
    if configuration.allClasses != configuration.table?.classes {
      words += ["--classes", "\(configuration.allClasses)"]
    }
    guard !configuration.unseen.isEmpty else { return words }
    // A comma behind a single name tells it from a count.
    return words + [
      "--unseen",
      ShellWord.quoted(
        configuration.unseenTitles.map(NameList.quoted).joined(separator: ",") + ","),
    ]
  }

  /// Settings that are not as they would be with nothing said.
  private static func settings(_ configuration: Configuration, _ losses: [String]) -> [String] {
    var known = configuration.table.map(Configuration.judging) ?? Configuration()
    known.isJudged = configuration.isJudged
    known.loss = configuration.loss
    var words: [String] = []
    for setting in SettingRegistry.all where setting.word != nil && setting.name != "unseen" {
      guard setting.uselessness(in: configuration, under: losses) == nil else { continue }
      let usual = setting.standard(for: known)
      let text = setting.text(in: configuration)
      if text != setting.text(in: usual) {
        words += ["--\(setting.option)"] + (setting.isFlag ? [] : [text])
      }
      known = usual
      try? setting.take(text, in: &known)
    }
    return words
  }

  private static func plain(_ value: Double) -> String {
    value == value.rounded() && value.magnitude < 1e15 ? "\(Int(value))" : "\(value)"
  }
}
