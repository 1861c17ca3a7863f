import MarginLosses
import Training

/// `wedge train`: a run without a screen, in numbers.
enum TrainCommand: CommandDefinition {
  static let name = "train"
  static let summary = "Trains without a screen and prints the run's metrics."
  static let notes = RunFiles.notes + TrainOutput.notes

  static var options: [OptionDefinition] {
    OptionTable.options(.loss, .parameter, .run, .rows, .steps) + RunFiles.options
      + OptionTable.options(.json, .force)
  }

  static func run(_ options: Options) throws -> Int32 {
    let steps = options.steps ?? RunReport.usualSteps
    let files = options[RunFiles.self]
    try files.check(options)
    let configuration = try options.configuration()
    WarmUpNotice.say(of: [configuration], steps: steps)
    let progress = ProgressLine()
    var shown = ProgramClock.seconds
    progress.show("step 0 of \(steps)")
    let session = try RunReport.finished(configuration, steps: steps) { session in
      let now = ProgramClock.seconds
      guard now - shown > 0.1 else { return }
      shown = now
      progress.show(
        "step \(session.step) of \(steps), loss \(session.history.losses.last ?? 0)")
    }
    progress.clear()
    SizesNotice.say(of: session)
    let metrics = session.metrics()
    let text = options.json ? try json(session, metrics) : table(session, metrics)
    // Neither a full disk nor a reader that is gone costs the other its numbers.
    let printing = Result { try OutputFile.write(text, to: nil) }
    try files.write(session)
    try printing.get()
    return 0
  }

  private static func json(_ session: Session, _ metrics: Metrics) throws -> [UInt8] {
    try JSONValue.object(RunReport.members(session, metrics)).text() + [UInt8(ascii: "\n")]
  }

  private static func table(_ session: Session, _ metrics: Metrics) -> [UInt8] {
    let configuration = session.configuration
    var text = "\(configuration.loss) on \(configuration.data), \(configuration.classes) classes, "
    text += "seed \(configuration.seed), step \(session.step): \(metrics.status.rawValue)\n"
    if configuration.mode == .encoder, configuration.encoder != .mlp {
      text += "  encoder \(configuration.encoder.rawValue)\n"
    }
    if session.isStandardized {
      text += "  columns standardized by \(session.sampleCounts.training) training rows\n"
    }
    if let words = NumbersInForce(session).words { text += "  \(words)\n" }
    for (key, value) in lines(metrics) {
      let name = key.replacing("_", with: " ")
      let padding = String(repeating: " ", count: max(1, 46 - name.count))
      text += "  \(name)\(padding)\(value.map { rounded($0, of: key) } ?? "–")\n"
    }
    return Array(text.utf8)
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
