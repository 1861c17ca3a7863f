import Drawing
import Laboratory
import MarginLosses
import Training

/// `wedge train`: a run without a screen, in numbers.
enum TrainCommand: CommandDefinition {
  static let name = "train"
  static let summary = "Trains without a screen and prints the run's metrics."
  static let notes = RunFiles.notes + TrainOutput.notes

  static var options: [OptionDefinition] {
    OptionTable.options(.loss, .parameter, .run, .rows, .steps)
      + OptionTable.options(.screen).filter { ["state", "compare"].contains($0.name) }
      + RunFiles.options + OptionTable.options(.json, .force)
  }

  static func run(_ options: Options) throws -> Int32 {
    let files = options[RunFiles.self]
    try files.check(options)
    let sessions = try options.state == nil ? trained(options) : resumed(options)
    for session in sessions { SizesNotice.say(of: session) }
    let text =
      options.json
      ? try json(sessions)
      : sessions.map { table($0, isAlone: sessions.count == 1) }.joined(separator: "\n")
    // Neither a full disk nor a reader that is gone costs the other its numbers.
    let printing = Result { try OutputFile.write(Array(text.utf8), to: nil) }
    if let session = sessions.first { try files.write(session) }
    try printing.get()
    return 0
  }

  /// The runs that the options ask for, several where they are compared.
  private static func trained(_ options: Options) throws -> [Session] {
    let steps = options.steps ?? RunReport.usualSteps
    try options.refuseUnserved()
    let starts: [Session]
    if options.compare == nil {
      starts = [try Session(options.configuration())]
    } else {
      starts = try sessions(of: options.state(options.configuration(), Display()), options)
    }
    for start in starts { WarmUpNotice.say(of: [start.configuration], steps: steps) }
    return starts.map { finished($0, steps: steps) }
  }

  /// The runs of a state as the screen goes on with them: in its past by the turns that were taken then.
  private static func resumed(_ options: Options) throws -> [Session] {
    var state = try options.plan().state(options, Display())
    _ = try sessions(of: state, options)
    let progress = ProgressLine()
    defer { progress.clear() }
    let steps = options.steps ?? 0
    for taken in stride(from: 0, to: steps, by: 100) {
      progress.show("step \(taken) of \(steps)")
      state.advance(steps: min(100, steps - taken))
    }
    let sessions = try sessions(of: state, options)
    for session in sessions { WarmUpNotice.say(of: [session.configuration], steps: session.step) }
    return sessions
  }

  private static func sessions(of state: State, _ options: Options) throws -> [Session] {
    let sessions = (state.comparison?.panes ?? [state.pane]).map(session)
    if let option = options[RunFiles.self].asked, sessions.count > 1 {
      throw UsageError(
        "'--\(option)' has no use: \(sessions.count) runs stand side by side. Give one.", of: option
      )
    }
    return sessions
  }

  /// The run; after a turn its loss may be of another kind than that of its first step.
  private static func session(of pane: Pane) -> Session {
    var session = pane.run.session
    if pane.run.revisionsTaken > 0 { session.lossSinceTurn = pane.run.watch.startLoss }
    return session
  }

  private static func finished(_ start: Session, steps: Int) -> Session {
    let progress = ProgressLine()
    defer { progress.clear() }
    var shown = ProgramClock.seconds
    progress.show("step 0 of \(steps)")
    return RunReport.finished(start, steps: steps) { session in
      let now = ProgramClock.seconds
      guard now - shown > 0.1 else { return }
      shown = now
      progress.show(
        "step \(session.step) of \(steps), loss \(session.history.losses.last ?? 0)")
    }
  }

  private static func json(_ sessions: [Session]) throws -> String {
    let runs = sessions.map { JSONValue.object(RunReport.members($0, $0.metrics())) }
    let value = runs.count == 1 ? runs[0] : .object(["runs": .array(runs)])
    return String(decoding: try value.text(), as: UTF8.self) + "\n"
  }

  private static func table(_ session: Session, isAlone: Bool) -> String {
    let metrics = session.metrics()
    let configuration = session.configuration
    let numbers = configuration.parameters.values.map { " \($0.key) \($0.number)" }
    let setting = isAlone ? "" : numbers.joined()
    var text =
      "\(configuration.loss)\(setting) on \(configuration.data), \(configuration.classes) classes, "
    text += "seed \(configuration.seed), step \(session.step): \(metrics.status.rawValue)\n"
    if configuration.mode == .encoder, configuration.encoder != .mlp {
      text += "  encoder \(configuration.encoder.rawValue)\n"
    }
    if session.isStandardized {
      text += "  columns standardized by \(session.sampleCounts.training) training rows\n"
    }
    if let words = NumbersInForce(session).words { text += "  \(words)\n" }
    let rows = lines(metrics).map { key, value in
      [name(of: key), value.map { rounded($0, of: key) } ?? "–"]
    }
    return text + TextColumns(rows, leading: [0, 1]).lines.map { "  \($0)\n" }.joined()
  }

  /// A key in words: 0_01 is one number.
  private static func name(of key: String) -> String {
    key.replacing("_0_01", with: " 0.01").replacing("_", with: " ")
  }

  private static func lines(_ metrics: Metrics) -> [(String, Double?)] {
    let mean = metrics.comparisonMean.map { ", mean over \($0)" } ?? ""
    return [("loss_value" + mean, metrics.lossValue)]
      + MeasuredNumber.all.map { ($0.key, $0.value(metrics)) }
  }

  private static func rounded(_ value: Double, of key: String) -> String {
    guard value.isFinite else { return "–" }
    guard value.magnitude < 1e12 else { return "\(value)" }
    // A threshold near 0° accepts more than it says when it is cut short.
    let power = key.contains("_threshold_") ? 10_000_000.0 : 10_000
    return "\((value * power).rounded() / power)"
  }
}
