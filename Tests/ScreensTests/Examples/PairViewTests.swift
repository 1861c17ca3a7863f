import Cells
import Kernels
import MarginLosses
import Plotting
import Testing
import Training

@testable import Drawing
@testable import Laboratory
@testable import Screens

@Suite struct PairViewTests {
  /// An anchor at 0 and others to its right: one of its class, one of another class nearer than the
  /// margin of 2, one beyond it.
  private static let batch = MetricBatch<Float>(
    embeddings: [0, 0, 1, 0, 1.5, 0, 3, 0], labels: [0, 0, 1, 1], dimension: 2)

  private static func pulls(_ variant: String) -> [Vector] {
    let loss = Contrastive(LossParameters(["m": 2], variant: variant))
    return PairView.pulls(on: batch, from: 0, loss)
  }

  @Test func theCorrectedLossDrawsTogetherPushesOutAndLeavesAlone() {
    let pulls = Self.pulls("correct")
    #expect(pulls[0] == Vector(0, 0))
    #expect((pulls[1].x + 2).magnitude < 1e-6)
    #expect((pulls[2].x - 1).magnitude < 1e-6)
    #expect(pulls[3] == Vector(0, 0))
  }

  @Test func thePrintedLossPullsFarNegativesBack() {
    let pulls = Self.pulls("seed")
    #expect((pulls[2].x - 1).magnitude < 1e-6)
    #expect((pulls[3].x + 2).magnitude < 1e-6)
  }

  private static func state(_ variant: String) throws -> State {
    var state = try freeState("contrastive", classes: 3) { configuration in
      configuration.parameters = LossParameters(["m": 2], variant: variant)
      configuration.samples = 8
    }
    state.display = Display(glyphs: .ascii)
    state.advance(steps: 4)
    state.refresh()
    return state
  }

  @Test func thePictureShowsTheMarginRoundTheAnchor() throws {
    let lines = picture(PairView(try Self.state("correct")), width: 44, height: 20)
    #expect(
      lines == [
        "-- pairs with \"A\", m 2.00 ------------------",
        "",
        "",
        "               B",
        "",
        "                BBB         . . . .",
        "          B  BB           .         . .",
        "                       ..              m",
        "             B",
        "                     .          A        .",
        "                             A>Av",
        "                     . A---> A> A         .",
        "                             /^",
        "                C     .     A/          .",
        "            C  CC  C    .             .",
        "            C     C       . .     . .",
        "             C                . .",
        "",
        "137 together, 5 apart, 258 left alone",
        "arrows: a pair with \"A\", longest 3.36",
      ])
  }

  @Test func thePictureSaysWhatThePrintedFormulaDoes() throws {
    let lines = picture(PairView(try Self.state("seed")), width: 44, height: 20)
    #expect(lines.last == "as printed: others are pulled back in")
    #expect(lines[18].hasSuffix("pulled back"))
  }

  @Test func theAskedPointIsTheAnchor() throws {
    var state = try Self.state("correct")
    let asked = try #require(state.snapshot.training.judgements.firstIndex { $0.label == 2 })
    state.pane.probe = asked
    let plane = try #require(
      BatchPlane(state, in: Rectangle(column: 0, row: 0, width: 40, height: 20), lines: 2))
    #expect(plane.batch.samples[plane.anchor] == asked)
  }
}
