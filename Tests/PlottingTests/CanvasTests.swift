import Cells
import Plotting
import Testing

@Suite struct CanvasTests {
  private let ground = Color.direct(0)
  private let marks = [
    ClassMark(color: .direct(1), letter: "A"), ClassMark(color: .direct(2), letter: "B"),
  ]

  private func canvas(_ tier: GlyphTier, width: Int = 20, height: Int = 10) -> Canvas {
    Canvas(
      size: Size(width: width, height: height), glyphs: tier, ground: ground)
  }

  private func frame(_ canvas: Canvas, _ style: PointStyle = .dots) -> Frame {
    var frame = Frame(size: canvas.size)
    canvas.draw(
      column: 0, row: 0, on: &frame, points: style, marks: marks, hatch: .direct(9))
    return frame
  }

  private func lines(_ frame: Frame) -> [String] {
    (0..<frame.height).map { row in
      let scalars = (0..<frame.width).compactMap { Unicode.Scalar(frame[$0, row].scalar) }
      return String(String.UnicodeScalarView(scalars))
    }
  }

  @Test func aFigureTintsFinerThanCells() {
    var canvas = canvas(.shapes)
    canvas.fill(Circle(center: Vector(10, 10), radius: 8)) { place, _ in
      place.x < 7.3 ? GroundFill(color: .direct(1), hatch: "·") : GroundFill(color: .direct(2))
    }
    var area = 0
    for case .tint(let corner, let width, let height, let color, let hatch)
      in frame(canvas).shapes
    {
      area += width * height
      #expect(hatch == (color == .direct(1) ? "·" : nil))
      #expect(hatch != nil ? corner.x + width <= 730 : corner.x >= 730)
    }
    #expect((Double(area) / (.pi * 800 * 800) - 1).magnitude < 0.001)
  }

  @Test(arguments: [0, 1, 2, 3, 4])
  func sectorsTintAsATestOfEachCellDoes(_ rotation: Int) {
    var canvas = canvas(.braille)
    let circle = Circle(center: Vector(10, 10), radius: 8.5)
    let starts = [
      Vector(3, 1), Vector(1, 4), Vector(-2, 5), Vector(-3, -1), Vector(-1, -3), Vector(2, -3),
    ]
    let rotated = Array(starts[rotation...] + starts[..<rotation])
    let sectors = rotated.enumerated().map { index, start in
      SectorFill(start: start, color: .direct(UInt32(1 + index)))
    }
    canvas.fill(circle, sectors: sectors)
    let frame = frame(canvas)
    for row in 0..<10 {
      for column in 0..<20 {
        let offset = canvas.center(column: column, row: row) - circle.center
        let owner = sectors.indices.first { index in
          let next = sectors[(index + 1) % sectors.count].start
          return sectors[index].start.cross(offset) >= 0 && offset.cross(next) > 0
        }
        let isInside = offset.length <= circle.radius
        let expected = isInside ? owner.map { sectors[$0].color } : ground
        #expect(frame[column, row].style.background == expected)
      }
    }
  }

  @Test func lettersStandAbovePointsAboveLinesAboveHatch() {
    var canvas = canvas(.braille, width: 4, height: 1)
    canvas.fill(
      Circle(center: Vector(2, 1), radius: 9),
      sectors: [SectorFill(start: Vector(1, 0), color: .direct(7), hatch: "·")])
    #expect(lines(frame(canvas)) == ["·   "])
    canvas.draw(Segment(Vector(0, 1.1), Vector(1.9, 1.1)), LineStyle(color: .direct(5)))
    #expect(lines(frame(canvas)) == ["⠒⠒  "])
    canvas.point(at: Vector(1.5, 1), classIndex: 1, keepsToItsCell: false)
    #expect(lines(frame(canvas)) == ["⠒⠶  "])
    canvas.label("x", at: Vector(1.5, 1), color: .direct(6))
    #expect(lines(frame(canvas)) == ["⠒x  "])
    #expect(frame(canvas)[1, 0].style.background == .direct(7))
  }

  @Test func moreDotsWinACellAndTheLowerClassWinsATie() {
    var canvas = canvas(.braille, width: 1, height: 1)
    canvas.dot(at: Vector(0.2, 0.2), classIndex: 1)
    canvas.dot(at: Vector(0.2, 1.9), classIndex: 0)
    #expect(frame(canvas)[0, 0].style.foreground == .direct(1))
    canvas.dot(at: Vector(0.7, 0.2), classIndex: 1)
    #expect(frame(canvas)[0, 0].style.foreground == .direct(2))
  }

  @Test func aPointAloneInItsCellIsItsLetterWhereColourIsNotEnough() {
    var canvas = canvas(.braille, width: 2, height: 1)
    canvas.point(at: Vector(0.5, 1), classIndex: 1, keepsToItsCell: true)
    for _ in 0..<2 { canvas.point(at: Vector(1.5, 1), classIndex: 0, keepsToItsCell: true) }
    #expect(lines(frame(canvas, .dotsAndLetters)) == ["B⠶"])
    #expect(lines(frame(canvas, .letters)) == ["BA"])
    #expect(lines(frame(canvas, .shapes)) == ["▲●"])
  }

  @Test(arguments: GlyphTier.allCases)
  func aCircleIsAsWideAsItIsHigh(_ tier: GlyphTier) {
    var canvas = canvas(tier)
    canvas.draw(Circle(center: Vector(10, 10), radius: 8.7)) { _ in LineStyle(color: .direct(3)) }
    let isDrawn = lines(frame(canvas)).map { $0.map { $0 != " " } }
    #expect(isDrawn == isDrawn.reversed())
    #expect(isDrawn == isDrawn.map { $0.reversed() })
    #expect(isDrawn[0].contains(true))
    #expect(isDrawn[5].firstIndex(of: true) == 1)
  }

  @Test func linesInASCIIFollowTheirSlope() {
    let ends = [
      (Vector(18, 10), "-"), (Vector(18, 18), "/"), (Vector(10, 19), "|"), (Vector(2, 18), "\\"),
    ]
    for (end, glyph) in ends {
      var canvas = canvas(.ascii)
      canvas.draw(Segment(Vector(10, 10), end), LineStyle(color: .direct(3)))
      let drawn = Set(lines(frame(canvas)).joined()).subtracting([" "])
      #expect(drawn == Set(glyph))
    }
  }

  @Test func whateverLiesOutsideIsLeftOut() {
    var canvas = canvas(.braille, width: 2, height: 1)
    canvas.point(at: Vector(-1, 1), classIndex: 0, keepsToItsCell: false)
    canvas.label("x", at: Vector(5, 1), color: .direct(1))
    canvas.draw(Segment(Vector(-9, -9), Vector(-1, -2)), LineStyle(color: .direct(1)))
    #expect(lines(frame(canvas)) == ["  "])
  }

  @Test func aDashedLineHasGapsAsLongAsItsDashesAndAGlyphHasNone() {
    var dashed = canvas(.braille)
    dashed.draw(Segment(Vector(0.25, 10), Vector(19.75, 10)), LineStyle(color: .direct(3), dash: 4))
    let row = lines(frame(dashed)).first { $0.contains { $0 != " " } } ?? ""
    let drawn = row.map { $0 != " " }
    #expect(drawn == (0..<20).map { $0 % 4 < 2 })
    var glyph = canvas(.quadrant)
    glyph.draw(Segment(Vector(0, 3), Vector(19.9, 3)), LineStyle(color: .direct(3), glyph: "~"))
    #expect(lines(frame(glyph)).contains(String(repeating: "~", count: 20)))
  }
}
