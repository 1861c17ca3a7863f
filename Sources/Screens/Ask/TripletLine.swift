internal import Cells
internal import Drawing
internal import Kernels
internal import Laboratory
internal import MarginLosses
internal import Plotting

/// One triplet on the line of distances from its anchor: up to the positive a negative is hard, within the
/// margin behind it semi-hard, and beyond that easy.
struct TripletLine: AnswerFigure {
  /// An example and where it lies.
  struct Place: Equatable {
    var label: Int
    var name: String
    var distance: Double
  }

  let positive: Place
  let negative: Place
  let margin: Double

  var leastRows: Int { 3 }
  var mostRows: Int { 3 }

  func draw(in area: Rectangle, _ pen: TextPen, on frame: inout Frame) {
    guard area.height >= 3, area.width >= 24 else { return }
    let ends = [0, positive.distance, positive.distance + margin]
    let farthest = 1.2 * max(ends[2], negative.distance, 1e-6)
    func column(_ distance: Double) -> Int {
      min(max(Int((distance / farthest * Double(area.width - 1)).rounded()), 0), area.width - 1)
    }
    let zones = zip(["hard", "semi-hard", "easy"], zip(ends, ends.dropFirst() + [farthest]))
    for (index, (name, zone)) in zones.enumerated() {
      let (start, end) = (column(zone.0), column(zone.1))
      let width = pen.width(of: name)
      if end - start > width {
        pen.write(
          name, column: area.column + start + (end - start - width) / 2 + 1, row: area.row,
          width: width, on: &frame, tone: .second)
      }
      let stroke = ["─", "━", "╌"][index]
      pen.write(
        String(repeating: stroke, count: end - start + 1), column: area.column + start,
        row: area.row + 1, width: end - start + 1, on: &frame)
    }
    mark("┃", column(ends[2]), area, pen, on: &frame)
    mark("├", 0, area, pen, on: &frame)
    let places = [(positive, false), (negative, true)]
    for (place, isNegative) in places {
      let letter = String(Character(ClassSign.sign(place.name, place.label, pen.glyphs)))
      frame.write(
        pen.worded(letter), column: area.column + column(place.distance), row: area.row + 1,
        foreground: pen.theme.word(place.label),
        attributes: isNegative ? [.bold, .reverse] : .bold)
    }
    writeDistances(ends, column, area, pen, on: &frame)
  }

  private func mark(
    _ sign: String, _ column: Int, _ area: Rectangle, _ pen: TextPen, on frame: inout Frame
  ) {
    pen.write(
      sign, column: area.column + column, row: area.row + 1, width: 1, on: &frame, tone: .strong)
  }

  /// Below their places, those that have room beside the ones before.
  private func writeDistances(
    _ ends: [Double], _ column: (Double) -> Int, _ area: Rectangle, _ pen: TextPen,
    on frame: inout Frame
  ) {
    let texts: [(Double, [String])] = [
      (negative.distance, ["n \(fixed(negative.distance, 2))"]),
      (ends[1], ["p \(fixed(ends[1], 2))"]), (ends[2], ["p + α \(fixed(ends[2], 2))", "+α"]),
      (0, ["a"]),
    ]
    var taken: [Range<Int>] = []
    for (distance, wordings) in texts {
      for text in wordings {
        let width = pen.width(of: text)
        let start = min(max(column(distance) - width / 2, 0), area.width - width)
        let range = start - 1..<start + width + 1
        guard !taken.contains(where: { $0.overlaps(range) }) else { continue }
        taken.append(start..<start + width)
        pen.write(
          text, column: area.column + start, row: area.row + 2, width: width, on: &frame,
          tone: .second)
        break
      }
    }
  }
}
