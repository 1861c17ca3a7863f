/// Places between the lowest and the highest of some values.
public enum Quantile {
  /// The value below which a share of ascending values lies, drawn straight between the two that it
  /// falls between; halfway between them it is their mean. Nil without values.
  @inlinable
  public static func interpolated(_ ascending: [Double], share: Double) -> Double? {
    guard let last = ascending.indices.last else { return nil }
    let place = share * Double(last)
    let below = min(Int(place), last)
    let above = min(below + 1, last)
    let rest = place - Double(below)
    // The mean keeps the last bit that the difference would lose.
    if rest == 0.5 { return (ascending[below] + ascending[above]) / 2 }
    return ascending[below] + (ascending[above] - ascending[below]) * rest
  }

  /// The mean of the two values in the middle, or the one there; nil without values.
  @inlinable
  public static func median<Number: BinaryFloatingPoint>(of values: [Number]) -> Double? {
    guard !values.isEmpty else { return nil }
    let ascending = values.sorted()
    return (Double(ascending[(values.count - 1) / 2]) + Double(ascending[values.count / 2])) / 2
  }
}
