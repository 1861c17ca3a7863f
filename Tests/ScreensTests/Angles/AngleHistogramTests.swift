import Cells
import MarginLosses
import Plotting
import Testing
import Training

@testable import Laboratory
@testable import Screens

@Suite struct AngleHistogramTests {
  /// Points with angles in degrees to the own and to the next prototype.
  private static func snapshot(_ angles: [(own: Float, next: Float)], step: Int = 0) -> Snapshot {
    var snapshot = Snapshot()
    snapshot.step = step
    snapshot.classNames = ["0", "1"]
    snapshot.narrowestPair = PrototypeGap(first: 0, second: 1, angle: .pi / 2)
    snapshot.training.judgements = angles.map {
      var judgement = Judgement()
      judgement.ownAngle = $0.own * .pi / 180
      judgement.nextAngle = $0.next * .pi / 180
      return judgement
    }
    return snapshot
  }

  @Test func theNumbersAreThoseThatARunIsReportedWith() throws {
    var state = try freeState(classes: 6)
    state.advance(steps: 30)
    state.refresh()
    let shown = AngleNumbers(state.snapshot)
    let told = try #require(state.session.metrics().toPrototypes?.gapFifthPercentile)
    #expect((shown.gap - told).magnitude < 1e-4, "\(shown.gap) \(told)")
  }

  @Test func theGapIsWhatNineteenInTwentyHave() {
    // Gaps of 1°, 2°, … 20°: nineteen of them are at least that, drawn straight between 1° and 2°.
    let numbers = AngleNumbers(Self.snapshot((1...20).map { (10, 10 + Float($0)) }))
    #expect((numbers.gap - 1.95).magnitude < 1e-4)
  }

  @Test func theGapIsTakenPointByPoint() {
    let numbers = AngleNumbers(Self.snapshot([(30, 40), (0, 30)]))
    #expect((numbers.gap - 11).magnitude < 1e-4)
  }

  @Test(arguments: [(30, 8), (39, 9), (40, 20), (52, 12), (66, 34)])
  func theGapIsNamedAtEverySize(_ width: Int, _ height: Int) throws {
    let state = try builtState(glyphs: .braille)
    let text = picture(AngleHistogram(state), width: width, height: height, isASCII: false)
    #expect(text.joined().contains("gap ") && text.joined().contains("own "))
  }

  @Test(arguments: [24, 30, 39, 52, 67, 106]) func labelsOfTheAxisDoNotCollide(_ width: Int) throws
  {
    let state = try builtState(glyphs: .braille)
    let lines = picture(AngleHistogram(state), width: width, height: 8, isASCII: false)
    let axis = try #require(lines.first { $0.hasPrefix("0°") })
    #expect(axis.split(separator: " ").allSatisfy { $0.count { $0 == "°" } == 1 }, "\(axis)")
  }

  @Test func beforeIsTheStartOfTheRunUntilAKnobIsTurned() throws {
    var state = try freeState()
    #expect(state.earlier.step == 0)
    state.advance(steps: 40)
    #expect(state.earlier.step == 0)
    state.press(.right)
    #expect(state.earlier.step == 40)
    state.advance(steps: 5)
    state.press(.right)
    #expect(state.earlier.step == 40)
    state.press(.character("4"))
    #expect(state.earlier.step == 45)
    state.press(.character("r"))
    #expect(state.earlier.step == 0)
  }

  @Test func theBarsBeforeStandAsALineOverTheBarsOfNow() throws {
    let before: [(own: Float, next: Float)] = (0..<60).map {
      (Float($0 % 30), Float(50 + $0 % 20))
    }
    let now: [(own: Float, next: Float)] = (0..<60).map { (Float($0 % 10), Float(60 + $0 % 10)) }
    let state = try builtState {
      $0.pane.run.notebook.earlier = EarlierAngles(Self.snapshot(before, step: 480))
      $0.pane.run.snapshot = Self.snapshot(now, step: 600)
    }
    let lines = picture(AngleHistogram(state), width: 40, height: 18)
    #expect(
      lines == [
        #"-- angles, deg   _ - at step 480 -------"#,
        #"to the prototype of its own class"#,
        #"|  |"#,
        #"|  |"#,
        #"||||"#,
        #"||||"#,
        #"-|-|_ - _ -"#,
        #"||||        -"#,
        #"to the nearest other prototype"#,
        #"                           |"#,
        #"                           |"#,
        #"                           ||||"#,
        #"                      -   -||||"#,
        #"                        - ||-||"#,
        #"                          ||||-"#,
        #"0    15     30     45    60     75   90"#,
        #"own 4.5 (95 %: 9.0)  next 64.5 deg"#,
        #"gap >= 60.0 (95 %)  narrowest 90.0 deg"#,
      ])
  }
}
