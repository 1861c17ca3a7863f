import Cells

/// Colours as ncurses numbers them, in the tier that is in use.
struct ColorNumbers {
  let tier: ColorTier
  /// Whether the terminal has only the first eight colours; bold then stands for the bright ones.
  let isEight: Bool

  /// The number of a colour, -1 for the terminal's own and for one that the tier does not have.
  func number(of color: Color) -> Int32 {
    switch tier {
    case .none: return -1
    case .palette16:
      guard let index = color.index, index < 16 else { return -1 }
      return Int32(isEight ? index & 7 : index)
    case .palette256:
      return Int32(
        color.index.map(Int.init) ?? color.rgb.map { Int(Color.nearestIndex(toRGB: $0)) } ?? -1)
    case .direct:
      if let index = color.index, index < 8 { return Int32(index) }
      // Numbers below eight are the palette's in every description with direct colour.
      return color == .terminal ? -1 : Int32(max(8, color.rgb(terminal: 0)))
    }
  }

  /// Whether a foreground needs bold to be bright.
  func needsBold(_ color: Color) -> Bool {
    tier == .palette16 && isEight && (8...15).contains(color.index ?? 0)
  }
}
