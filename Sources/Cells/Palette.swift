extension Color {
  /// The first sixteen palette colours as xterm ships them; people theme these.
  private static let xterm16: [UInt32] = [
    0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
    0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
  ]

  /// The steps of one channel in the palette's cube, 16–231.
  private static let cubeSteps: [UInt32] = [0, 95, 135, 175, 215, 255]

  /// The 24-bit value of a palette colour: xterm's sixteen, its six-step cube, its greys.
  public static func rgb(ofIndex index: UInt8) -> UInt32 {
    let value = Int(index)
    if value < 16 { return xterm16[value] }
    if value >= 232 { return UInt32(8 + 10 * (value - 232)) * 0x01_0101 }
    let cube = value - 16
    return cubeSteps[cube / 36] << 16 | cubeSteps[cube / 6 % 6] << 8 | cubeSteps[cube % 6]
  }

  /// The fixed palette colour, 16–255, that is nearest to a 24-bit value channel by channel.
  public static func nearestIndex(toRGB rgb: UInt32) -> UInt8 {
    let channels = [rgb >> 16 & 0xFF, rgb >> 8 & 0xFF, rgb & 0xFF].map(Int.init)
    let steps = channels.map { $0 < 48 ? 0 : $0 < 115 ? 1 : ($0 - 35) / 40 }
    let cube = 16 + 36 * steps[0] + 6 * steps[1] + steps[2]
    let grey = 232 + min(23, max(0, (channels.reduce(0, +) / 3 - 3) / 10))
    return UInt8(
      distance(rgb, Self.rgb(ofIndex: UInt8(cube))) <= distance(rgb, Self.rgb(ofIndex: UInt8(grey)))
        ? cube : grey)
  }

  private static func distance(_ first: UInt32, _ second: UInt32) -> Int {
    [16, 8, 0].reduce(0) { sum, shift in
      let difference = Int(first >> shift & 0xFF) - Int(second >> shift & 0xFF)
      return sum + difference * difference
    }
  }

  /// The 24-bit value to paint, given what the terminal's own default stands for.
  public func rgb(terminal: UInt32) -> UInt32 {
    if let rgb { return rgb }
    return index.map(Self.rgb(ofIndex:)) ?? terminal
  }
}
