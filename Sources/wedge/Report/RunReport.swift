import MarginLosses
import Training

/// A run in numbers, as `train --json` and the rows of a sweep write them.
enum RunReport {
  /// Where nothing else is asked for.
  static let usualSteps = 600
  /// The same of what is drawn when they are taken.
  static let usualStepsOfPictures = 480

  /// Takes a run's steps; one whose numbers are no longer finite stops there.
  static func finished(
    _ start: Session, steps: Int, afterStep look: (Session) -> Void = { _ in }
  ) -> Session {
    var session = start
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
      "margin": .null, "scale": .null,
      "steps": .number(Double(session.step)),
      "status": .string(metrics.status.rawValue), "loss_value": .number(metrics.lossValue),
      "parameters_finite": .boolean(metrics.parametersFinite),
      "split": TableData.splitWords(for: configuration).map(JSONValue.string) ?? .null,
      "samples_train": .number(Double(session.sampleCounts.training)),
      "samples_test": .number(Double(session.sampleCounts.heldOut)),
    ]
    for setting in SettingRegistry.all where setting.report == .run {
      members[setting.memberName] = member(setting, configuration)
    }
    members["standardize"] = .boolean(session.isStandardized)
    if configuration.mode == .free { members["encoder"] = .null }
    let known = LossRegistry.description(named: configuration.loss)?.hyperparameters ?? []
    for parameter in parameters.values {
      let name = known.first { $0.key == parameter.key }?.memberName ?? parameter.key
      members[name] = .number(parameter.number)
    }
    if let scale = session.marginLoss?.chosenScale { members["scale"] = .number(scale) }
    if let loss = session.marginLoss as? any SharedBias { members["bias"] = .number(loss.bias) }
    members.merge(NumbersInForce(session).members) { _, inForce in inForce }
    members["variant"] = parameters.variant.map(JSONValue.string) ?? .null
    members["loss_mean_of"] = metrics.comparisonMean.map(JSONValue.string) ?? .null
    for each in MeasuredNumber.all { members[each.key] = number(each.value(metrics)) }
    return members
  }

  /// A setting as rows say it; classes by what they are called.
  static func member(_ setting: Setting, _ configuration: Configuration) -> JSONValue {
    switch setting.value(in: configuration) {
    case .whole(let count): .number(Double(count))
    case .number(let number): .number(number)
    case .seed(let seed): .whole(seed)
    case .name(let name): .string(name)
    case .classes: .array(configuration.givenUnseenTitles.map(JSONValue.string))
    case .flag(let flag): .boolean(flag)
    }
  }

  private static func number(_ value: Double?) -> JSONValue {
    value.map(JSONValue.number) ?? .null
  }
}
