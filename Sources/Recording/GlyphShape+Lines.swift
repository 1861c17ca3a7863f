extension GlyphShape {
  /// The arms of box drawing characters: left, right, up, down; 1 is light and 2 heavy.
  private static let arms: [UInt32: [Int]] = [
    0x2500: [1, 1, 0, 0], 0x2501: [2, 2, 0, 0], 0x2502: [0, 0, 1, 1], 0x2503: [0, 0, 2, 2],
    0x250C: [0, 1, 0, 1], 0x250F: [0, 2, 0, 2], 0x2510: [1, 0, 0, 1], 0x2513: [2, 0, 0, 2],
    0x2514: [0, 1, 1, 0], 0x2517: [0, 2, 2, 0], 0x2518: [1, 0, 1, 0], 0x251B: [2, 0, 2, 0],
    0x251C: [0, 1, 1, 1], 0x2524: [1, 0, 1, 1], 0x252C: [1, 1, 0, 1], 0x2534: [1, 1, 1, 0],
    0x253C: [1, 1, 1, 1], 0x254B: [2, 2, 2, 2], 0x256D: [0, 1, 0, 1], 0x256E: [1, 0, 0, 1],
    0x256F: [1, 0, 1, 0], 0x2570: [0, 1, 1, 0], 0x2574: [1, 0, 0, 0], 0x2575: [0, 0, 1, 0],
    0x2576: [0, 1, 0, 0], 0x2577: [0, 0, 0, 1],
  ]

  /// Dashes in a cell, with the weight: 1 light and 2 heavy.
  private static let dashes: [UInt32: (count: Int, weight: Int, isVertical: Bool)] = [
    0x2504: (3, 1, false), 0x2505: (3, 2, false), 0x2506: (3, 1, true), 0x2508: (4, 1, false),
    0x250A: (4, 1, true), 0x254C: (2, 1, false), 0x254D: (2, 2, false), 0x254E: (2, 1, true),
  ]

  private static func thickness(_ weight: Int) -> Int { weight == 1 ? 150 : 350 }

  static func line(_ scalar: UInt32) -> GlyphShape? {
    if let arms = arms[scalar] { return .blocks(blocks(arms)) }
    guard let dash = dashes[scalar] else { return nil }
    let length = (dash.isVertical ? height : width) / dash.count
    let thickness = thickness(dash.weight)
    return .blocks(
      (0..<dash.count).map { place in
        let start = place * length + length / 5
        return dash.isVertical
          ? Block(x: (width - thickness) / 2, y: start, width: thickness, height: length * 3 / 5)
          : Block(x: start, y: (height - thickness) / 2, width: length * 3 / 5, height: thickness)
      })
  }

  private static func blocks(_ arms: [Int]) -> [Block] {
    let across = max(arms[0], arms[1])
    let along = max(arms[2], arms[3])
    var blocks: [Block] = []
    if across > 0 {
      let reach = (thickness(max(along, 1)) + (along == 0 ? -thickness(1) : 0)) / 2
      let left = arms[0] > 0 ? 0 : width / 2 - reach
      let right = arms[1] > 0 ? width : width / 2 + reach
      let thickness = thickness(across)
      blocks.append(
        Block(x: left, y: (height - thickness) / 2, width: right - left, height: thickness))
    }
    if along > 0 {
      let top = arms[2] > 0 ? 0 : height / 2
      let bottom = arms[3] > 0 ? height : height / 2
      let thickness = thickness(along)
      blocks.append(
        Block(x: (width - thickness) / 2, y: top, width: thickness, height: bottom - top))
    }
    return blocks
  }
}
