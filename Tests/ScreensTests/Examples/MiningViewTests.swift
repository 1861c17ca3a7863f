import Cells
import Kernels
import MarginLosses
import Plotting
import Testing
import Training

@testable import Drawing
@testable import Laboratory
@testable import Screens

/// Places in a square round 0, and margins, in an order that a seed fixes.
private struct RandomTriplets {
  var random = RandomNumberGeneratorStub()

  mutating func place() -> Vector { Vector(number(-2, 2), number(-2, 2)) }

  mutating func number(_ low: Double, _ high: Double) -> Double {
    low + (high - low) * Double(random.next() >> 11) / 9_007_199_254_740_992
  }

  mutating func geometry(isSquared: Bool) -> TripletGeometry {
    TripletGeometry(
      anchor: place(), positive: place(), negative: place(), margin: number(0, 2.5),
      isSquared: isSquared)
  }
}

/// SplitMix64.
private struct RandomNumberGeneratorStub {
  private var state: UInt64 = 7

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

@Suite struct TripletGeometryTests {
  /// D, written once more.
  private static func measure(_ first: Vector, _ second: Vector, isSquared: Bool) -> Double {
    let (across, up) = (first.x - second.x, first.y - second.y)
    let squared = across * across + up * up
    return isSquared ? squared : squared.squareRoot()
  }

  /// How far beyond a curve, towards p, a place lies along the line from n to p; nil beside it.
  private static func beyond(
    _ curve: [Vector], _ place: Vector, _ geometry: TripletGeometry
  ) -> Double? {
    let along = geometry.positive - geometry.negative
    let axis = (1 / along.length) * along
    let height = axis.cross(place)
    for (start, end) in zip(curve, curve.dropFirst()) {
      let (low, high) = (axis.cross(start), axis.cross(end))
      guard low <= height, height <= high, low < high else { continue }
      let share = (height - low) / (high - low)
      return axis.dot(place) - axis.dot(start + share * (end - start))
    }
    return nil
  }

  @Test(arguments: [true, false]) func theBoundaryDividesAnchorsWithLossFromThoseWithout(
    isSquared: Bool
  ) {
    var random = RandomTriplets()
    var compared = 0
    for _ in 0..<300 {
      let geometry = random.geometry(isSquared: isSquared)
      let curve = geometry.boundary(round: Vector(0, 0), radius: 3, pieces: 2000)
      for _ in 0..<40 {
        let place = random.place()
        let near = Self.measure(place, geometry.positive, isSquared: isSquared)
        let far = Self.measure(place, geometry.negative, isSquared: isSquared)
        let gap = far - near - geometry.margin
        #expect((gap > 0) == (geometry.side(of: place) > 0) || gap.magnitude < 1e-9)
        if curve.isEmpty {
          let middle = geometry.side(of: Vector(0, 0))
          #expect(gap * middle > 0, "all of the picture is on one side")
        } else {
          // Where the branch has left the picture, the picture is on the negative's side.
          let beyond = Self.beyond(curve, place, geometry) ?? -.infinity
          let isRight = beyond.magnitude < 1e-3 || (beyond > 0) == (gap > 0)
          #expect(isRight)
          compared += 1
        }
      }
    }
    #expect(compared > 3000)
  }

  @Test(arguments: [true, false]) func anAnchorOnTheBoundaryJustMeetsTheMargin(isSquared: Bool) {
    var random = RandomTriplets()
    for _ in 0..<300 {
      let geometry = random.geometry(isSquared: isSquared)
      for place in geometry.boundary(round: Vector(0, 0), radius: 3, pieces: 50) {
        #expect(geometry.side(of: place).magnitude < 1e-9)
      }
    }
  }

  @Test func forSquaresTheBisectorMovesByAShareOfTheMargin() throws {
    let geometry = TripletGeometry(
      anchor: Vector(0, 0), positive: Vector(2, 0), negative: Vector(-2, 0), margin: 0.8,
      isSquared: true)
    let curve = geometry.boundary(round: Vector(0, 0), radius: 3, pieces: 1)
    #expect(curve.allSatisfy { ($0.x - 0.8 / 8).magnitude < 1e-12 })
    #expect(curve.count == 2)
  }

  @Test func noAnchorMeetsAMarginAsWideAsTheGapOfPlainDistances() {
    let geometry = TripletGeometry(
      anchor: Vector(0, 0), positive: Vector(1, 0), negative: Vector(0, 0), margin: 1,
      isSquared: false)
    #expect(geometry.boundary(round: Vector(0, 0), radius: 3, pieces: 9).isEmpty)
  }

  @Test(arguments: [true, false]) func ringsDivideNegativesAsTheLossDoes(isSquared: Bool) {
    var random = RandomTriplets()
    var seen: [Difficulty: Int] = [:]
    for _ in 0..<5000 {
      let geometry = random.geometry(isSquared: isSquared)
      let offset = geometry.negative - geometry.anchor
      let byRings: Difficulty =
        offset.length <= geometry.hardRadius
        ? .hard : offset.length < geometry.semihardRadius ? .semihard : .easy
      let near = Self.measure(geometry.anchor, geometry.positive, isSquared: isSquared)
      let far = Self.measure(geometry.anchor, geometry.negative, isSquared: isSquared)
      let byLoss = Difficulty.of(positive: near, negative: far, margin: geometry.margin)
      #expect(byRings == byLoss && geometry.difficulty == byLoss)
      seen[byLoss, default: 0] += 1
    }
    #expect(Difficulty.allCases.allSatisfy { seen[$0, default: 0] > 500 })
  }
}

@Suite struct MiningViewTests {
  private static func state(
    _ mining: String, classes: Int = 3, steps: Int = 12,
    _ edit: (inout Configuration) -> Void = { _ in }
  ) throws -> State {
    var state = try freeState("triplet", classes: classes) {
      $0.parameters.variant = mining
      $0.identities = classes
      $0.perIdentity = 4
      edit(&$0)
    }
    state.display = Display(glyphs: .ascii)
    state.advance(steps: steps)
    state.refresh()
    return state
  }

  @Test func tripletsRingsAndBoundaryOfABatch() throws {
    let state = try Self.state("semihard", classes: 4, steps: 0) {
      $0.parameters = LossParameters(["alpha": 2], variant: $0.parameters.variant)
    }
    let lines = picture(MiningView(state), width: 44, height: 22)
    #expect(
      lines == [
        #"-- coming batch, mining semihard -----------"#,
        #"                                       =="#,
        #"                          o o o       ="#,
        #"                        o   :   o   =="#,
        #"                  BB-Bo.  :ooo:   =="#,
        #"                .. .. .-.Bn.  oo:="#,
        #"              ..    o : o . Aa == :o"#,
        #"              C         :o   ==Ap"#,
        #"             /        o   oo=oo\\\o"#,
        #"            C|     easy o ==:   oAA"#,
        #"      C      |          ==o o o"#,
        #"            C .       =="#,
        #"                .    ="#,
        #"                  .=="#,
        #"                  ==DD"#,
        #"                 ="#,
        #"               == D     D"#,
        #"             =="#,
        #"           =="#,
        #"easy 546  semi-hard 18  hard 12"#,
        #"mined 18, 18 of them active, drawn 14 of 18"#,
        #"0.595 + 2.000 - 0.679 = 1.916 semi-hard"#,
      ])
  }

  @Test func itSaysHowManyOfTheMinedAreDrawn() throws {
    let state = try Self.state("all", classes: 4, steps: 0) {
      $0.parameters = LossParameters(["alpha": 8], variant: $0.parameters.variant)
    }
    let lines = picture(MiningView(state), width: 60, height: 24)
    let tally = try #require(state.comingBatch).tally
    #expect(lines.contains { $0.contains("drawn 20 of \(tally.active)") }, "\(lines)")
  }

  @Test func itSaysThatNoTripletIsValid() throws {
    let state = try Self.state("all", classes: 2, steps: 0) { $0.samples = 1 }
    let lines = picture(MiningView(state), width: 60, height: 24)
    #expect(lines.contains { $0.contains("no valid triplet") }, "\(lines)")
  }

  @Test(arguments: TripletMining.allCases) func everyNumberFitsEightyColumns(
    _ mining: TripletMining
  ) throws {
    let state = try Self.state(mining.rawValue, classes: 5, steps: 5)
    for width in [38, 60, 100] {
      let lines = picture(MiningView(state), width: width, height: 20, isASCII: false)
      #expect(lines.contains { $0.contains("hard") && $0.contains("easy") })
    }
  }

  @Test func itIsForTripletsAlone() throws {
    let names = PanelRegistry.applicable(to: try freeState("npair")).map { $0.description.name }
    #expect(!names.contains("mining") && !names.contains("difficulty"))
  }
}

@Suite struct MiningBarsTests {
  @Test func aStackIsExactUpToARowAndLosesNothing() {
    var random = RandomTriplets()
    for _ in 0..<2000 {
      let weights = (0..<3).map { _ in max(0, random.number(-0.5, 1)) * random.number(0, 1) }
      let sum = weights.reduce(0, +)
      guard sum > 0 else { continue }
      let rows = stackedRows(weights, rows: 16)
      #expect(rows.reduce(0, +) == 16)
      for (weight, row) in zip(weights, rows) {
        #expect((weight > 0) == (row > 0))
        #expect((weight / sum * 16 - Double(row)).magnitude < 2)
      }
    }
    #expect(stackedRows([0.005, 0.002, 0.993], rows: 20) == [1, 1, 18])
    #expect(stackedRows([0, 0, 1], rows: 5) == [0, 0, 5])
  }

  @Test func percentagesAreWholeOnlyWhereTheyAre() {
    let shares: [Double] = [0, 0.0001, 0.002, 0.993, 0.99999, 1]
    #expect(shares.map(sharePercent) == ["0", "<0.1", "0.2", "99.3", ">99.9", "100"])
    #expect(
      [0, 999, 1000, 40320, 1_234_567].map(grouped) == ["0", "999", "1,000", "40,320", "1,234,567"])
  }

  @Test func sharesThroughTime() throws {
    var state = try freeState("triplet", classes: 3)
    state.display = Display(glyphs: .ascii)
    state.advance(steps: 40)
    let lines = picture(MiningBars(state), width: 40, height: 12)
    #expect(
      lines == [
        #"-- easy 100 semi-hard 0 hard 0 % -------"#,
        #"100% |.................................."#,
        #"     |.................................."#,
        #"     |.................................."#,
        #"     |.................................."#,
        #"     |.................................."#,
        #"     |.................................."#,
        #"     |.................................."#,
        #"     |++++++.+++.+.+.+.................."#,
        #"   0 |######+###+#.#+#..+#.............."#,
        #"      0                          step 40"#,
        #"      . easy   + semi-hard   # hard"#,
      ])
  }
}
