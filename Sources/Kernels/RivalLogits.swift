/// Logits on the sphere of which the other classes', too, are more than s·cos θ: functions of their cosine
/// and of a bar that the sample's own angle sets.
public protocol RivalLogits: OwnLogits {
  /// Whether the own logit depends on the rivals above the bar; false unless it says so.
  var asksRivals: Bool { get }
  /// The logit of another class without scale, and its slope by the cosine.
  func rival<Number: Lane>(_ cosine: Number, bar: Number) -> (value: Number, slope: Number)
  /// The cosine to either side of which a rival's logit has no peak, so that of all rivals the nearest, the
  /// farthest or one beside this cosine has the largest logit; the bar unless it says so.
  func crest(bar: Double) -> Double
}

extension RivalLogits {
  @inlinable public var asksRivals: Bool { false }

  @inlinable public func crest(bar: Double) -> Double { bar }

  @inlinable
  public func fill<Number: Scalar>(_ row: inout SphereRow<Number>) { fillBent(&row) }

  /// How far the own logit is ahead of one other class's by the angles to both, without scale: what
  /// `fillBent` makes of two classes, and no array.
  @inlinable
  public func ahead(own: Double, rival: Double, norm: Double) -> Double {
    let cosine = Double.cos(rival)
    let logit = logit(at: own, norm: norm) { cosine > $0 ? cosine : 0 }
    return logit.value - self.rival(cosine: cosine, bar: logit.bar)
  }

  /// The own logit at an angle, without scale.
  ///
  /// - Parameter meanRival: the mean cosine of the rivals above a bar; called where the logit asks for it.
  @inlinable
  public func logit(
    at angle: Double, norm: Double, meanRival: (_ bar: Double) -> Double
  ) -> OwnLogit<Double> {
    let theta = Angle<SIMD2<Double>>(
      radians: SIMD2(repeating: angle), cosine: SIMD2(repeating: Double.cos(angle)),
      sine: SIMD2(repeating: Double.sin(angle)))
    let sample = OwnSample(place: 0, label: 0, norm: norm, theta: theta)
    let logit = own(sample)
    return asksRivals ? own(sample.with(meanRival: meanRival(logit.bar))) : logit
  }

  /// A rival's logit, without scale.
  @inlinable
  public func rival(cosine: Double, bar: Double) -> Double {
    rival(SIMD2(repeating: cosine), bar: SIMD2(repeating: bar)).value.x
  }

  /// What `fill` does unless a loss says more.
  @inlinable
  public func fillBent<Number: Scalar>(_ row: inout SphereRow<Number>) {
    var own = own(row.own)
    if asksRivals { own = self.own(row.own.with(meanRival: row.meanRival(above: own.bar))) }
    let bar = SIMD2(repeating: own.bar)
    for j in row.logits.indices where j != row.label {
      let cosine = row.plain(j)
      let (value, slope) = rival(SIMD2(repeating: cosine.value), bar: bar)
      row.set(j, (value.x, slope.x * cosine.slope), scale: Number(scale))
    }
    row.set(own, scale: Number(scale))
  }
}

extension SphereRow {
  /// The mean cosine of the other classes above a bar; 0 where there is none.
  @inlinable
  func meanRival(above bar: Number) -> Number {
    var (sum, count): (Number, Number) = (0, 0)
    for j in logits.indices where j != label && plain(j).value > bar {
      sum += plain(j).value
      count += 1
    }
    return sum / max(count, 1)
  }
}
