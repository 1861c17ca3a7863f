import Cells
import Kernels
import MarginLosses
import Plotting
import Testing
import Training

@testable import Drawing
@testable import Laboratory
@testable import Screens

@Suite struct GaussianPlaneTests {
  private static func state(_ variant: String, _ margin: Double = 1) throws -> State {
    var state = try freeState("lgm", classes: 5) {
      $0.parameters["alpha"] = margin
      $0.parameters["lambda"] = 0.1
      $0.parameters.variant = variant
    }
    state.advance(steps: 60)
    state.refresh()
    return state
  }

  /// Tint and hatch of every cell are what the costs at its middle say.
  @Test(arguments: ["diagonal", "identity"]) func everyCellIsGroundOfTheLikeliestClass(
    _ variant: String
  ) throws {
    let state = try Self.state(variant)
    let snapshot = state.snapshot
    let classes = try #require(snapshot.gaussians(of: state.classifier))
    let size = Size(width: 60, height: 30)
    let scale = try #require(PlaneScale(size, norms: snapshot.training.judgements.map(\.norm)))
    let theme = Theme(.dark, colors: .direct)
    var canvas = Canvas(size: size, glyphs: .braille, ground: theme.ground)
    let map = PlaneGround(
      snapshot: snapshot, loss: state.classifier, theme: theme, fill: .wedges, scale: scale
    ).draw(on: &canvas)
    #expect(map == nil)
    var frame = Frame(size: size)
    canvas.draw(column: 0, row: 0, on: &frame, points: .dots, marks: [], hatch: .terminal)
    var seen = (inside: 0, band: 0)
    for row in 0..<size.height {
      for column in 0..<size.width {
        let offset = canvas.center(column: column, row: row) - scale.circle.center
        guard offset.length < scale.circle.radius - 0.5 else { continue }
        let x = scale.reach / scale.circle.radius * offset
        let place = [x.x, x.y]
        let costs = (0..<5).map { classes.cost($0, at: place) }
        let owner = try #require(costs.indices.min { costs[$0] < costs[$1] })
        let lead = classes.lead(owner, at: place, isAsked: true)
        guard lead.magnitude > 1e-6 else { continue }
        let color = lead > 0 ? theme.region(owner) : theme.band(owner)
        #expect(frame[column, row].style.background == color)
        if lead > 0 { seen.inside += 1 } else { seen.band += 1 }
      }
    }
    #expect(seen.inside > 100 && seen.band > 100)
  }

  /// What is drawn lies one, or two, learnt standard deviations from the mean.
  @Test func ellipsesAreAsWideAsTheVariancesThatWereLearnt() throws {
    let state = try Self.state("diagonal")
    let classes = try #require(state.snapshot.gaussians(of: state.classifier))
    let loss = try #require(state.session.marginLoss as? LGM)
    #expect(Set(loss.logVariances).count > 5)
    let scale = try #require(
      PlaneScale(
        Size(width: 80, height: 40), norms: state.snapshot.training.judgements.map(\.norm)))
    let theme = Theme(.dark, colors: .direct)
    let ellipses = GaussianEllipses(classes: classes, theme: theme, scale: scale)
    var drawn = 0
    for (label, deviations) in [(0, 1.0), (2, 1), (2, 2), (4, 2)] {
      for place in ellipses.curve(label, deviations) where place.x.isFinite {
        let spot = scale.spot(at: place)
        let offsets = [spot.x, spot.y].enumerated().map { axis, value in
          (value - Double(state.snapshot.prototypes[2 * label + axis]))
            / Double.exp(Double(loss.logVariances[2 * label + axis]) / 2)
        }
        let length = (offsets[0] * offsets[0] + offsets[1] * offsets[1]).squareRoot()
        #expect((length - deviations).magnitude < 1e-6)
        #expect((place - scale.circle.center).length < scale.circle.radius)
        drawn += 1
      }
    }
    #expect(drawn > 100)
  }

  @Test func theKeySaysWhatTheEllipsesAre() throws {
    for (variant, words) in [("diagonal", "ellipses: 1 and"), ("identity", "circles: 1 and")] {
      let state = try Self.state(variant)
      let entries = Legend(state).entries.flatMap(\.meanings)
      #expect(entries.contains { $0.hasPrefix(words) })
      #expect(!entries.contains { $0.contains("how wide the band") || $0.contains("outside:") })
      let plane = picture(FeaturePlane(state), width: 60, height: 30, isASCII: false).joined()
      #expect(plane.contains("ellipses: σ and 2σ"))
    }
  }

  @Test func viewsThatMeanAnglesAreNotForIt() throws {
    let state = try Self.state("diagonal")
    let views = state.applicableViewNames
    #expect(views.contains("plane") && views.contains("distances"))
    for name in ["angles", "angle-plane", "target-logit", "boundaries"] {
      #expect(!views.contains(name))
    }
    let angular = try freeState("arcface").applicableViewNames
    #expect(
      angular.count > views.count && Set(views).subtracting(["distances"]).isSubset(of: angular))
    let frame = Screens.view(state, size: Size(width: 200, height: 60))
    let degree: Unicode.Scalar = "°"
    for row in 0..<60 {
      for column in 0..<200 { #expect(frame[column, row].scalar != degree.value) }
    }
  }

  @Test func whatIsAskedAboutIsAnsweredByDistances() throws {
    var state = try Self.state("diagonal")
    state.pane.asked = .prototype(1)
    #expect(state.answer(prototype: 1).verdict.contains("every α can be met"))
    let answer = state.answer(sample: 3)
    let lines = (answer.head + answer.lines).compactMap(\.first).joined(separator: "\n")
    #expect(lines.contains("dA") && !lines.contains("θ") && !lines.contains("°"))
    let place = state.answer(spot: Spot(0.1, 0.2)).lines.compactMap(\.first).joined()
    #expect(place.contains("+h") && !place.contains("θ"))
    #expect(state.diagnosis.text.contains("learnt") && state.acts == [])
  }
}
