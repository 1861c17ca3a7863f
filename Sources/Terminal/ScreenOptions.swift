public import Cells

/// What the person asked for, beyond what the environment tells.
public struct ScreenOptions: Hashable, Sendable {
  /// The colours asked for; nil takes what the environment and the terminal's description offer.
  ///
  /// More than the terminal can show becomes the most that it can.
  public var colors: ColorTier?
  /// Whether the terminal shows UTF-8 whatever the locale says.
  public var assumesUTF8: Bool
  /// Keys that may end the program.
  public var waysOut: Set<Key>

  public init(
    colors: ColorTier? = nil, assumesUTF8: Bool = false,
    waysOut: Set<Key> = [.control("c"), .character("q")]
  ) {
    self.colors = colors
    self.assumesUTF8 = assumesUTF8
    self.waysOut = waysOut
  }
}
