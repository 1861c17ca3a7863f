/// What parts the pairs that are accepted from those that are refused, as squared distances of rows scaled to
/// length 1.
public struct PairThreshold: Equatable, Sendable {
  /// Of the last pair that is accepted, in 0…4.
  public let accepted: Double
  /// Of the first one that is refused; nil where none is.
  public let refused: Double?

  /// Pairs nearer to a threshold than this may fall on either side of it, as single precision rounds them.
  private static let rounding = 1e-6

  /// How far from both a threshold stays.
  private var slack: Double { min(Self.rounding, (refused.map { $0 - accepted } ?? 1) / 4) }

  /// Close to the last accepted one, so that others like the refused ones stay out.
  var chord: Double { min(accepted + slack, 4) }

  /// Where a threshold may stand.
  public var range: ClosedRange<Double> {
    chord...max(refused.map { $0 - slack } ?? 4, chord)
  }
}
