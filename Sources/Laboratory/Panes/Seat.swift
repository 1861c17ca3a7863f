/// Where a run stands among others.
public struct Seat: Equatable, Sendable {
  public var count: Int
  /// Whether it fills the screen.
  public var isEnlarged: Bool

  package init(count: Int, isEnlarged: Bool) {
    self.count = count
    self.isEnlarged = isEnlarged
  }
}
