internal import Drawing
import MarginLosses
import Training

/// Margin, scale and whatever else a warm-up moves, as they were in force after a run's last step.
struct NumbersInForce {
  private let session: Session

  init(_ session: Session) {
    self.session = session
  }

  /// By their names in rows; null where the loss has none.
  var members: [String: JSONValue] {
    let alwaysTold = ["margin", "scale"]
    var members = alwaysTold.reduce(into: [:]) { $0[Self.key($1)] = JSONValue.null }
    for each in session.lossDescription.hyperparameters
    where alwaysTold.contains(each.memberName) || moved.contains(where: { $0.key == each.key }) {
      guard let number = session.parametersInForce[each.key] else { continue }
      members[Self.key(each.memberName)] = .number(number)
    }
    if let scale = session.marginLoss?.chosenScale { members[Self.key("scale")] = .number(scale) }
    return members
  }

  /// What a warm-up that has not ended had come to; nil where all is in force that is set.
  var words: String? {
    guard session.isShortOfItsSettings else { return nil }
    let (set, inForce) = (session.configuration.parameters, session.parametersInForce)
    func text(_ number: Double?) -> String { numberText(number ?? 0, from: 0, through: 4) }
    let numbers = moved.map {
      "\($0.memberName) \(text(inForce[$0.key])) for \(text(set[$0.key]))"
    }
    return "warm-up not ended, step \(session.step) of \(session.configuration.warmUp); in force "
      + numbers.joined(separator: ", ")
  }

  private var moved: [Hyperparameter] {
    WarmUp.moved(session.configuration.parameters, of: session.lossDescription)
  }

  private static let ending = "_in_force"

  static func key(_ name: String) -> String { name + ending }

  /// The numbers of a row of which it says what was in force.
  static func names(in row: [String: Double]) -> [String] {
    row.keys.filter { $0.hasSuffix(ending) }.map { String($0.dropLast(ending.count)) }
  }

  /// By which rows tell what of a number was in force.
  static func key(_ hyperparameter: Hyperparameter) -> String { key(hyperparameter.memberName) }
}
