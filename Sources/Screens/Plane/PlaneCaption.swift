internal import Cells
internal import Drawing
internal import Laboratory
internal import Plotting
internal import Training

/// Small print in the lower corners of the plane, where the ring leaves room.
struct PlaneCaption {
  var rectangle: Rectangle
  var theme: Theme
  var glyphs: GlyphTier
  /// What a figure draws as a shape, of which cells know nothing; nil elsewhere.
  var ring: Circle?

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
      && isBeyondRing(row: row, columns: columns) && isBare(row: row, columns: columns, frame)
  }

  private func isBeyondRing(row: Int, columns: Int) -> Bool {
    guard let ring else { return true }
    let y = Double(2 * (rectangle.height - (row - rectangle.row)) - 1)
    return (0..<columns).allSatisfy {
      (Vector(Double($0) + 0.5, y) - ring.center).length > ring.radius + 1.2
    }
  }

  /// Whether no letter of a figure stands there.
  private func isBare(row: Int, columns: Int, _ frame: Frame) -> Bool {
    let left = 100 * rectangle.column
    return frame.shapes.allSatisfy { shape in
      guard case .letter(let place, _, _, _) = shape else { return true }
      return place.x < left - 100 || place.x > left + 100 * (columns + 1)
        || place.y < 200 * row - 100 || place.y > 200 * row + 300
    }
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

  /// The signs of classes that are never trained on; none where their letters are drawn.
  func unseen(_ snapshot: Snapshot) -> [[String]] {
    guard glyphs != .ascii, !snapshot.unseen.names.isEmpty else { return [] }
    let signs = snapshot.unseen.names.enumerated().map { index, name in
      let outline = Canvas.outlines[(snapshot.classes + index) % Canvas.outlines.count]
      return "\(String(Character(outline))) \(name)"
    }
    return [["never seen: " + signs.joined(separator: "  ")], ["never seen:"] + signs, signs]
  }

  /// What is drawn of each class's Gaussian.
  static let ellipses: [[String]] = [["ellipses: σ and 2σ"], ["σ, 2σ"]]
}
