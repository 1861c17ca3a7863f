internal import Drawing
internal import Kernels
internal import MarginLosses
internal import Training

extension Diagnosis {
  /// One point in fifty, or more, is pushed away: the cause of all else.
  static let pushesMany: Diagnosis = Diagnosis(level: .act) { run in
    guard let pushed = run.pushedPoints, pushed.isMany else { return nil }
    if pushed.counts.count(where: { $0 > 0 }) == 1 { return run.wordsOfOneClass(pushed) }
    let total = run.snapshot.training.count
    return "\(pushed.counts.reduce(0, +)) of \(total) points are beyond "
      + run.pushingWords(pushed.angle, "them")
  }

  /// Points stand where the target logit pushes them away from their own prototype.
  static let pushedAway: Diagnosis = Diagnosis(level: .act) { run in
    guard let pushed = run.pushedPoints, !pushed.isMany else { return nil }
    return run.wordsOfOneClass(pushed)
  }
}

extension Run {
  fileprivate typealias Pushed = (counts: [Int], angle: Double, isMany: Bool)

  /// How many points of each class have long been where the target logit rises, and where that is.
  fileprivate var pushedPoints: Pushed? {
    guard lasts(watch.pushedAwaySince, 100), let angle = turningAngle else { return nil }
    let counts = pointsBeyond(angle)
    let total = counts.reduce(0, +)
    return total > 0 ? (counts, angle, 50 * total >= snapshot.training.count) : nil
  }

  /// The class with the most of them.
  fileprivate func wordsOfOneClass(_ pushed: Pushed) -> String? {
    guard let most = pushed.counts.max(), let label = pushed.counts.firstIndex(of: most) else {
      return nil
    }
    let (points, them) = most == 1 ? ("point", "it") : ("points", "them")
    return "\(most) \(points) of \(snapshot.classNames[label]) beyond "
      + pushingWords(pushed.angle, them)
  }

  /// From where on which loss pushes, how far, and the key that helps.
  fileprivate func pushingWords(_ angle: Double, _ them: String) -> String {
    let isMargin =
      margin.map { $0.hyperparameter.unit == .radians && abs(angle - (.pi - $0.value)) < 1e-3 }
      ?? false
    let reason = isMargin ? " (180° − \(marginSymbol))" : ""
    let loss = [variant.map(variantTitle), lossDescription.title].compactMap(\.self)
      .joined(separator: " ")
    let away = risesToTheEnd(from: angle) ? "to 180°" : "away"
    return "\(degreesText(angle))\(reason): \(loss) pushes \(them) \(away). "
      + (keyOfFallBack ?? "\(marginSymbol) lower")
  }

  private func risesToTheEnd(from angle: Double) -> Bool {
    let loss = classifier
    return (1..<16).allSatisfy { part in
      loss.target(angle + Double(part) / 16 * (.pi - angle)).slope > 0
    }
  }
}
