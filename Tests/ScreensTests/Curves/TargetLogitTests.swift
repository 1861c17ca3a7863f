import Cells
import MarginLosses
import Plotting
import Testing
import Training

@testable import Laboratory
@testable import Screens

@Suite struct TargetLogitTests {
  private static func shape(_ name: String, _ numbers: [String: Double], _ variant: String) throws
    -> TargetShape
  {
    let type = try #require(LossRegistry.named(name))
    return TargetShape(type.init(LossParameters(numbers, variant: variant)))
  }

  @Test func theMonotoneFallBackJumpsDownAtPiLessTheMargin() throws {
    let jump = try #require(try Self.shape("arcface", ["m": 0.5], "monotone").jumps.first)
    #expect((jump.low - (.pi - 0.5)).magnitude < 1e-9 && jump.low < jump.high)
    #expect((jump.before + 1).magnitude < 1e-9 && (jump.after + 1.1173).magnitude < 1e-4)
  }

  @Test func theEasyMarginJumpsUpAtARightAngle() throws {
    let jumps = try Self.shape("arcface", ["m": 0.5], "easy").jumps
    #expect(jumps.count == 1)
    #expect((jumps[0].low - .pi / 2).magnitude < 1e-9)
    #expect((jumps[0].before + 0.4794).magnitude < 1e-4 && jumps[0].after.magnitude < 1e-9)
  }

  @Test(arguments: [
    ("arcface", "raw"), ("arcface", "clamp"), ("arcface", "piecewise"), ("arcface", "cgd"),
    ("asoftmax", "piecewise"), ("asoftmax", "raw"), ("combined", "clamp"),
  ])
  func whatIsContinuousHasNoJump(_ name: String, _ variant: String) throws {
    #expect(try Self.shape(name, ["m": 2, "m1": 2, "m2": 0.3], variant).jumps.isEmpty)
  }

  @Test func aDeadZoneIsFoundAndARisingStretchIsToldFromIt() throws {
    let clamp = try Self.shape("arcface", ["m": 0.5], "clamp").stretches
    let raw = try Self.shape("arcface", ["m": 0.5], "raw").stretches
    #expect(clamp.map(\.words) == ["no pull"] && raw.map(\.words) == ["pushes away"])
    for stretch in clamp + raw {
      #expect((stretch.start - (.pi - 0.5)).magnitude < 0.01 && stretch.end == .pi)
    }
    #expect(try Self.shape("arcface", ["m": 0.5], "monotone").stretches.isEmpty)
    #expect(try Self.shape("asoftmax", ["m": 4], "piecewise").stretches.isEmpty)
  }

  @Test func aJumpIsDrawnAsAGapWithAMarkAtEitherEnd() throws {
    let state = try builtState {
      $0.pane.run.session.change(
        loss: "arcface", parameters: LossParameters(["m": 1], variant: "easy"))
    }
    let lines = picture(TargetLogit(state), width: 40, height: 14)
    #expect(
      lines == [
        #"-- psi = cos(theta+1.00) ... -----------"#,
        #"   1 |. . ."#,
        #"     |     .. ."#,
        #"     |*         ."#,
        #"     |***        .."#,
        #"     |  ***         ."#,
        #"     |    **          ."#,
        #"   0 |      ***        **"#,
        #"     |        **         **"#,
        #"     |          **         **"#,
        #"     |           ****        **"#,
        #"     |              ***o       ***."#,
        #"  -1 | '''                        ******"#,
        #"      0      45       90     135    180"#,
      ])
  }

  @Test(arguments: [("clamp", "no pull"), ("raw", "pushes away")])
  func anglesWithoutAPullAreNamedUnderTheAxis(_ variant: String, _ words: String) throws {
    for (width, height) in [(30, 8), (40, 20), (66, 34)] {
      let state = try builtState {
        $0.pane.run.session.change(
          loss: "arcface", parameters: LossParameters(["m": 0.5], variant: variant))
      }
      let lines = picture(TargetLogit(state), width: width, height: height)
      #expect(lines[height - 2].contains(words + " ="))
    }
  }

  @Test func otherLossesStandBehindOnlyWhereThereIsRoom() throws {
    let state = try builtState()
    let small = picture(TargetLogit(state), width: 40, height: 12).joined()
    let large = picture(TargetLogit(state), width: 66, height: 34).joined()
    #expect(!small.contains("CosFace") && large.contains("CosFace") && large.contains("combined"))
    // A-Softmax is the same curve as L-Softmax at these settings.
    #expect(large.contains("L-Softmax") != large.contains("A-Softmax"))
  }

  @Test func theProbeReadsBothValues() throws {
    let state = try builtState(glyphs: .braille)
    let lines = picture(
      TargetLogit(state, probe: .pi / 3), width: 60, height: 14, isASCII: false)
    #expect(lines[1].contains("θ 60.0°:  ψ 0.02  cos 0.50"))
  }
}
