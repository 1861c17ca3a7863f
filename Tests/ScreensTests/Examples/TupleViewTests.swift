import Cells
import Kernels
import MarginLosses
import Plotting
import Testing
import Training

@testable import Drawing
@testable import Laboratory
@testable import Screens

@Suite struct TupleViewTests {
  private static func state(_ variant: String = "correct") throws -> State {
    var state = try freeState("npair", classes: 4) { configuration in
      configuration.parameters = LossParameters(["l2": 0.02], variant: variant)
      configuration.samples = 8
    }
    state.display = Display(glyphs: .ascii)
    state.advance(steps: 8)
    state.refresh()
    return state
  }

  private static func tuple(_ state: State) throws -> (BatchPlane, Tuple) {
    let loss = try #require(state.session.metricLoss as? NPair)
    let plane = try #require(
      BatchPlane(state, in: Rectangle(column: 0, row: 0, width: 44, height: 20), lines: 3))
    return (plane, try #require(Tuple(plane, loss)))
  }

  @Test func theShareIsTheSoftmaxOfInnerProducts() throws {
    let (plane, tuple) = try Self.tuple(try Self.state())
    let anchor = plane.position(tuple.anchor)
    let logits = tuple.members.map { anchor.dot(plane.position($0)) }
    let sum = logits.reduce(0) { $0 + Double.exp($1 - logits[tuple.own]) }
    #expect((tuple.share - 1 / sum).magnitude < 1e-5)
    #expect((tuple.loss + Double.log(tuple.share)).magnitude < 1e-5)
  }

  @Test func negativesArePushedAgainstTheAnchorsDirectionAndThePositiveAlongIt() throws {
    let (plane, tuple) = try Self.tuple(try Self.state())
    let anchor = plane.position(tuple.anchor)
    for (index, member) in tuple.members.enumerated() {
      let pull = tuple.pulls[member].dot(anchor)
      #expect(index == tuple.own ? pull > 0 : pull < 0)
    }
  }

  @Test func thePrintedFormulaPushesThePositiveAway() throws {
    let (plane, tuple) = try Self.tuple(try Self.state("seed"))
    #expect(tuple.pulls[tuple.members[tuple.own]].dot(plane.position(tuple.anchor)) < 0)
  }

  @Test func theTermsOfAllAnchorsMakeTheLoss() throws {
    let state = try Self.state()
    let batch = try #require(state.comingBatch)
    let loss = NPair(LossParameters())
    let terms = (0..<4).map { loss.term(of: $0, in: batch.batch) }
    let whole = loss.evaluate(batch.batch)
    #expect((terms.reduce(0) { $0 + $1.loss } / 4 - whole.loss).magnitude < 1e-5)
    for index in whole.embeddings.indices {
      let mean = terms.reduce(0) { $0 + $1.embeddings[index] } / 4
      #expect((mean - whole.embeddings[index]).magnitude < 1e-5)
    }
  }

  @Test func thePictureCountsWhatWasConsumed() throws {
    let lines = picture(TupleView(try Self.state()), width: 44, height: 20)
    #expect(
      lines == [
        "-- \"A\" and its 3 repulsions at once --------",
        "",
        "                     B",
        "                           //",
        "                     B BBB/",
        "                   B  .  /",
        "                        /",
        "                     B / .",
        "              CC CC   /      A>/A>",
        "           CC .  .  . /.  . A--AA",
        "            C           A.   A",
        "                     DD D \\\\A",
        "                     D.     \\\\",
        "                     D        \\\\",
        "                    D D",
        "",
        "",
        "loss 0.02  p(own) 0.98  longest arrow 0.07",
        "64 examples seen gave 96 comparisons",
        "as triplets they give 21",
      ])
  }
}
