internal import Cells
internal import Drawing
internal import Laboratory
internal import Plotting

/// Small print in the lower corners of the plane, where the ring leaves room.
struct PlaneCaption {
  var rectangle: Rectangle
  var theme: Theme
  var glyphs: GlyphTier

  /// Writes lines into the lower left corner, in the first wording whose places are all empty.
  func writeLeft(_ wordings: [[String]], on frame: inout Frame) {
    for lines in wordings.map({ $0.map(worded) }) {
      let top = rectangle.row + rectangle.height - lines.count
      let isFree = lines.indices.allSatisfy { line in
        isEmpty(row: top + line, columns: lines[line].unicodeScalars.count + 2, frame)
      }
      guard isFree else { continue }
      for (line, text) in lines.enumerated() {
        frame.write(
          text, column: rectangle.column + 1, row: top + line, foreground: theme.secondText)
      }
      return
    }
  }

  /// Writes a line into the lower right corner.
  func writeRight(_ text: String, on frame: inout Frame) {
    let width = text.unicodeScalars.count
    let corner = rectangle.width / 2 - Int(Double(rectangle.height) * 0.35) - 1
    guard width < corner else { return }
    frame.write(
      text, column: rectangle.column + rectangle.width - width,
      row: rectangle.row + rectangle.height - 1, foreground: theme.secondText)
  }

  private func worded(_ text: String) -> String { glyphs == .ascii ? asciiText(text) : text }

  private func isEmpty(row: Int, columns: Int, _ frame: Frame) -> Bool {
    guard columns < rectangle.width, row >= rectangle.row else { return false }
    return (0..<columns).allSatisfy { frame[rectangle.column + $0, row].scalar == 0x20 }
  }
}

extension [[String]] {
  /// Wordings of a caption that say something else first.
  func led(by words: [[String]]) -> [[String]] {
    guard !isEmpty else { return words }
    return words.flatMap { word in map { word + $0 } } + words + self
  }
}

extension PlaneCaption {
  /// By which rule classes without prototypes are told apart.
  static func rules(_ fill: Fill) -> [[String]] {
    fill == .neighbour
      ? [["nearest neighbour"], ["nearest", "neighbour"]]
      : [["nearest mean"], ["nearest", "mean"]]
  }

  /// What is drawn of each class's Gaussian.
  static let ellipses: [[String]] = [["ellipses: σ and 2σ"], ["σ, 2σ"]]
}
