public import Cells

/// Frames as the bytes that a terminal shows them from.
///
/// Only three kinds of sequence are ever sent: cursor positions, renditions with colours by semicolons,
/// and glyphs. Every result starts and ends with plain renditions, so each stands for itself.
public enum ANSIEncoder {
  /// The bytes that turn a terminal showing one frame into one showing the next.
  ///
  /// Without a previous frame, or with one of another size, every cell is sent. Frames that look the same
  /// give no bytes.
  ///
  /// - Complexity: O(*n*) in the number of cells.
  public static func bytes(from previous: Frame?, to next: Frame) -> [UInt8] {
    var writer = ANSIWriter()
    let known = previous?.size == next.size ? previous : nil
    for row in 0..<next.height {
      for column in 0..<next.width {
        if let known, looksEqual(known[column, row], next[column, row]) { continue }
        writer.move(toColumn: column, row: row, in: next)
        writer.put(next[column, row])
        if column == next.width - 1 { writer.loseCursor() }
      }
    }
    writer.reset()
    return writer.bytes
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
