import Cells
import MarginLosses
import Plotting
import Testing
import Training

@testable import Laboratory
@testable import Screens

@Suite struct GradientArrowsTests {
  /// A point at 170°, whose own prototype lies at 0° and the other one in its own direction, so
  /// that only the own class can turn it.
  private static func lost() -> Snapshot {
    let (x, y): (Float, Float) = (-0.98480775, 0.17364818)
    return snapshot(points: [x, y], labels: [0], prototypes: [1, 0, x, y])
  }

  private static func snapshot(
    points: [Float], labels: [Int32], prototypes: [Float]
  ) -> Snapshot {
    var snapshot = Snapshot()
    snapshot.classNames = Array(["A", "B", "C", "D"].prefix(prototypes.count / 2))
    snapshot.prototypes = prototypes
    snapshot.training.embeddings = points
    snapshot.training.judgements = labels.indices.map { index in
      var judgement = Judgement()
      judgement.label = labels[index]
      judgement.predicted = labels[index]
      judgement.norm = Float(
        Vector(Double(points[2 * index]), Double(points[2 * index + 1])).length)
      return judgement
    }
    return snapshot
  }

  private static func lines(_ snapshot: Snapshot, _ loss: any MarginLoss) -> [String] {
    var frame = Frame(size: Size(width: 40, height: 20))
    FeaturePlane(
      snapshot: snapshot, loss: loss, theme: Theme(.dark, colors: .none), glyphs: .ascii,
      fill: .none, showsGradients: true
    ).draw(in: Rectangle(column: 0, row: 0, width: 40, height: 20), on: &frame)
    return (0..<20).map { row in
      let scalars = (0..<40).compactMap { Unicode.Scalar(frame[$0, row].scalar) }
      let text = String(String.UnicodeScalarView(scalars))
      return String(text.reversed().drop { $0 == " " }.reversed())
    }
  }

  /// Above 0 when a pull turns a point at 170° clockwise, over the top, towards its prototype at 0°.
  private static func turnTowards(_ pull: Vector) -> Double {
    pull.dot(Vector(0.17364818, 0.98480775))
  }

  @Test func rawArcFacePushesAPointBeyondItsTurningPointAway() {
    let loss = ArcFace(LossParameters(["m": 0.5, "s": 8], variant: "raw"))
    let field = GradientField(Self.lost(), loss: loss)
    #expect(Self.turnTowards(field.points[0]) < -0.1)
  }

  @Test func monotoneArcFacePullsThatPointTowardsItsPrototype() {
    let loss = ArcFace(LossParameters(["m": 0.5, "s": 8], variant: "monotone"))
    let field = GradientField(Self.lost(), loss: loss)
    #expect(Self.turnTowards(field.points[0]) > 0.1)
  }

  @Test func softmaxPullsOutwardsAndScaledCosinesNever() {
    let snapshot = Self.snapshot(
      points: [0.7, 0.3, 0.1, 0.7], labels: [0, 1], prototypes: [1, 0, 0, 1])
    let radial = Vector(0.7, 0.3)
    let softmax = GradientField(snapshot, loss: Softmax(LossParameters(variant: "bias")))
    #expect(softmax.points[0].dot(radial) > 0.01)
    let cosine = GradientField(snapshot, loss: ArcFace(LossParameters(["m": 0.5, "s": 8])))
    #expect(abs(cosine.points[0].dot(radial)) < 1e-5)
    #expect(cosine.points[0].length > 0.01)
  }

  @Test(arguments: textLossNames) func aPullDoesNotDependOnHowManyPointsThereAre(name: String)
    throws
  {
    let loss = try #require(LossRegistry.named(name)).init(LossParameters())
    let prototypes: [Float] = [1, 0, 0, 1, -1, 0]
    let one = Self.snapshot(points: [0.5, 0.3], labels: [0], prototypes: prototypes)
    let four = Self.snapshot(
      points: [0.5, 0.3, 0.1, 0.9, -0.8, 0.3, 0.2, -0.3], labels: [0, 1, 2, 0],
      prototypes: prototypes)
    let alone = GradientField(one, loss: loss).points[0]
    let together = GradientField(four, loss: loss).points[0]
    #expect((alone - together).length < 1e-4 * max(1, alone.length))
    #expect(alone.length > 1e-3)
  }

  /// The point of A lies on its prototype and stays; those of B and C are pulled home.
  @Test func pointsAndPrototypesHaveArrowsAndAPointAtHomeIsADot() {
    let snapshot = Self.snapshot(
      points: [0.4, 0, 0.45, 0.5, -0.5, 0.45], labels: [0, 1, 2],
      prototypes: [1, 0, 0, 1, -1, 0, 0, -1])
    let lines = Self.lines(snapshot, ArcFace(LossParameters(["m": 0.5, "s": 8])))
    #expect(
      lines == [
        #"                    B"#,
        #"            .........--->..."#,
        #"         ...                <\."#,
        #"       ..                    \\B."#,
        #"      /C\\                    // ."#,
        #"    v//   \\                //     ."#,
        #"   .        \\            //        ."#,
        #"   .          \\        //          ."#,
        #"  ^             \\    //             ."#,
        #"  |               \\//               ."#,
        #" C.               //\\        ·      vA"#,
        #"  .             //    \\             ."#,
        #"   .          //        \\          ."#,
        #"   .        //            \\        ."#,
        #"    .     //                \\     ."#,
        #"      . //                    \\ ."#,
        #"       ..                      .."#,
        #"         ...                ..."#,
        #"            ........·......."#,
        #" dx >= 19 dw <= 4.2 D           ‖x‖ 0.71"#,
      ])
  }

  @Test func noMoreThanSixtyPointsHaveArrowsAndTheStrongestIsAmongThem() throws {
    var state = try freeState(classes: 8) { $0.samples = 200 }
    state.advance(steps: 20)
    state.refresh()
    let scale = try #require(
      PlaneScale(
        Size(width: 104, height: 53), norms: state.snapshot.training.judgements.map(\.norm)))
    let arrows = GradientArrows(
      snapshot: state.snapshot, loss: try #require(state.session.marginLoss),
      theme: Theme(.dark, colors: .direct), scale: scale)
    let chosen = arrows.chosenPoints
    #expect(chosen.count <= GradientArrows.most && chosen.count > 15)
    let longest = GradientField.longest(arrows.field.points)
    #expect(longest > 0 && chosen.contains { arrows.field.points[$0].length == longest })
  }

  @Test func arrowsChangeThePictureAndNotTheRun() throws {
    var state = try freeState()
    var other = state
    state.press(.character("g"))
    #expect(state.showsGradients && !other.showsGradients)
    let size = Size(width: 120, height: 40)
    #expect(view(state, size: size) != view(other, size: size))
    state.advance(steps: 30)
    other.advance(steps: 30)
    state.refresh()
    other.refresh()
    #expect(state.snapshot.training.embeddings == other.snapshot.training.embeddings)
    state.press(.character("g"))
    #expect(view(state, size: size) == view(other, size: size))
  }

  @Test func arrowsAndTheRoseTakeTurns() throws {
    var state = try freeState()
    let isShown = state.show(view: "gradients")
    #expect(isShown && state.showsGradients)
    state.press(.character("n"))
    #expect(state.isNormalized && !state.showsGradients)
    state.press(.character("g"))
    #expect(!state.isNormalized && state.showsGradients)
  }

  @Test func eightDirectionsHaveEightHeads() {
    let expected: [Unicode.Scalar] = Array("→↗↑↖←↙↓↘".unicodeScalars)
    for (index, head) in expected.enumerated() {
      var canvas = Canvas(
        size: Size(width: 20, height: 10), glyphs: .braille, ground: .terminal)
      let along = 6 * PlaneScale.direction(Double(index) * .pi / 4)
      Arrow(start: Vector(10, 10), along: along, color: .terminal, restColor: .terminal)
        .draw(on: &canvas)
      var frame = Frame(size: Size(width: 20, height: 10))
      canvas.draw(
        column: 0, row: 0, on: &frame, points: .dots,
        marks: [ClassMark(color: .terminal, letter: "A")], hatch: .terminal)
      #expect(frame.cells.contains { $0.scalar == head.value }, "\(head)")
    }
  }
}
