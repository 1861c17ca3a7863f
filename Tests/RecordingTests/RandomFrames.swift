import Cells

/// Repeatable randomness (SplitMix64).
struct TestGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}

extension Frame {
  /// A frame of few colours and glyphs, so that neighbours often agree.
  static func random(_ size: Size, using generator: inout TestGenerator) -> Frame {
    var frame = Frame(size: size)
    frame.change(count: size.width * size.height * 2, using: &generator)
    return frame
  }

  /// Changes cells in short rows of one style.
  mutating func change(count: Int, using generator: inout TestGenerator) {
    guard !cells.isEmpty else { return }
    var left = count
    while left > 0 {
      let start = Int.random(in: 0..<cells.count, using: &generator)
      let length = min(Int.random(in: 1...6, using: &generator), cells.count - start)
      let style = Style(
        foreground: .random(using: &generator), background: .random(using: &generator),
        attributes: Attributes(rawValue: UInt8.random(in: 0...7, using: &generator)))
      for place in start..<start + length {
        cells[place] = Cell(
          "  aZ9⣿▀│θ🬀".unicodeScalars.randomElement(using: &generator) ?? " ", style: style)
      }
      left -= length
    }
  }
}

extension Color {
  static func random(using generator: inout TestGenerator) -> Color {
    switch Int.random(in: 0...3, using: &generator) {
    case 0: .terminal
    case 1: .indexed(UInt8.random(in: 0...15, using: &generator))
    case 2: .indexed([16, 99, 231, 255].randomElement(using: &generator) ?? 16)
    default: .direct([0x00_0000, 0x12_1212, 0xFF_8000].randomElement(using: &generator) ?? 0)
    }
  }
}
