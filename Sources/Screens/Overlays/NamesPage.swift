internal import Cells
internal import Drawing
internal import Laboratory
internal import Training

/// The full names of classes whose marks are shorter, a page of the help at a time.
struct NamesPage {
  let state: State

  func draw(_ page: Int, in area: Rectangle, on frame: inout Frame) {
    // Other data may have come while the page was open.
    guard state.namePages.indices.contains(page) else { return }
    let pen = TextPen(state)
    var row = area.row
    for index in state.namePages[page] {
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
