import Cells
import MarginLosses
import Plotting
import Testing
import Training

@testable import Laboratory
@testable import Screens

@Suite struct FeaturePlaneTests {
  private static let arcFace: any MarginLoss = ArcFace(LossParameters(["m": 0.5, "s": 8]))

  /// Four classes on the axes, each with one point on its own axis.
  private static func snapshot() -> Snapshot {
    var snapshot = Snapshot()
    snapshot.classNames = ["A", "B", "C", "D"]
    snapshot.prototypes = [1, 0, 0, 1, -1, 0, 0, -1]
    snapshot.training.embeddings = [0.7, 0.1, 0.05, 0.6, -0.7, -0.1, -0.1, -0.6]
    snapshot.training.judgements = (0..<4).map { (label: Int32) in
      var judgement = Judgement()
      judgement.label = label
      judgement.predicted = label
      judgement.norm = 0.7
      return judgement
    }
    return snapshot
  }

  private static func lines(
    _ snapshot: Snapshot, loss: any MarginLoss = arcFace, width: Int, height: Int,
    isNormalized: Bool = false
  ) -> [String] {
    var frame = Frame(size: Size(width: width, height: height))
    FeaturePlane(
      snapshot: snapshot, loss: loss, theme: Theme(.dark, colors: .none), glyphs: .ascii,
      isNormalized: isNormalized
    ).draw(in: Rectangle(column: 0, row: 0, width: width, height: height), on: &frame)
    return (0..<height).map { row in
      let scalars = (0..<width).compactMap { Unicode.Scalar(frame[$0, row].scalar) }
      let text = String(String.UnicodeScalarView(scalars))
      return String(text.reversed().drop { $0 == " " }.reversed())
    }
  }

  @Test func fourClassesHaveFourWedgesFourBandsAndFourLetters() {
    let lines = Self.lines(Self.snapshot(), width: 28, height: 14)
    #expect(
      lines == [
        #"              B"#,
        #"        ............"#,
        #"     ...:     B     ..."#,
        #"    . \\          : //:."#,
        #"   .    \\        //:   ."#,
        #"  .       \\    //:      ."#,
        #"  .         \\//         A"#,
        #" CC         //\\         .A"#,
        #"  .       //    \\       ."#,
        #"   .  : //:       \\    ."#,
        #"    . //:           \\ ."#,
        #"     ...    D       ..."#,
        #"        ............"#,
        #"              D     ‖x‖ 0.71"#,
      ])
  }

  @Test func aBiasMovesTheLinesAwayFromTheMiddle() {
    var snapshot = Self.snapshot()
    snapshot.classNames = ["A", "B"]
    snapshot.prototypes = [1, 0, -1, 0]
    snapshot.bias = [0.7, 0]
    snapshot.training = SampleSet()
    let softmax = Softmax(LossParameters(variant: "bias"))
    let lines = Self.lines(snapshot, loss: softmax, width: 28, height: 14)
    #expect(
      lines == [
        #""#,
        #"        ............"#,
        #"     ... |          ..."#,
        #"    .    |             ."#,
        #"   .     |              ."#,
        #"  .      |               ."#,
        #"  .      |               ."#,
        #" B.      |               .A"#,
        #"  .      |               ."#,
        #"   .     |              ."#,
        #"    .    |             ."#,
        #"     ... |          ..."#,
        #"        ............"#,
        #"                    ‖x‖ 1.00"#,
      ])
  }

  @Test(arguments: ["arcface", "triplet"])
  func aRunInMoreDimensionsShowsAViewThatNeedsNoPlane(_ loss: String) throws {
    let state = try freeState(loss) { $0.dimension = 16 }
    #expect(state.shownView != "plane" && !state.applicableViewNames.contains("rose"))
    let screen = Screens.view(state, size: Size(width: 120, height: 40))
    #expect(!screen.cells.allSatisfy { $0.scalar == 32 })
  }

  @Test func aRectangleWithoutRoomStaysEmpty() {
    #expect(Self.lines(Self.snapshot(), width: 5, height: 3) == ["", "", ""])
  }

  @Test func theRadiusMovesOnlyByFactorsOfTheSquareRootOfTwo() throws {
    let size = Size(width: 40, height: 20)
    let reaches = try [0.9, 1, 1.1, 1.5, 2.9].map { norm in
      try #require(PlaneScale(size, norms: [Float(norm)])).reach
    }
    for (reach, expected) in zip(reaches, [1, 1, 2.0.squareRoot(), 2, 4]) {
      #expect(abs(reach - expected) < 1e-12)
    }
  }

  @Test func lettersOfMergedPrototypesStandSideBySide() {
    var snapshot = Self.snapshot()
    snapshot.prototypes = [1, 0, 0, 1, 0, 1, 0, -1]
    let first = Self.lines(snapshot, width: 40, height: 20)[0]
    #expect(first.contains("B") && first.contains("C"))
  }

  @Test func theRoseStandsItsBarsOutsideTheRing() {
    let lines = Self.lines(Self.snapshot(), width: 28, height: 14, isNormalized: true)
    #expect(
      lines == [
        #"              B"#,
        #"        .   . BB."#,
        #"              BB    ."#,
        #"          ........"#,
        #"        ..        .."#,
        #"  .    .  \\    //: .    ."#,
        #"      .     \\//     .AAAA"#,
        #" CCCCC.     //\\     .    A"#,
        #"       .  //    \\  ."#,
        #"   .    ..:       ..    ."#,
        #"          ........"#,
        #"            DD      ."#,
        #"        .   DD  ."#,
        #"              D        x/‖x‖"#,
      ])
  }

  @Test func heldOutPointsAreHollowAndTurnedByH() throws {
    var configuration = Configuration()
    configuration.classes = 3
    var state = try State(configuration)
    state.advance(steps: 60)
    state.refresh()
    func count(_ scalars: [Unicode.Scalar]) -> Int {
      let frame = view(state, size: Size(width: 120, height: 40))
      let layout = (0..<frame.height).flatMap { row in (0..<66).map { frame[$0, row].scalar } }
      return layout.count { cell in scalars.contains { $0.value == cell } }
    }
    let hollow = Array(Canvas.outlines.prefix(3))
    #expect(count(hollow) == 0)
    state.press(.character("h"))
    #expect(state.shownSamples == .heldOut && count(hollow) > 10)
    let alone = count(hollow)
    state.press(.character("h"))
    #expect(state.shownSamples == .both && count(hollow) < alone)
    state.press(.character("h"))
    #expect(count(hollow) == 0)
    var free = try freeState()
    free.press(.character("h"))
    #expect(free.message?.contains("nothing is held out") ?? false)
  }
}
