internal import Kernels
internal import MarginLosses
internal import Training

extension State {
  /// The first angle in radians beyond which the target logit rises; nil when it never does.
  package var turningAngle: Double? { State.turningAngle(of: classifier) }

  private static func turningAngle(of loss: any Classifier) -> Double? {
    let directions = 360
    let width = Double.pi / Double(directions)
    func rises(_ theta: Double) -> Bool { loss.target(theta).slope > 1e-6 }
    guard let first = (1..<directions).first(where: { rises(Double($0) * width) }) else {
      return nil
    }
    return Bisection.edge(
      holding: Double(first) * width, failing: Double(first - 1) * width, halvings: 40, rises
    ).holding
  }

  /// Whether another variant of the loss has a target logit that falls everywhere.
  var hasFallBack: Bool {
    guard let type = LossRegistry.named(configuration.loss) else { return false }
    return lossDescription.variants.contains { each in
      var parameters = configuration.parameters
      parameters.variant = each.name
      return each.name != variant && State.turningAngle(of: type.init(parameters)) == nil
    }
  }

  /// How many training points of each class are where the logit rises; empty when it never does.
  func pointsBeyond(_ angle: Double) -> [Int] {
    var counts = [Int](repeating: 0, count: snapshot.classes)
    for judgement in snapshot.training.judgements where Double(judgement.ownAngle) > angle {
      counts[Int(judgement.label)] += 1
    }
    return counts
  }

  /// Whether some training points are pushed away from their own prototype.
  var pushesAway: Bool {
    guard let turningAngle else { return false }
    return pointsBeyond(turningAngle).contains { $0 > 0 }
  }

  /// How many steps something has lasted; nil when it does not hold.
  func duration(_ since: Int?) -> Int? { since.map { step - $0 } }

  /// Whether something has lasted for so many steps.
  func lasts(_ since: Int?, _ steps: Int) -> Bool { duration(since).map { $0 >= steps } ?? false }

  /// The narrowest pair by name, such as `3 and 7`, and its angle.
  var narrowestNames: (text: String, angle: Double)? {
    guard let pair = snapshot.narrowestPair else { return nil }
    let names = snapshot.classNames
    return ("\(names[pair.first]) and \(names[pair.second])", pair.angle)
  }

  /// What the screen calls the margin: the key of its number, `m` without one.
  var marginSymbol: String { margin?.hyperparameter.symbol ?? "m" }
}
