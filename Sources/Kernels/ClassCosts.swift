/// Losses on the sphere that are a sum over the classes, each a function of its own logit alone.
public protocol ClassCosts: RivalLogits {
  /// The cost of a class by its logit, and the slope: of the sample's own class, or of another one.
  func cost<Number: Lane>(_ logit: Number, isOwn: Bool) -> (value: Number, slope: Number)
}

extension ClassCosts {
  @inlinable
  public func cost<Number: Scalar>(
    _ row: SphereRow<Number>, into errors: inout [Number]
  ) -> Number {
    var loss: Number = 0
    for j in row.logits.indices {
      let (value, slope) = cost(SIMD2(repeating: row.logits[j]), isOwn: j == row.label)
      loss += value.x
      errors[j] = slope.x
    }
    return loss
  }
}
