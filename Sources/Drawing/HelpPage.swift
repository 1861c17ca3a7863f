package import Cells

/// Signs and their meanings in as many columns as there is room for, and in parts where that is not enough.
package struct HelpPage {
  /// A sign and its meaning.
  package struct Entry {
    package var sign: String
    package var meaning: String

    package init(sign: String, meaning: String) {
      self.sign = sign
      self.meaning = meaning
    }
  }

  /// From how many columns of the screen on, and entries, they stand in two columns.
  private static let twoColumns = 110
  private static let worthTwoColumns = 8

  private let entries: [Entry]
  private let area: Rectangle
  private let pen: TextPen
  /// From 0; beyond the last one that is shown.
  private let part: Int

  package init(entries: [Entry], area: Rectangle, pen: TextPen, part: Int) {
    self.entries = entries
    self.area = area
    self.pen = pen
    self.part = part
  }

  package func draw(on frame: inout Frame) {
    for item in items {
      pen.write(
        entries[item.index].sign, column: item.column, row: item.row,
        width: item.sign - 1,
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
    var column: Int = 0
    var row: Int = 0
    /// Columns of all of it, and of its sign.
    var width: Int
    var sign: Int
  }

  /// Columns of a sign, of a whole entry, and how many entries stand side by side.
  private var columns: (sign: Int, each: Int, count: Int) {
    let sign = min(2 + (entries.map { pen.width(of: $0.sign) }.max() ?? 0), area.width / 2)
    let count = area.width >= Self.twoColumns && entries.count >= Self.worthTwoColumns ? 2 : 1
    return (sign, area.width / count - (count - 1), count)
  }

  package var partCount: Int { parts.count }

  /// Entries without their places, as many at a time as there are rows for.
  private var parts: [[Item]] {
    let (sign, each, count) = columns
    var parts: [[Item]] = [[]]
    var place = (column: 0, row: 0)
    for index in entries.indices {
      var rest = lines(of: entries[index].meaning, width: max(each - sign, 1))[...]
      repeat {
        // One that is longer than a column goes on in the next.
        let item = Item(
          index: index, lines: Array(rest.prefix(max(area.height, 1))), width: each, sign: sign)
        if place.row + item.lines.count > area.height { place = (place.column + 1, 0) }
        if place.column == count {
          parts.append([])
          place = (0, 0)
        }
        parts[parts.count - 1].append(item)
        place.row += item.lines.count
        rest = rest.dropFirst(item.lines.count)
      } while !rest.isEmpty
    }
    return parts
  }

  /// A text in lines of a width; a word that is longer is broken.
  private func lines(of text: String, width: Int) -> [String] {
    var lines: [String] = []
    for line in pen.wrapped(text, width: width) {
      var rest = line.unicodeScalars[...]
      while rest.count > width {
        lines.append(String(rest.prefix(width)))
        rest = rest.dropFirst(width)
      }
      lines.append(String(rest))
    }
    return lines.isEmpty ? [""] : lines
  }

  private var items: [Item] {
    let (_, each, columns) = columns
    var items = parts[min(part, parts.count - 1)]
    let height = Self.height(items.map(\.lines.count), columns, atMost: area.height)
    var place = (column: 0, row: 0)
    for index in items.indices {
      let rows = items[index].lines.count
      if place.row + rows > height { place = (place.column + 1, 0) }
      items[index].column = area.column + place.column * (each + 2)
      items[index].row = area.row + place.row
      place.row += rows
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
}
