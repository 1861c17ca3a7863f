public import Kernels

extension SphereLoss where Self: RivalLogits {
  public var beatsCosines: Bool { false }

  public func lead(own: Double, rival: Double) -> Double {
    guard isOneByOne else { return ahead(own: own, rival: rival, norm: usualNorm) }
    let row = filled([own, rival], label: 0, norm: usualNorm)
    return lead(of: 0, in: row.logits) / scale
  }

  /// Of all classes where the spacing is that of equally many round the circle, since the farthest may cost
  /// more than the neighbour; else of the neighbour alone.
  public func lead(at angle: Double, spacing: Double) -> Double {
    let turn = 2 * Double.pi
    let classes = (turn / spacing).rounded()
    // Two that all but coincide are no sign of as many more.
    guard (3...1000).contains(classes), (classes * spacing - turn).magnitude < 1e-9 else {
      return lead(own: angle, rival: (spacing - angle).magnitude)
    }
    let rivals = (1..<Int(classes)).map { place in
      let apart = (Double(place) * spacing - angle).magnitude
      return min(apart, turn - apart)
    }
    let row = filled([angle] + rivals, label: 0, norm: usualNorm)
    return lead(of: 0, in: row.logits) / scale
  }

  /// Asks the rivals that may have the largest logit, and none else.
  public func wins(_ own: Int, in crowd: Crowd, at direction: Double) -> Bool {
    guard crowd.angles.count > 1 else { return true }
    let angle = crowd.turn(own, direction)
    let logit = logit(at: angle, norm: usualNorm) {
      crowd.meanCosine(at: direction, above: $0, except: own)
    }
    func isBeaten(beside place: Double) -> Bool {
      let (before, after) = crowd.cosines(with: direction, beside: place, except: own)
      return rival(cosine: before, bar: logit.bar) >= logit.value
        || rival(cosine: after, bar: logit.bar) >= logit.value
    }
    if isBeaten(beside: direction) || isBeaten(beside: direction + .pi) { return false }
    let crest = crest(bar: logit.bar)
    guard crest.magnitude < 1 else { return true }
    let turn = crest.arcCosine
    return !isBeaten(beside: direction + turn) && !isBeaten(beside: direction - turn)
  }
}
