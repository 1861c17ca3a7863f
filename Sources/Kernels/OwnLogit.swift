/// One sample as the logit of its own class sees it.
@frozen
public struct OwnSample<Number: Scalar>: Sendable {
  /// The sample's place in its batch.
  public let place: Int
  public let label: Int
  /// Length of the embedding.
  public let norm: Number
  /// The angle to the prototype of the own class.
  public let theta: Angle<SIMD2<Number>>
  /// The mean cosine of the rivals above the bar, 0 where there is none; for logits that ask for it.
  public var meanRival: Number = 0

  @inlinable
  init(place: Int, label: Int, norm: Number, theta: Angle<SIMD2<Number>>) {
    (self.place, self.label, self.norm, self.theta) = (place, label, norm, theta)
  }

  /// The same sample with the rivals above its bar.
  @inlinable
  func with(meanRival: Number) -> OwnSample {
    var result = self
    result.meanRival = meanRival
    return result
  }

  /// The cosine, and its slope by the angle.
  @inlinable public var plain: (value: Number, slope: Number) { (theta.cosine.x, -theta.sine.x) }
}

/// What a loss makes of a sample's own class, without scale.
@frozen
public struct OwnLogit<Number: Scalar>: Sendable {
  /// ψ, and its slopes by the angle and by the embedding's length.
  public var value: Number
  public var slope: Number
  public var slopeByNorm: Number = 0
  /// What the logits of rivals are measured against.
  public var bar: Number = 0
  /// What is added to the cross entropy, and its derivative by the length.
  public var penalty: (value: Number, slope: Number) = (0, 0)

  @inlinable
  public init(_ logit: (value: Number, slope: Number)) { (value, slope) = logit }

  /// Of a formula that takes several numbers, which are alike.
  @inlinable
  public init(_ logit: (value: SIMD2<Number>, slope: SIMD2<Number>)) {
    (value, slope) = (logit.value.x, logit.slope.x)
  }
}

/// Logits on the sphere of which only the own class's is more than s·cos θ.
///
/// The margin may be another one for each sample, as where it depends on the class or on the embedding's
/// length.
public protocol OwnLogits: SphereLogits {
  /// s.
  var scale: Double { get }
  /// Whether the logit or a penalty depends on the embedding's length; false unless it says so.
  var dependsOnNorm: Bool { get }
  func own<Number: Scalar>(_ sample: OwnSample<Number>) -> OwnLogit<Number>
}

extension OwnLogits {
  @inlinable public var dependsOnNorm: Bool { false }

  @inlinable
  public func fill<Number: Scalar>(_ row: inout SphereRow<Number>) { fillPlainly(&row) }

  /// What `fill` does unless a loss says more.
  @inlinable
  public func fillPlainly<Number: Scalar>(_ row: inout SphereRow<Number>) {
    row.setPlain(scale: Number(scale))
    row.set(own(row.own), scale: Number(scale))
  }
}

extension SphereRow {
  /// The sample as its own class sees it.
  @inlinable public var own: OwnSample<Number> {
    let (cosine, slope) = plain(label)
    let theta = Angle<SIMD2<Number>>(
      radians: SIMD2(repeating: angle(label)), cosine: SIMD2(repeating: cosine),
      sine: SIMD2(repeating: -slope))
    return OwnSample(place: sample, label: label, norm: norm, theta: theta)
  }

  /// Sets the logit of the own class.
  @inlinable
  public mutating func set(_ own: OwnLogit<Number>, scale: Number) {
    set(label, (own.value, own.slope), scale: scale)
    radialSlope = scale * own.slopeByNorm
    penalty = own.penalty
  }
}
