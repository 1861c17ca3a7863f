import Cells
import Kernels
import MarginLosses
import Plotting
import Testing
import Training

@testable import Laboratory
@testable import Screens

/// Points of two classes 90° apart, the first of them 30° from its prototype.
private func plane(_ loss: any MarginLoss, asked: Asked?, _ glyphs: GlyphTier = .ascii)
  -> FeaturePlane
{
  var snapshot = Snapshot()
  snapshot.classNames = ["A", "B"]
  snapshot.prototypes = [1, 0, 0, 1]
  for angle in [30.0, 80, 100, 95, 85] {
    let turn = angle * .pi / 180
    snapshot.training.embeddings += [Float(0.8 * Double.cos(turn)), Float(0.8 * Double.sin(turn))]
    var judgement = Judgement()
    judgement.label = angle < 45 ? 0 : 1
    judgement.predicted = judgement.label
    judgement.nextClass = 1 - judgement.label
    judgement.norm = 0.8
    snapshot.training.judgements.append(judgement)
  }
  var plane = FeaturePlane(
    snapshot: snapshot, loss: loss, theme: Theme(.dark, colors: .direct), glyphs: glyphs,
    fill: .none)
  plane.asked = asked
  return plane
}

private let arcFace = ArcFace(LossParameters(["m": 0.5, "s": 8]))

@Suite struct AskedVectorsTests {
  @Test func onlyAPointThatIsAskedAboutHasVectorsAndAngles() {
    let names = ["wy", "wj", "thetay", "thetaj", "m"]
    let asked = picture(plane(arcFace, asked: .sample(0)), width: 80, height: 40).joined()
    for name in names { #expect(asked.contains(name), "\(name)") }
    for other in [nil, Asked.spot(Spot(0.3, 0.4)), .prototype(0)] {
      let text = picture(plane(arcFace, asked: other), width: 80, height: 40).joined()
      #expect(!names.contains { text.contains($0) } && !text.contains("*"))
    }
  }

  @Test func theyCanBeTakenOff() {
    var plane = plane(arcFace, asked: .sample(0))
    plane.planeLayers = .withoutVectors
    let text = picture(plane, width: 80, height: 40).joined()
    #expect(!text.contains("wy") && !text.contains("*"))
  }

  /// CosFace's margin is a cosine, SphereFace's a factor: neither turns every angle alike.
  @Test(arguments: ["arcface", "cosface", "asoftmax", "normface"])
  func onlyAMarginThatIsAnAngleIsDrawnAsOne(_ name: String) throws {
    let loss = try #require(LossRegistry.all.first { $0.description.name == name })
    let text = picture(
      plane(loss.init(LossParameters()), asked: .sample(0)), width: 80, height: 40
    ).joined()
    #expect(text.contains("thetay") && text.contains("m") == (name == "arcface"))
  }

  /// Where the margin follows it, as MagFace's between two lengths.
  @Test func theMarginIsThatOfThePointsOwnLength() {
    func isDrawn(from near: Double, to far: Double) -> Bool {
      let loss = MagFace(LossParameters(["l_a": near, "u_a": far, "l_m": 0, "u_m": 0.8]))
      let angles = picture(plane(loss, asked: .sample(0)), width: 80, height: 40).joined()
      return angles.contains("m")
    }
    #expect(isDrawn(from: 0.2, to: 0.9) && !isDrawn(from: 0.85, to: 0.9))
  }

  @Test func anglesHaveTheColoursOfTheirClasses() {
    let plane = plane(arcFace, asked: .sample(0), .braille)
    var frame = Frame(size: Size(width: 80, height: 40))
    plane.draw(in: Rectangle(column: 0, row: 0, width: 80, height: 40), on: &frame)
    func color(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Color? {
      for cell in 0..<frame.cells.count - 1
      where frame.cells[cell].scalar == first.value
        && frame.cells[cell + 1].scalar == second.value
      {
        return frame.cells[cell].style.foreground
      }
      return nil
    }
    #expect(color("θ", "y") == plane.theme.point(0) && color("w", "y") == plane.theme.point(0))
    #expect(color("θ", "j") == plane.theme.point(1) && color("w", "j") == plane.theme.point(1))
  }

  /// Whatever the size: a cell that shows a point shows it still.
  @Test(arguments: [24, 30, 44, 80, 120]) func noPointIsHidden(_ width: Int) {
    func points(_ layers: PlaneLayers) -> [Int] {
      var plane = plane(arcFace, asked: .sample(0))
      plane.planeLayers = layers
      let text = picture(plane, width: width, height: width / 2).joined(separator: "\n")
      return Array(text.unicodeScalars).enumerated()
        .filter { "AB".unicodeScalars.contains($0.element) }.map(\.offset)
    }
    let bare = points(.withoutVectors)
    #expect(bare.count > 3 && points(.all) == bare)
  }

  @Test func gTurnsTheLayersAndALookKeepsThemByName() throws {
    var state = try freeState()
    for layers in [PlaneLayers.withoutVectors, .asUsed, .all] {
      state.press(.character("G"))
      #expect(state.planeLayers == layers)
    }
    #expect(PlaneLayers.allCases.map(\.rawValue) == ["all", "withoutVectors", "asUsed"])
  }
}
