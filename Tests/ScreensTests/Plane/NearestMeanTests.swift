import Cells
import MarginLosses
import Plotting
import Testing
import Training

@testable import Drawing
@testable import Laboratory
@testable import Screens

@Suite struct NearestMeanTests {
  private static func state(_ loss: String, steps: Int = 20) throws -> State {
    var state = try freeState(loss)
    state.advance(steps: steps)
    state.refresh()
    return state
  }

  private static let metric = LossRegistry.metric.map { $0.description.name }

  @Test(arguments: metric) func theGroundSaysTheNeighbourOnlyWithoutPrototypes(_ name: String)
    throws
  {
    var state = try freeState(name)
    var fills = [state.fill]
    for _ in 0..<4 {
      state.press(.character("f"))
      fills.append(state.fill)
    }
    #expect(fills == [.wedges, .neighbour, .confidence, .none, .wedges])
    state.press(.character("f"))
    state.press(.character("5"))
    #expect(state.fill == .wedges && state.lossDescription.name == "arcface")
  }

  @Test(arguments: metric) func thePlaneSaysWhichRuleItDraws(_ name: String) throws {
    var state = try Self.state(name)
    let before = picture(FeaturePlane(state), width: 60, height: 30).joined(separator: "\n")
    state.press(.character("f"))
    let after = picture(FeaturePlane(state), width: 60, height: 30).joined(separator: "\n")
    #expect(before.contains("nearest mean") && after.contains("nearest neighbour"))
  }

  @Test(arguments: metric, [0.0, 1]) func everyCellIsThatOfTheNearestMean(
    _ name: String, _ normalize: Double
  ) throws {
    var state = try freeState(name) { $0.parameters["normalize"] = normalize }
    state.advance(steps: 20)
    state.refresh()
    let snapshot = state.snapshot
    let hasChoice = state.lossDescription.hyperparameters.contains { $0.key == "normalize" }
    let isAngular = normalize == 1 || !hasChoice
    #expect((state.classifier.rule == .angle) == isAngular)
    let size = Size(width: 60, height: 30)
    let scale = try #require(PlaneScale(size, norms: snapshot.training.judgements.map(\.norm)))
    let theme = Theme(.dark, colors: .direct)
    var canvas = Canvas(size: size, glyphs: .braille, ground: theme.ground)
    _ = PlaneGround(
      snapshot: snapshot, loss: state.classifier, theme: theme, fill: .wedges, scale: scale
    ).draw(on: &canvas)
    var frame = Frame(size: size)
    canvas.draw(column: 0, row: 0, on: &frame, points: .dots, marks: [], hatch: .terminal)
    var asked = 0
    for row in 0..<size.height {
      for column in 0..<size.width {
        let offset = canvas.center(column: column, row: row) - scale.circle.center
        guard offset.length < scale.circle.radius - 0.5, offset.length > 0 else { continue }
        let place = (isAngular ? 1 / offset.length : scale.reach / scale.circle.radius) * offset
        let distances = (0..<snapshot.classes).map { label in
          var mean = Vector(
            Double(snapshot.prototypes[2 * label]), Double(snapshot.prototypes[2 * label + 1]))
          if isAngular { mean = (1 / mean.length) * mean }
          return (mean - place).length
        }
        let sorted = distances.sorted()
        guard sorted[1] - sorted[0] > 1e-5 else { continue }
        let nearest = try #require(distances.firstIndex(of: sorted[0]))
        #expect(frame[column, row].style.background == theme.region(nearest))
        asked += 1
      }
    }
    #expect(asked > 1000)
  }

  @Test func meansOfFreeLengthAreNamedWhereTheyLie() throws {
    let state = try Self.state("contrastive")
    let mean = (state.snapshot.prototypes[0], state.snapshot.prototypes[1])
    let size = Size(width: 60, height: 30)
    let scale = try #require(
      PlaneScale(size, norms: state.snapshot.training.judgements.map(\.norm)))
    let place = try #require(scale.place(mean.0, mean.1))
    let column = Int(place.x)
    let row = size.height - 1 - Int(place.y / 2)
    var frame = Frame(size: size)
    FeaturePlane(state).draw(
      in: Rectangle(column: 0, row: 0, width: size.width, height: size.height), on: &frame)
    let words = (column - 1...column + 1).map { Unicode.Scalar(frame[$0, row].scalar) }
    #expect(words.contains("A"))
  }

  @Test func collapsedMeansStandSideBySide() throws {
    var state = try Self.state("contrastive")
    state.display = Display(glyphs: .ascii)
    state.pane.run.snapshot.prototypes = Array(repeating: 0.1, count: 8)
    let text = picture(FeaturePlane(state), width: 60, height: 30).joined()
    for name in ["[A]", "[B]", "[C]", "[D]"] { #expect(text.contains(name)) }
  }
}
