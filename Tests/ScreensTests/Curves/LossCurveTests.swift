import Cells
import MarginLosses
import Plotting
import Testing
import Training

@testable import Drawing
@testable import Laboratory
@testable import Screens

@Suite struct LossCurveTests {
  /// Twenty steps under ArcFace 0.5, twenty under 0.
  private static func turned(_ glyphs: GlyphTier = .ascii) throws -> State {
    var state = try freeState(classes: 4) { $0.parameters["s"] = 2 }
    state.display = Display(glyphs: glyphs)
    state.advance(steps: 20)
    for _ in 0..<10 { state.press(.left) }
    state.advance(steps: 20)
    state.refresh()
    return state
  }

  @Test func theFloorStepsWhereTheMarginIsTurned() throws {
    let state = try Self.turned()
    let floors = state.session.history.floors
    #expect(floors.map(\.step) == [0, 20])
    #expect(try #require(floors[0].inPlane) > #require(floors[1].inPlane))
    let lines = picture(LossCurve(state), width: 48, height: 14)
    #expect(

      lines == [
        #"-- loss 0.26   floor 0.25 - 2-D  any-D 0.19 . --"#,
        #" 0.6 |                     : m 0.50 -> 0.00"#,
        #"     |"#,
        #"     |****                 :"#,
        #"     |   ******"#,
        #"     |        **********   :"#,
        #"     |- - - - - - - - - ****"#,
        #"     |                     *********************"#,
        #"     | .  .  .  .  .  .  . :"#,
        #"     |                      .  .  .  .  .  .  ."#,
        #"     |                     :"#,
        #"     |"#,
        #"   0 |                     :"#,
        #"      0                                  step 40"#,
      ])
  }

  /// A Gaussian's likelihood may be larger than 1.
  @Test(arguments: [5, 8, 14]) func aLossBelowZeroIsDrawnBelowZero(_ height: Int) throws {
    var state = try freeState("lgm") { $0.parameters["lambda"] = 1 }
    state.display = Display(glyphs: .ascii)
    state.advance(steps: 200)
    state.refresh()
    #expect(state.snapshot.loss < -0.1)
    let lines = picture(LossCurve(state), width: 48, height: height)
    let plot = lines.filter { $0.contains("|") }
    #expect(plot.last?.contains("-") ?? false, "\(lines)")
    // Not along an axis that it has left.
    let zero = plot.firstIndex { $0.hasPrefix("   0 |") } ?? 0
    let end = plot.lastIndex { $0.hasSuffix("**") }
    #expect(end ?? -1 > zero, "\(lines)")
  }

  @Test func bothFloorsAreNamed() throws {
    let state = try Self.turned(.braille)
    let title = picture(LossCurve(state), width: 66, height: 20, isASCII: false)[0]
    let plane = try #require(state.classifier.floor(classes: 4))
    let any = try #require(state.classifier.floorInAnyDimension(classes: 4))
    #expect(
      title.contains("floor \(fixed(plane, 2)) ╌ in 2-D, in any dimension \(fixed(any, 2)) ·"))
  }

  @Test func outsideThePlaneOnlyTheFloorOfAnyDimensionIsLeft() throws {
    var state = try freeState { $0.dimension = 3 }
    state.display = Display(glyphs: .braille)
    let title = picture(LossCurve(state), width: 52, height: 12, isASCII: false)[0]
    #expect(title.contains("floor in any dimension") && !title.contains("2-D"))
  }

  @Test func aboveTheLimitEqualSpacingIsNotCalledAFloor() throws {
    var state = try freeState(classes: 8)
    state.type("1.2")
    let title = picture(LossCurve(state), width: 66, height: 12)[0]
    #expect(title.contains("equal-spacing value") && !title.contains("floor"))
  }

  /// The curve is of batches, and a batch of all points has another loss.
  @Test func aLossThatIsNoMeanIsNamedForTheBatchOfTheCurve() throws {
    var state = try freeState("proxy_anchor")
    state.advance(steps: 40)
    state.refresh()
    let title = picture(LossCurve(state), width: 72, height: 12)[0]
    let newest = fixed(Double(try #require(state.session.history.losses.last)), 2)
    #expect(title.contains("newest batch: loss \(newest)"))
    #expect(title.contains("all points as one batch: \(fixed(state.snapshot.loss, 2))"))
  }

  @Test func aTurnIsNamedBesideItsLine() throws {
    let lines = picture(LossCurve(try Self.turned(.braille)), width: 60, height: 16, isASCII: false)
    #expect(lines.contains { $0.contains("m 0.50 → 0.00") })
    let narrow = picture(
      LossCurve(try Self.turned(.braille)), width: 30, height: 16, isASCII: false)
    #expect(narrow.contains { $0.contains("m 0.00") })
  }

  @Test func theFutureIsDottedOnTheLossAxis() throws {
    var state = try freeState()
    state.display.glyphs = .ascii
    state.advance(steps: 100)
    state.go(to: 50)
    let lines = picture(LossCurve(state), width: 40, height: 10)
    #expect(lines.last?.hasSuffix("step 100") == true)
    #expect(lines.contains { $0.contains("* .") || $0.contains("*.") || $0.contains("*  .") })
  }
}
