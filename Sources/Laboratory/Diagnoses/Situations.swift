internal import Kernels
internal import MarginLosses
internal import Training

extension Run {
  /// The key that takes a variant of the loss whose target logit falls everywhere; nil without one.
  var keyOfFallBack: String? {
    keyOfVariant { Run.turningAngle(of: $0) == nil }
  }

  /// How many steps something has lasted; nil when it does not hold.
  func duration(_ since: Int?) -> Int? { since.map { step - $0 } }

  /// Whether something has lasted for so many steps.
  func lasts(_ since: Int?, _ steps: Int) -> Bool { duration(since).map { $0 >= steps } ?? false }

  /// The narrowest pair by name, such as `3 and 7`, and its angle.
  package var narrowestNames: (text: String, angle: Double)? {
    guard let pair = snapshot.narrowestPair else { return nil }
    return (names(of: ClassPair(pair.first, pair.second)), pair.angle)
  }

  /// The same of the pair that has pointed one way for longest and still does, and since when.
  var mergedNames: (text: String, angle: Double, since: Int)? {
    watch.merged.lazy.compactMap { merged in
      let pair = merged.pair
      guard let angle = snapshot.angle(between: pair.first, pair.second),
        angle < Watch.mergedAngle(self)
      else { return nil }
      return (names(of: pair), angle, merged.since)
    }.first
  }

  private func names(of pair: ClassPair) -> String {
    "\(snapshot.classNames[pair.first]) and \(snapshot.classNames[pair.second])"
  }
}
