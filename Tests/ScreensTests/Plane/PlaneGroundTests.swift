import Cells
import MarginLosses
import Drawing
import Plotting
import Testing
import Training

@testable import Laboratory
@testable import Screens

@Suite struct PlaneGroundTests {
  private static func plane(
    _ loss: any MarginLoss, _ names: [String], _ prototypes: [Float], bias: [Float] = [],
    colors: ColorTier = .none, glyphs: GlyphTier = .ascii
  ) -> FeaturePlane {
    var snapshot = Snapshot()
    snapshot.classNames = names
    snapshot.prototypes = prototypes
    snapshot.bias = bias
    return FeaturePlane(
      snapshot: snapshot, loss: loss, theme: Theme(.dark, colors: colors), glyphs: glyphs)
  }

  private static let raw = ArcFace(LossParameters(["m": 1.2, "s": 8], variant: "raw"))
  private static let biased = Softmax(LossParameters(variant: "bias"))
  /// Two directions 60° apart, which leaves the far side to ghosts.
  private static let pair: [Float] = [0.866, 0.5, 0.866, -0.5]

  @Test func aGhostsGroundBearsItsLetter() {
    let lines = picture(Self.plane(Self.raw, ["A", "B"], Self.pair), width: 36, height: 18)
    #expect(
      lines == [
        "",
        "           ..............",
        "        ... :   :   :   :...",
        "      ..  :   :   :   :   : ..",
        "     .  :   :   :   :   :   : . A",
        "   .  B~  :   :   :   :   :   : .",
        "   .B   B~ ~:   :   :   :   :   .",
        "  .   B   B  ~:   :   :   :   :  .",
        "  .-------  B  ~B   :   :   :   :.",
        "  .   A   -----------------------.",
        "  . A   A   A~  :   :   :   :   :.",
        "   .  A  ~A~  :   :   :   :   : .",
        "   .A  ~:   :   :   :   :   :   .",
        "     .:   :   :   :   :   :   . B",
        "      ..:   :   :   :   :   ..",
        "        ...   :   :   :  ...",
        "           ..............",
        "                            |x| 1.00",
      ])
  }

  @Test func aGhostWhoseNameIsLongerThanACellBearsACross() {
    let plane = Self.plane(Self.raw, ["C26", "C27"], Self.pair)
    let inside = picture(plane, width: 36, height: 18)[8].dropFirst(4).prefix(12)
    #expect(inside == "------- x  ~")
  }

  @Test func aBandIsWrittenOnceAndNotBehindThePrototypes() {
    for (margin, count) in [(0.5, 1), (0.9, 1), (1.2, 0)] {
      let loss = ArcFace(LossParameters(["m": margin, "s": 8], variant: "raw"))
      let text = picture(Self.plane(loss, ["A", "B"], Self.pair), width: 36, height: 18).joined()
      let degrees = fixed(margin * 180 / .pi, 1)
      #expect(text.split(separator: degrees, omittingEmptySubsequences: false).count == count + 1)
      #expect(count > 0 || !text.contains { ("2"..."9").contains($0) })
    }
  }

  @Test func threeBiasedClassesMeetAwayFromTheMiddle() {
    let plane = Self.plane(
      Self.biased, ["A", "B", "C"], [1, 0, -0.5, 0.9, -0.5, -0.9], bias: [-0.3, 0.2, 0])
    let lines = picture(plane, width: 36, height: 18)
    #expect(
      lines == [
        "",
        "          B..............",
        "        ...              ...",
        "      ..                    ..",
        "     .                      / .",
        "   .                       /    .",
        "   .                      /     .",
        "  .                      /       .",
        "  .                    /         .",
        "  .-------------------/          .A",
        "  .                   \\          .",
        "   .                    \\       .",
        "   .                     \\      .",
        "     .                    \\   .",
        "      ..                   \\..",
        "        ...              ...",
        "          C..............",
        "                            |x| 1.00",
      ])
  }

  /// In 16 colours a boundary is every second dot, whatever its slope.
  @Test(arguments: [0, 1, 2, 3, 4, 5])
  func aDottedBiasedBoundaryHasNoGapsAndNoClumps(_ turn: Int) {
    let normals: [Vector] = [
      Vector(1, 0), Vector(0.9, 0.4), Vector(0.7, 0.7), Vector(0, 1), Vector(-0.7, 0.7),
      Vector(-0.4, 0.9),
    ]
    let normal = normals[turn]
    let (x, y) = (Float(normal.x), Float(normal.y))
    let plane = Self.plane(
      Self.biased, ["A", "B"], [x, y, -x, -y], colors: .palette16, glyphs: .braille)
    let boundary = plane.theme.boundary
    var frame = Frame(size: Size(width: 60, height: 30))
    plane.draw(in: Rectangle(column: 0, row: 0, width: 60, height: 30), on: &frame)
    var dots = 0
    for cell in frame.cells where cell.style.foreground == boundary && cell.scalar > 0x2800 {
      dots += (cell.scalar - 0x2800).nonzeroBitCount
      #expect((cell.scalar - 0x2800).nonzeroBitCount <= 2)
    }
    // Half the dots across or down the disc, whichever the line crosses more of; the ring covers
    // some at either end.
    let radius = 27.7
    let expected = 2 * radius * max(normal.x.magnitude, normal.y.magnitude) / normal.length
    #expect(expected - 5 < Double(dots) && Double(dots) <= expected + 1)
  }

  @Test(arguments: [0.4, 3.0]) func twoPrototypesAClassAreBothNamedAndBothKeepTheirGround(
    _ margin: Double
  ) throws {
    var snapshot = Snapshot()
    snapshot.classNames = ["A", "B"]
    snapshot.prototypesPerClass = 2
    snapshot.prototypes = [1, 0.1, -1, 0.1, 0.1, 1, 0.1, -1]
    let loss = SubcenterArcFace(
      LossParameters(["m": margin, "s": 8, "K": 2], variant: margin > 1 ? "raw" : "monotone"))
    for fill in [Fill.wedges, .confidence, .none] {
      let plane = FeaturePlane(
        snapshot: snapshot, loss: loss, theme: Theme(.dark, colors: .none), glyphs: .ascii,
        fill: fill, showsGradients: true)
      let text = picture(plane, width: 36, height: 18)
      #expect(text[0].contains("B") && text[17].contains("B"), "\(text)")
      #expect(text[8].hasPrefix(" A") && text[8].hasSuffix("A"), "\(text)")
    }
  }
}
