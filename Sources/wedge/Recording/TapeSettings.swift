import Cells
internal import Drawing
import Laboratory
import Plotting
import Recording
internal import Tapes
import Training

/// What the head of a tape sets: the size of the screen, the clock, and the options of the run.
struct TapeSettings {
  static let columns = 20...500
  static let rows = 6...200

  var manner = TapeManner()
  /// Whether a marker is a stop where the tape is played live.
  var stopsAtMarkers = false
  var options = Options()
  var picture = PictureSettings()
  var outputs: [(path: String, position: TapePosition)] = []
  var warnings: [TapeFault] = []
  /// The tape's file; empty of one that is none.
  var path = ""
  var rowsPlace: TapePosition?
  /// Where each option of the run was set.
  var places: [(option: String, position: TapePosition)] = []

  /// What VHS sets and a virtual clock has no use for, each with what is to be done instead.
  private static let foreign: [String: String] = {
    let sizes = ["Width", "Height", "LetterSpacing", "LineHeight"]
    let looks = ["Shell", "LoopOffset", "CursorBlink"]
    var hints = [
      "Theme": "Set Theme takes \(ThemeName.allCases.map(\.rawValue).joined(separator: ", ")), "
        + "a file in .json, or { \"background\": \"#rrggbb\", … }.",
      "PlaybackSpeed": "Set Speed takes the run's steps a second.",
      "WaitPattern": "Write the pattern behind Wait.",
    ]
    for name in sizes { hints[name] = "Columns and Rows set the size, in cells." }
    for name in looks { hints[name] = "A recording here does not need it." }
    return hints
  }()

  /// Takes the settings out of a tape's commands.
  ///
  /// - Returns: the commands that are played.
  /// - Throws: `TapeFault` with the place of what is wrong.
  mutating func take(_ tape: Tape) throws -> [TapeCommand] {
    var played: [TapeCommand] = []
    for command in tape.commands {
      switch command.action {
      case .output(let path): outputs.append((path, command.position))
      case .set(let name, let value):
        try set(name, value, command.position, isLate: !played.isEmpty)
      case .environment(let name, let value): use(name, value, command.position)
      case .require(let name):
        guard name == "wedge" || OtherProgram.isThere(name) else {
          throw TapeFault(
            command.position,
            "Require \(name): it is not in the path. Install it, or leave the line out.")
        }
      case .state(let words):
        warn(ofDisplayIn: try Self.options(words, command.position), command.position)
        played.append(command)
      case .say(let text), .ask(let text), .stop(let text):
        warn(ofSignsIn: text, command.position)
        played.append(command)
      default: played.append(command)
      }
    }
    return try withoutStarting(played)
  }

  /// Where the tape sets options of some names, the last place of each.
  func places(of names: [String]) -> [(option: String, position: TapePosition)] {
    places.indices.filter { place in
      let option = places[place].option
      return names.contains(option) && !places[(place + 1)...].contains { $0.option == option }
    }.map { places[$0] }
  }

  /// Sets an option from outside the tape.
  mutating func turn(_ option: OptionDefinition, _ value: String) throws {
    places.removeAll { $0.option == option.name }
    options.given.append(option.name)
    try option.apply(&options, value)
  }

  private mutating func set(
    _ name: String, _ value: String, _ position: TapePosition, isLate: Bool
  ) throws {
    let number = { (range: ClosedRange<Int>) throws(TapeFault) -> Int in
      guard let number = Int(value), range.contains(number) else {
        throw TapeFault(
          position,
          "'\(value)' is invalid for Set \(name). Give from \(range.lowerBound) to \(range.upperBound)."
        )
      }
      return number
    }
    if isLate, name != "TypingSpeed" {
      warnings.append(
        TapeFault(
          position, "Set \(name) stands behind the first action and is passed over. Put it first."))
      return
    }
    switch name {
    case "Columns": manner.size.width = try number(Self.columns)
    case "Rows":
      manner.size.height = try number(Self.rows)
      rowsPlace = position
    case "Framerate": manner.frameRate = try number(1...60)
    case "TypingSpeed": manner.typingMicros = try time(value, name, position)
    case "Stops": stopsAtMarkers = try PictureSettings.isOn(value, name, position)
    case "Keys": manner.showsKeys = try PictureSettings.isOn(value, name, position)
    case "Theme" where value.hasSuffix(".json") || value.hasPrefix("{"):
      let recoloring =
        try value.hasPrefix("{")
        ? ThemeFile.read(inline: value, position) : ThemeFile.read(value, position)
      picture.recoloring = recoloring
      try setOption(name, Recoloring.isLight(recoloring.background) ? "light" : "dark", position)
    case "WaitTimeout": manner.waitMicros = try time(value, name, position)
    case "Margin" where Int(value) == nil:
      throw TapeFault(
        position,
        "'\(value)' is invalid for Set Margin, which is VHS's, in whole pixels. The margin of the "
          + "loss is Set LossMargin \(value).")
    case "Margin" where (1...4).contains(Int(value) ?? 0):
      _ = try picture.take(name, value, position)
      warnings.append(
        TapeFault(
          position, "Set Margin is in pixels. The margin of the loss is Set LossMargin \(value)."))
    default:
      if name == "Title" { warn(ofSignsIn: value, position) }
      if try !picture.take(name, value, position) {
        try setOption(name, name == "State" ? foundState(value) : value, position)
      }
    }
  }

  /// A state that is not in the folder at hand may lie beside its tape.
  private func foundState(_ name: String) -> String {
    let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
    return !InputFile.isThere(name) && InputFile.isThere(folder + name) ? folder + name : name
  }

  /// A variable of the environment: only one is the program's own in a recording.
  private mutating func use(_ name: String, _ value: String, _ position: TapePosition) {
    guard name == "NO_COLOR" else {
      warnings.append(
        TapeFault(
          position, "Env \(name) is passed over. Of the environment a tape heeds NO_COLOR alone."))
      return
    }
    if !value.isEmpty { options.colors = ColorTier.none }
  }

  /// Whether it opens on a light ground.
  var isLight: Bool { options.theme == .light }

  private func time(
    _ value: String, _ name: String, _ position: TapePosition
  ) throws(TapeFault) -> Int {
    guard let micros = TapeParser.micros(value) else {
      throw TapeFault(
        position, "'\(value)' is invalid for Set \(name). Give a time such as 50ms.")
    }
    return micros
  }

  /// Every option of the command line, its name in capitals: `LearningRate` is `--learning-rate`.
  private mutating func setOption(
    _ name: String, _ value: String, _ position: TapePosition
  ) throws {
    let isTheme = name == "Theme" && ThemeName(rawValue: value) != nil
    if let hint = Self.foreign[name], !isTheme {
      warnings.append(TapeFault(position, "Set \(name) is of VHS and is passed over. \(hint)"))
      return
    }
    let option = Self.optionName(name)
    guard let definition = OptionTable.laboratory.first(where: { $0.name == option }) else {
      throw TapeFault(
        position,
        "There is no setting '\(name)'. Known are Columns, Rows, Framerate, TypingSpeed, WaitTimeout, "
          + "Stops, Keys, \(PictureSettings.names.joined(separator: ", ")), and the options of wedge run, "
          + "such as Loss, LossMargin, Scale, Seed, Data.")
    }
    do {
      options.given.append(definition.name)
      places.append((definition.name, position))
      try definition.apply(&options, value)
    } catch let error as UsageError {
      throw TapeFault(position, error.text)
    }
  }

  /// The options that need no value, as a tape writes them.
  static let flags: Set<String> = Set(
    OptionTable.laboratory.filter { $0.argument == nil }.map { option in
      option.name.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    })

  static func optionName(_ name: String) -> String {
    // VHS has a Margin of its own.
    if name == "LossMargin" { return "margin" }
    var option = ""
    for character in name {
      if character.isUppercase, !option.isEmpty { option += "-" }
      option += character.lowercased()
    }
    return option
  }

  /// Another run in the middle of a tape, of options as `wedge run` takes them.
  static func opening(_ words: [String], _ position: TapePosition) throws(TapeFault) -> State {
    let options = try options(words, position)
    do {
      return try options.plan().state(options, Display())
    } catch let error as UsageError {
      throw TapeFault(position, error.text)
    } catch let error as InputError {
      throw TapeFault(position, "'\(error.place)' \(error.fault)")
    } catch {
      throw TapeFault(position, "\(error)")
    }
  }

  /// - Parameter word: what takes them, for what is said of a mistake.
  static func options(
    _ words: [String], _ position: TapePosition, of word: String = "State"
  ) throws(TapeFault) -> Options {
    do {
      let options = try OptionParser("run", OptionTable.laboratory).parse(words)
      guard options.files.isEmpty else {
        throw UsageError("\(word) takes options of wedge run alone, such as --loss cosface.")
      }
      return options
    } catch let error as UsageError {
      throw TapeFault(position, error.text)
    } catch {
      throw TapeFault(position, "\(error)")
    }
  }

  /// Carries out what the settings ask for; a fault is told at the place of the setting that has it.
  func placed<Value>(_ body: () throws -> Value) throws -> Value {
    let (text, option): (String, String?)
    do {
      return try body()
    } catch let error as UsageError {
      (text, option) = (error.text, error.option)
    } catch let error as ConfigurationError {
      (text, option) = (error.description, error.option)
    }
    // What only the command line names is no fault of the tape.
    let isOutside = option.map { options.given.contains($0) } ?? false
    let place = places.last { $0.option == option } ?? (isOutside ? nil : places.last)
    guard let place else { throw UsageError(text, of: option) }
    throw TapeFault(place.position, text)
  }
}
