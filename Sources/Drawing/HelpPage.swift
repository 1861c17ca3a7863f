package import Cells

/// Signs and their meanings in as many columns as there is room for.
package struct HelpPage {
  /// A sign, its meaning, and how soon it is left out: the largest first.
  package struct Entry {
    package var sign: String
    package var meaning: String
    package var priority: Int

    package init(sign: String, meaning: String, priority: Int) {
      self.sign = sign
      self.meaning = meaning
      self.priority = priority
    }
  }

  /// From how many columns of the screen on, and entries, they stand in two columns.
  private static let twoColumns = 110
  private static let worthTwoColumns = 8

  private let entries: [Entry]
  private let area: Rectangle
  private let pen: TextPen

  package init(entries: [Entry], area: Rectangle, pen: TextPen) {
    self.entries = entries
    self.area = area
    self.pen = pen
  }

  package func draw(on frame: inout Frame) {
    for item in items {
      pen.write(
        entries[item.index].sign, column: item.column, row: item.row, width: item.sign - 1,
        on: &frame)
      for (offset, line) in item.lines.enumerated() {
        pen.write(
          line, column: item.column + item.sign, row: item.row + offset,
          width: item.width - item.sign, on: &frame, tone: .second)
      }
    }
  }

  /// The entry under the mouse, and the scalar of its sign where it stands on that.
  package func entry(under mouse: Mouse) -> (index: Int, scalar: Unicode.Scalar?)? {
    let found = items.first { item in
      (item.row..<item.row + item.lines.count).contains(mouse.row)
        && (item.column..<item.column + item.width).contains(mouse.column)
    }
    return found.map { item in
      let sign = Array(entries[item.index].sign.unicodeScalars)
      let place = mouse.column - item.column
      let isOnSign = mouse.row == item.row && sign.indices.contains(place)
      return (item.index, isOnSign ? sign[place] : nil)
    }
  }

  /// An entry and where it stands.
  private struct Item {
    var index: Int
    var lines: [String]
    var column: Int
    var row: Int
    /// Columns of all of it, and of its sign.
    var width: Int
    var sign: Int
  }

  private var items: [Item] {
    let sign = min(2 + (entries.map { pen.width(of: $0.sign) }.max() ?? 0), area.width / 2)
    let columns = area.width >= Self.twoColumns && entries.count >= Self.worthTwoColumns ? 2 : 1
    let each = area.width / columns - (columns - 1)
    let shown = fitted(width: each - sign, rows: area.height * columns)
    let height = Self.height(shown.map { $0.1.count }, columns, atMost: area.height)
    var items: [Item] = []
    var place = (column: 0, row: 0)
    for (index, lines) in shown {
      if place.row + lines.count > height { place = (place.column + 1, 0) }
      guard place.column < columns else { return items }
      items.append(
        Item(
          index: index, lines: lines, column: area.column + place.column * (each + 2),
          row: area.row + place.row, width: each, sign: sign))
      place.row += lines.count
    }
    return items
  }

  /// The rows of the shortest columns that hold all, in order.
  private static func height(_ rows: [Int], _ columns: Int, atMost limit: Int) -> Int {
    let total = rows.reduce(0, +)
    guard columns > 1 else { return limit }
    return ((total + columns - 1) / columns..<max(limit, 1)).first { height in
      var (column, row) = (0, 0)
      for count in rows {
        if row + count > height { (column, row) = (column + 1, 0) }
        row += count
      }
      return column < columns
    } ?? limit
  }

  /// What fits: long sentences are cut to a line, the least important first; then the least
  /// important lines are left out.
  private func fitted(width: Int, rows: Int) -> [(Int, [String])] {
    var shown = entries.indices.map { ($0, pen.wrapped(entries[$0].meaning, width: width)) }
    let ranked = entries.indices.sorted {
      (entries[$0].priority, $0) < (entries[$1].priority, $1)
    }
    var taken = shown.reduce(0) { $0 + $1.1.count }
    for index in ranked.reversed() where taken > rows && shown[index].1.count > 1 {
      taken -= shown[index].1.count - 1
      shown[index].1 = [pen.cut(entries[index].meaning, width: width)]
    }
    return ranked.prefix(rows).sorted().map { shown[$0] }
  }
}
