/// A grey picture, from the top left.
public struct Picture: Equatable, Sendable {
  /// Pixels in a row.
  public var width: Int
  /// 0 is paper, 1 is ink.
  public var greys: [Float]
}
