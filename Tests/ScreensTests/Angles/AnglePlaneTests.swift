import Cells
import MarginLosses
import Plotting
import Testing
import Training

@testable import Laboratory
@testable import Screens

@Suite struct AnglePlaneTests {
  private static let degree = Double.pi / 180

  private static func boundary(
    _ name: String, _ numbers: [String: Double], _ variant: String? = nil
  )
    throws -> MarginBoundary
  {
    let type = try #require(LossRegistry.named(name))
    return MarginBoundary(type.init(LossParameters(numbers, variant: variant)))
  }

  /// Degrees between the boundary and θ₁ = θ₂ at an own angle in degrees.
  private static func width(_ boundary: MarginBoundary, at own: Double) throws -> Double {
    let other = try #require(boundary.other(at: own * degree))
    return other / degree - own
  }

  /// The words stand where nothing can lie, and an arrow led out of there.
  @Test func beyondReachIsWhereTheWordsStand() throws {
    var state = try freeState(classes: 6) { $0.dimension = 16 }
    state.refresh()
    let rows = picture(AnglePlane(state), width: 66, height: 26, isASCII: false)
    #expect(rows.contains { $0.contains("beyond reach") })
    #expect(!rows.contains { $0.contains("reach ▸") })
  }

  @Test func arcFacesBandIsAsWideEverywhere() throws {
    let boundary = try Self.boundary("arcface", ["m": 0.5])
    for own in stride(from: 0, through: 150, by: 10) {
      #expect((try Self.width(boundary, at: Double(own)) - 28.6479).magnitude < 1e-3)
    }
  }

  @Test func sphereFacesBandIsAWedgeThatVanishesAtZero() throws {
    let boundary = try Self.boundary("asoftmax", ["m": 4])
    #expect(try Self.width(boundary, at: 0) == 0)
    for own in [1.0, 10, 20, 40] {
      #expect((try Self.width(boundary, at: own) - 3 * own).magnitude < 1e-6)
    }
  }

  @Test func cosFacesBandIsCurved() throws {
    let boundary = try Self.boundary("cosface", ["m": 0.2])
    let widths = try [0.0, 30, 60, 90, 130].map { try Self.width(boundary, at: $0) }
    #expect(widths[0] > widths[1] && widths[1] > widths[2] && widths[2] > widths[3])
    #expect(widths[4] > widths[3])
  }

  @Test func aBoundaryEndsWhereNoOtherAngleIsFarEnough() throws {
    let curves = try Self.boundary("arcface", ["m": 0.5]).curves(upTo: .pi, step: 0.1)
    let end = try #require(curves.first?.last)
    #expect(curves.count == 1)
    #expect((end.own - (.pi - 0.5)).magnitude < 1e-6 && (end.other - .pi).magnitude < 1e-6)
  }

  @Test func aBoundaryBreaksOffWhereTheTargetJumps() throws {
    let curves = try Self.boundary("arcface", ["m": 0.5], "easy").curves(upTo: .pi, step: 0.1)
    #expect(curves.count == 2)
    #expect((try #require(curves[0].last).other - (.pi / 2 + 0.5)).magnitude < 1e-6)
    #expect((try #require(curves[1].first).other - .pi / 2).magnitude < 1e-6)
  }

  @Test func prototypesOfUnequalLengthMoveTheBoundary() {
    let boundary = MarginBoundary(LSoftmax(LossParameters(["m": 1])), ratio: 0.5)
    #expect((boundary.other(at: 0) ?? 0) - .pi / 3 < 1e-9)
  }

  @Test(arguments: [
    ("arcface", ["angles to 0 and 1: θ₀ + 28.6° = θ₁"]),
    ("asoftmax", ["angles to 0 and 1: 2·θ₀ = θ₁"]),
    ("cosface", ["angles to 0 and 1: cos θ₀ − 0.20 = cos θ₁"]),
    ("combined", ["angles to 0 and 1: cos(θ₀ + 17.2°) − 0.20 = cos θ₁"]),
    (
      "softmax",
      ["angles to 0 and 1: cos θ₀ = cos θ₁, biases left out", "θ₀ = θ₁, biases left out"]
    ),
    ("normface", ["angles to 0 and 1: θ₀ = θ₁"]),
  ])
  func theTitleNamesThePairAndItsBoundary(_ loss: String, _ wordings: [String]) throws {
    let state = try builtState(loss, glyphs: .braille)
    let title = picture(AnglePlane(state), width: 66, height: 20, isASCII: false)[0]
    #expect(wordings.contains { title.contains($0) }, "\(title)")
  }

  @Test func anAnnealedTargetIsNotWrittenAsIfItWereNone() throws {
    let state = try builtState("asoftmax", glyphs: .braille) {
      $0.pane.run.session.change(
        loss: "asoftmax", parameters: LossParameters(["m": 4, "lambda": 5]))
    }
    let title = picture(AnglePlane(state), width: 66, height: 20, isASCII: false)[0]
    #expect(title.contains("ψ(θ₀) = cos θ₁"))
  }

  @Test(arguments: [
    ("lsoftmax", nil, "cos(2·θ₀) = 1.00·cos θ₁"), ("sphereface_r_v2", "v2", "θ₀ = θ₁/1.5"),
    ("sphereface_r_v2", "v1", "1.5·θ₀ = θ₁"), ("elasticface", "cos", "cos θ₀ − 0.50 = cos θ₁"),
    ("curricularface", nil, "θ₀ + 28.6° = θ₁ where 1−t ≤ cosθ₁, t = 0.00"),
    ("arcface", "easy", "θ₀ + 28.6° = θ₁ where cosθ₀ > 0"),
    ("circle_class", nil, "[1.60−cosθ₀]₊·(cosθ₀−0.40) = [cosθ₁+0.60]₊·(cosθ₁−0.60)"),
  ])
  func theTitleIsTheBoundaryOfTheLossAndVariantInForce(
    _ loss: String, _ variant: String?, _ equation: String
  ) throws {
    let state = try builtState(loss, glyphs: .braille) {
      var parameters = LossMemory.standard(of: $0.lossDescription)
      parameters.variant = variant
      $0.pane.run.session.change(loss: loss, parameters: parameters)
    }
    let title = picture(AnglePlane(state), width: 100, height: 20, isASCII: false)[0]
    #expect(title.contains(equation), "\(title)")
  }

  @Test func theProbedPointChoosesThePair() throws {
    let state = try builtState { $0.pane.probe = 2 }
    let next = state.snapshot.training.judgements[2].nextClass
    #expect(AnglePlane(state).pair?.first == 0 && AnglePlane(state).pair?.second == Int(next))
  }

  @Test func inThePlanePointsLieOnTheOutlineOfWhatItReaches() throws {
    let angles = PairAngles(try builtState().snapshot, pair: (0, 1))
    #expect(angles.points.count == 6)
    for point in angles.points {
      let gaps = [
        point.first + point.second - angles.between,
        (point.first - point.second).magnitude - angles.between,
      ]
      #expect(gaps.contains { $0.magnitude < 1e-6 })
    }
  }

  @Test func arcFaceLooksLikeTwoParallelBands() throws {
    let lines = picture(AnglePlane(try builtState()), width: 41, height: 20)
    #expect(
      lines == [
        #"-- theta0 + 28.6 deg = theta1 -----------"#,
        #" 90 |            .         ***   :   : //"#,
        #"to 1|  2-D >   .         ***   :   : //:"#,
        #"    |        .         ***   :   : //:"#,
        #" 75 |    0 .          **   :   : //:   :"#,
        #"    |    .          **   :   : //:   :"#,
        #"    |  .          **   :   : //:   :   :*"#,
        #" 60 |0          **   :   : //:   :   :***"#,
        #"    |  0      **   :   : //:   :   :***"#,
        #"    |    .  **   :   : //:   :   :***"#,
        #" 45 |     *0 . :   : ///   :   :***"#,
        #"    |  ***   : . : //:   :   :**"#,
        #"    |***   :   : //:   :   :**          ."#,
        #" 30 |*   :   : //: . :   :**          ."#,
        #"    |  :   : //:   : . :**          ."#,
        #"    |:   : //:   :   :*1          ."#,
        #" 15 |  : //:   :   :**  .       ."#,
        #"    |: //:   :   :***     1   .1"#,
        #"  0 |//:   :   :***         1"#,
        #"     0          30          60   to 0 90"#,
      ])
  }

  @Test func sphereFaceLooksLikeAWedge() throws {
    let lines = picture(AnglePlane(try builtState("asoftmax")), width: 30, height: 13)
    #expect(
      lines == [
        #"-- 2*theta0 = theta1 ---------"#,
        #" 90 |        .  **   :   : ///"#,
        #"to 1|    . .   **  :   : ///"#,
        #"    |  .0     ** :   : ///   :"#,
        #" 60 |0       **:   :///:   :"#,
        #"    | 0 .   *:   :///:   :   :"#,
        #"    |    0.*   :///:   :   ***"#,
        #"    |     *. :///:   : ****"#,
        #" 30 |   ** :///:  *****     ."#,
        #"    |  **/// :****        ."#,
        #"    | **//****   1      ."#,
        #"  0 |*****         .11.1"#,
        #"     0      30      60     90"#,
      ])
  }

  @Test func namesOfSeveralLettersStandWholeBesideTheTicks() throws {
    var state = try builtState("arcface")
    state.pane.run.snapshot.classNames = state.snapshot.classNames.indices.map { "c\(10 + $0)" }
    let lines = picture(AnglePlane(state), width: 100, height: 26)
    #expect(lines.contains { $0.contains("c10 90") || $0.contains("c10 180") }, "\(lines)")
    #expect(lines.contains { $0.hasPrefix(" c11|") })
  }
}
