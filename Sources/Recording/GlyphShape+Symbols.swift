extension GlyphShape {
  private static let up = [(500, 550), (950, 1400), (50, 1400)]
  private static let down = [(50, 650), (950, 650), (500, 1500)]
  private static let right = [(80, 560), (950, 1000), (80, 1440)]
  private static let left = [(920, 560), (50, 1000), (920, 1440)]
  private static let diamond = [(500, 480), (960, 1000), (500, 1520), (40, 1000)]
  private static let square = [(110, 610), (890, 610), (890, 1390), (110, 1390)]
  private static let pillar = [(280, 480), (720, 480), (720, 1520), (280, 1520)]
  private static let bar = [(30, 780), (970, 780), (970, 1220), (30, 1220)]
  private static let smallRight = [(250, 720), (800, 1000), (250, 1280)]
  private static let smallLeft = [(750, 720), (200, 1000), (750, 1280)]

  private static let outlines: [UInt32: (corners: [(Int, Int)], isHollow: Bool)] = [
    0x25B2: (up, false), 0x25B3: (up, true), 0x25BC: (down, false), 0x25BD: (down, true),
    0x25B6: (right, false), 0x25B7: (right, true), 0x25BA: (right, false), 0x25BB: (right, true),
    0x25C0: (left, false), 0x25C1: (left, true), 0x25C4: (left, false), 0x25C5: (left, true),
    0x25B8: (smallRight, false), 0x25C2: (smallLeft, false), 0x25C6: (diamond, false),
    0x25C7: (diamond, true), 0x25A0: (square, false), 0x25A1: (square, true),
    0x25AE: (pillar, false), 0x25AF: (pillar, true), 0x25AC: (bar, false), 0x25AD: (bar, true),
  ]

  private static let circles: [UInt32: [Int]] = [
    0x25CF: [430], 0x25CB: [430, 290], 0x25C9: [450, 330, 200], 0x25CE: [450, 330, 210, 90],
    0x2022: [260],
  ]

  /// The marks of classes and knobs.
  static func symbol(_ scalar: UInt32) -> GlyphShape? {
    if let radii = circles[scalar] { return .circles(radii) }
    guard let outline = outlines[scalar] else { return nil }
    let corners = outline.corners.map { Point(x: $0.0, y: $0.1) }
    return .outlines(outline.isHollow ? [corners, inner(corners)] : [corners])
  }

  /// The same outline drawn in towards its middle.
  private static func inner(_ corners: [Point]) -> [Point] {
    let middleX = corners.reduce(0) { $0 + $1.x } / corners.count
    let middleY = corners.reduce(0) { $0 + $1.y } / corners.count
    return corners.map { corner in
      Point(
        x: middleX + (corner.x - middleX) * 11 / 20, y: middleY + (corner.y - middleY) * 11 / 20)
    }
  }
}
