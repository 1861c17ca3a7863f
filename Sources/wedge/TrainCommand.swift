import FoundationEssentials
import Glibc
import MarginLosses
import Training

/// `wedge train`: a run without a screen, in numbers.
enum TrainCommand {
  static let usualSteps = 600

  static func run(_ options: Options) throws {
    let configuration = try options.configuration()
    var session = try Session(configuration)
    let steps = options.steps ?? usualSteps
    let progress = Progress(total: steps)
    for _ in 0..<steps {
      session.advance()
      progress.show(session)
      if !session.isFinite { break }
    }
    progress.clear()
    let metrics = session.metrics()
    let text = options.json ? try json(session, metrics) : table(session, metrics)
    try OutputFile.write(text, to: nil)
  }

  private static func json(_ session: Session, _ metrics: Metrics) throws -> [UInt8] {
    let configuration = session.configuration
    let parameters = configuration.parameters
    var members: [String: JSONValue] = [
      "loss": .string(configuration.loss), "margin": number(parameters["m"] ?? parameters["alpha"]),
      "scale": number(parameters["s"] ?? parameters["gamma"]),
      "classes": .number(Double(configuration.classes)),
      "dimension": .number(Double(configuration.dimension)),
      "mode": .string(configuration.mode.rawValue), "data": .string(configuration.data),
      "seed": .whole(configuration.seed), "steps": .number(Double(session.step)),
      "status": .string(metrics.status.rawValue), "loss_value": .number(metrics.lossValue),
      "parameters_finite": .boolean(metrics.parametersFinite),
    ]
    for key in ["m1", "m2", "m3"] where parameters[key] != nil {
      members[key] = number(parameters[key])
    }
    for (key, value) in rows(metrics) { members[key] = number(value) }
    return try JSONValue.object(members).text() + [UInt8(ascii: "\n")]
  }

  private static func number(_ value: Double?) -> JSONValue {
    value.map(JSONValue.number) ?? .null
  }

  /// The measured numbers by their JSON names, in the order of the table.
  private static func rows(_ metrics: Metrics) -> [(key: String, value: Double?)] {
    [
      ("accuracy_train", metrics.accuracyTrain),
      ("accuracy_train_with_margin", metrics.accuracyTrainWithMargin),
      ("accuracy_test", metrics.accuracyTest),
      ("accuracy_test_with_margin", metrics.accuracyTestWithMargin),
      ("angle_own_median_degrees", metrics.angleOwnMedianDegrees),
      ("angle_own_test_median_degrees", metrics.angleOwnTestMedianDegrees),
      ("angle_nearest_median_degrees", metrics.angleNearestMedianDegrees),
      ("class_gap_min_degrees", metrics.classGapMinDegrees),
      ("prototype_gap_min_degrees", metrics.prototypeGapMinDegrees),
      ("norm_mean", metrics.normMean),
      ("accuracy_nearest_neighbour", metrics.accuracyNearestNeighbour),
      ("triplets_easy", metrics.tripletsEasy.map { Double($0) }),
      ("triplets_semihard", metrics.tripletsSemihard.map { Double($0) }),
      ("triplets_hard", metrics.tripletsHard.map { Double($0) }),
      ("active_fraction", metrics.activeFraction),
      ("examples_seen", Double(metrics.examplesSeen)),
    ]
  }

  private static func table(_ session: Session, _ metrics: Metrics) -> [UInt8] {
    let configuration = session.configuration
    var text = "\(configuration.loss) on \(configuration.data), \(configuration.classes) classes, "
    text += "seed \(configuration.seed), step \(session.step): \(metrics.status.rawValue)\n"
    for (key, value) in [("loss_value", metrics.lossValue)] + rows(metrics) {
      let name = key.replacing("_", with: " ")
      let padding = String(repeating: " ", count: max(1, 32 - name.count))
      text += "  \(name)\(padding)\(value.map(rounded) ?? "–")\n"
    }
    return Array(text.utf8)
  }

  private static func rounded(_ value: Double) -> String {
    guard value.isFinite, value.magnitude < 1e12 else { return "\(value)" }
    return "\((value * 10_000).rounded() / 10_000)"
  }
}

/// A line on standard error that says how far a run is, when somebody is there to read it.
private struct Progress {
  let total: Int
  private let isShown = isatty(STDERR_FILENO) == 1

  init(total: Int) {
    self.total = total
  }

  func show(_ session: Session) {
    guard isShown, session.step % 50 == 0 else { return }
    write("\rstep \(session.step) of \(total), loss \(session.history.losses.last ?? 0)\u{1B}[K")
  }

  func clear() {
    if isShown { write("\r\u{1B}[K") }
  }

  private func write(_ text: String) {
    StandardError.write(text)
  }
}
