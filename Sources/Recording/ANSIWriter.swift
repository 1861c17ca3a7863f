import Cells

/// Bytes for a terminal of which the cursor and the renditions are tracked.
struct ANSIWriter {
  private(set) var bytes: [UInt8] = []
  private var style = Style()
  private var cursor: (column: Int, row: Int)?

  /// Forgets where the cursor is, as after the last column, where terminals differ.
  mutating func loseCursor() {
    cursor = nil
  }

  /// Writes a cell where the cursor is.
  mutating func put(_ cell: Cell) {
    turn(to: wantedStyle(for: cell))
    append(scalar: cell.displayedScalar)
    cursor?.column += 1
  }

  /// Moves on to a cell; a few cells of the frame in between are written again when that is shorter.
  mutating func move(toColumn column: Int, row: Int, in frame: Frame) {
    defer { cursor = (column, row) }
    if let cursor, cursor.row == row, cursor.column == column { return }
    if let cursor, cursor.row == row, cursor.column < column {
      let between = (cursor.column..<column).map { frame[$0, row] }
      let isShort = between.count <= 4 && between.allSatisfy { wantedStyle(for: $0) == style }
      if isShort {
        for cell in between { append(scalar: cell.displayedScalar) }
        return
      }
      bytes += [0x1B, 0x5B]
      if column - cursor.column > 1 { append(number: column - cursor.column) }
      bytes.append(0x43)
      return
    }
    bytes += [0x1B, 0x5B]
    if row > 0 || column > 0 { append(number: row + 1) }
    if column > 0 {
      bytes.append(0x3B)
      append(number: column + 1)
    }
    bytes.append(0x48)
  }

  /// Returns to plain renditions.
  mutating func reset() {
    turn(to: Style())
  }

  /// Ends a line, plainly, so that no colour runs on.
  mutating func endLine() {
    reset()
    bytes.append(0x0A)
  }

  /// The style to write a cell in; on a blank, what is not seen stays as it is.
  private func wantedStyle(for cell: Cell) -> Style {
    guard cell.isBlank else { return cell.style }
    return Style(
      foreground: style.foreground, background: cell.style.background,
      attributes: style.attributes.intersection(.bold))
  }

  private mutating func turn(to wanted: Style) {
    guard wanted != style else { return }
    let changes = Rendition.parameters(from: style, to: wanted)
    let anew = wanted == Style() ? [] : [0] + Rendition.parameters(from: Style(), to: wanted)
    bytes += [0x1B, 0x5B]
    for (position, parameter) in (cost(anew) < cost(changes) ? anew : changes).enumerated() {
      if position > 0 { bytes.append(0x3B) }
      append(number: parameter)
    }
    bytes.append(0x6D)
    style = wanted
  }

  private func cost(_ parameters: [Int]) -> Int {
    parameters.reduce(0) { $0 + ($1 < 10 ? 2 : $1 < 100 ? 3 : 4) }
  }

  private mutating func append(number: Int) {
    bytes += String(number).utf8
  }

  private mutating func append(scalar: UInt32) {
    if scalar < 0x80 {
      bytes.append(UInt8(scalar))
    } else if let scalar = Unicode.Scalar(scalar) {
      bytes += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
    }
  }
}
