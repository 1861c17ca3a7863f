public import Cells

/// Frames as the bytes that a terminal shows them from.
///
/// Only four kinds of sequence are ever sent: cursor positions, columns forward, renditions with colours
/// by semicolons, and glyphs. Every result starts and ends with plain renditions, so each stands for itself.
public enum ANSIEncoder {
  /// The bytes that turn a terminal showing one frame into one showing the next.
  ///
  /// Without a previous frame, or with one of another size, every cell is sent. Frames that look the same
  /// give no bytes.
  ///
  /// - Complexity: O(*n*) in the number of cells.
  public static func bytes(from previous: Frame?, to next: Frame) -> [UInt8] {
    let known = previous?.size == next.size ? previous : nil
    let changed = next.cells.indices.filter { index in
      known.map { !looksEqual($0.cells[index], next.cells[index]) } ?? true
    }
    let byRows = bytes(of: changed, in: next)
    guard known != nil, changed.count > 8 else { return byRows }
    // Where few colours are scattered, going from colour to colour is shorter than row by row.
    let byColors = bytes(of: sortedByStyle(changed, in: next), in: next)
    return byColors.count < byRows.count ? byColors : byRows
  }

  private static func bytes(of cells: [Int], in frame: Frame) -> [UInt8] {
    var writer = ANSIWriter()
    for index in cells {
      let (row, column) = index.quotientAndRemainder(dividingBy: max(frame.width, 1))
      writer.move(toColumn: column, row: row, in: frame)
      writer.put(frame[column, row])
      if column == frame.width - 1 { writer.loseCursor() }
    }
    writer.reset()
    return writer.bytes
  }

  /// Cells of one background together, and within it those of one foreground; blanks come first, as any
  /// foreground will do for them.
  private static func sortedByStyle(_ cells: [Int], in frame: Frame) -> [Int] {
    let keys = cells.map { index -> (UInt64, Int) in
      let cell = frame.cells[index]
      let ground = UInt64(key(cell.style.background)) << 36
      guard !cell.isBlank else { return (ground, index) }
      let foreground = UInt64(key(cell.style.foreground)) << 4
      return (ground | 1 << 35 | foreground | UInt64(cell.style.attributes.rawValue & 15), index)
    }
    return keys.sorted { $0 < $1 }.map(\.1)
  }

  /// A number that tells colours apart.
  private static func key(_ color: Color) -> UInt32 {
    color.rgb.map { $0 & 0xFF_FFFF } ?? color.index.map { 0x100_0000 | UInt32($0) } ?? 0x200_0000
  }

  /// The bytes that show a frame where it is printed, a line a row.
  public static func page(of frame: Frame) -> [UInt8] {
    var writer = ANSIWriter()
    for row in 0..<frame.height {
      let isShown: (Int) -> Bool = { !looksEqual(frame[$0, row], Cell()) }
      let end = (0..<frame.width).last(where: isShown).map { $0 + 1 } ?? 0
      for column in 0..<end { writer.put(frame[column, row]) }
      writer.endLine()
    }
    return writer.bytes
  }

  private static func looksEqual(_ first: Cell, _ second: Cell) -> Bool {
    if first == second { return true }
    return first.isBlank && second.isBlank && first.style.background == second.style.background
  }
}
