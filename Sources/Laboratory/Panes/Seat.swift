/// Where a run stands among others.
public struct Seat: Equatable, Sendable {
  /// From 0.
  public var index: Int
  public var count: Int
  /// Whether it fills the screen.
  public var isEnlarged: Bool

  package init(index: Int, count: Int, isEnlarged: Bool) {
    self.index = index
    self.count = count
    self.isEnlarged = isEnlarged
  }
}
