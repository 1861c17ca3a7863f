internal import Cells
internal import Training

/// The full names of classes whose marks are shorter, a page of the help at a time.
struct NamesPage {
  let state: State

  /// What a page holds on the usual smallest terminal of 80 columns and 24 rows.
  private static let rows = 21
  private static let columns = 70

  /// Whether there is anything to look up.
  private var isNeeded: Bool { state.snapshot.classNames != state.snapshot.classTitles }

  /// Positions of the classes on each page; no page where marks are names.
  var pages: [Range<Int>] {
    guard isNeeded else { return [] }
    var pages: [Range<Int>] = []
    var (start, taken) = (0, 0)
    for (index, title) in state.snapshot.classTitles.enumerated() {
      let rows = max(1, (title.unicodeScalars.count + Self.columns - 1) / Self.columns)
      if taken + rows > Self.rows, index > start {
        pages.append(start..<index)
        (start, taken) = (index, 0)
      }
      taken += rows
    }
    return pages + [start..<state.snapshot.classTitles.count]
  }

  func draw(_ page: Int, in area: Rectangle, on frame: inout Frame) {
    // Other data may have come while the page was open.
    guard pages.indices.contains(page) else { return }
    let pen = TextPen(state)
    var row = area.row
    for index in pages[page] {
      let mark = state.snapshot.classNames[index]
      let indent = max(4, pen.width(of: mark) + 2)
      pen.write(mark, column: area.column, row: row, width: indent, on: &frame)
      for line in Self.lines(
        pen.worded(state.snapshot.classTitles[index]), width: area.width - indent)
      where row < area.row + area.height {
        pen.write(
          line, column: area.column + indent, row: row, width: area.width - indent, on: &frame,
          tone: .second)
        row += 1
      }
    }
  }

  /// A name in lines of a width: a name may have no space to be broken at.
  private static func lines(_ text: String, width: Int) -> [String] {
    let scalars = Array(text.unicodeScalars)
    let width = max(width, 1)
    guard !scalars.isEmpty else { return [""] }
    return stride(from: 0, to: scalars.count, by: width).map { start in
      String(String.UnicodeScalarView(scalars[start..<min(start + width, scalars.count)]))
    }
  }
}
