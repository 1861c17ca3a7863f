import MarginLosses
import Training

/// A run in numbers, as `train --json` and the rows of a sweep write them.
enum RunReport {
  /// Takes a run's steps; one whose numbers are no longer finite stops there.
  static func finished(
    _ configuration: Configuration, steps: Int, afterStep look: (Session) -> Void = { _ in }
  ) throws -> Session {
    var session = try Session(configuration)
    for _ in 0..<steps {
      session.advance()
      look(session)
      if !session.isFinite { break }
    }
    return session
  }

  /// The members of the JSON object; nothing in it depends on time or place.
  static func members(_ session: Session, _ metrics: Metrics) -> [String: JSONValue] {
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
    for parameter in parameters.values where !["m", "alpha", "s", "gamma"].contains(parameter.key) {
      members[parameter.key] = .number(parameter.number)
    }
    members["variant"] = parameters.variant.map(JSONValue.string) ?? .null
    members["optimizer"] = .string(configuration.optimizer)
    members["learning_rate"] = .number(configuration.learningRate)
    members["noise"] = .number(configuration.noise)
    members["loss_mean_of"] = metrics.comparisonMean.map(JSONValue.string) ?? .null
    for each in MeasuredNumber.all { members[each.key] = number(each.value(metrics)) }
    return members
  }

  private static func number(_ value: Double?) -> JSONValue {
    value.map(JSONValue.number) ?? .null
  }
}
