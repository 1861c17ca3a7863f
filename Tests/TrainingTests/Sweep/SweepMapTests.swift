import MarginLosses
import Testing

@testable import Training

private func row(
  _ margin: Double?, _ scale: Double?, seed: UInt64 = 0, accuracy: Double,
  _ status: Status = .stopped,
  loss: String = "arcface"
) -> SweepRow {
  SweepRow(
    id: "\(loss) \(margin ?? -1) \(scale ?? -1) \(seed)", loss: loss, margin: margin, scale: scale,
    classes: 10, dimension: 2, seed: seed, status: status, settings: [],
    numbers: ["accuracy_test": accuracy, "loss_value": 1, "loss_floor": 0.25])
}

private let accuracy = MapQuantity.all[0]

@Test func aMapHasACellForEveryMarginAndScale() throws {
  let rows = [row(0.2, 4, accuracy: 0.8), row(0, 4, accuracy: 0.7), row(0, 64, accuracy: 0.1)]
  let map = try #require(SweepMap.maps(of: rows).first)
  #expect(map.margins == [0, 0.2])
  #expect(map.scales == [4, 64])
  #expect(map.places.count == 3)
  #expect(map.limit?.text == "2π/10")
}

@Test func lossesHaveMapsOfTheirOwn() {
  let maps = SweepMap.maps(of: [
    row(0.1, 4, accuracy: 1), row(nil, 4, accuracy: 1, loss: "normface"),
    row(0.1, 4, accuracy: 1, loss: "cosface"),
  ])
  #expect(maps.map(\.loss) == ["normface", "cosface", "arcface"])
  #expect(maps[0].margins == [nil])
  #expect(maps[1].limit.map { ($0.value - 0.19098).magnitude < 1e-4 } == true)
}

@Test func theWorstSeedIsTheWorst() {
  let rows = [row(0, 4, seed: 0, accuracy: 0.9), row(0, 4, seed: 1, accuracy: 0.5, .diverged)]
  #expect(SweepStatistic.mean.value(of: rows, accuracy) == 0.7)
  #expect(SweepStatistic.worst.value(of: rows, accuracy) == 0.5)
  #expect(SweepStatistic.worst.outcome(of: rows) == .diverged)
  #expect(MapQuantity.named("above-floor")?.value(of: rows[0]) == 0.75)
}

@Test func aPlateauIsConnected() throws {
  let values = [0.9, 0.899, 0.7, 0.8995, 0.2]
  let rows = values.enumerated().map { row(Double($0) / 10, 4, accuracy: $1) }
  let map = try #require(SweepMap.maps(of: rows).first)
  let plateau = try #require(SweepPlateau(map, accuracy, .mean))
  #expect(plateau.best.column == 0)
  #expect(plateau.places.map(\.column) == [0, 1])
}

@Test func seedsThatDifferWidenThePlateau() throws {
  let rows = [0.9, 0.87, 0.5].enumerated().flatMap { column, value in
    [-0.06, 0.06].enumerated().map { seed, spread in
      row(Double(column), 4, seed: UInt64(seed), accuracy: value + spread)
    }
  }
  let map = try #require(SweepMap.maps(of: rows).first)
  #expect(SweepPlateau(map, accuracy, .mean)?.places.map(\.column) == [0, 1])
}

@Test func aBestOfFewerSeedsIsLessSure() throws {
  let rows = [0.8, 0.7].enumerated().flatMap { column, value in
    [-0.06, 0, 0.06].enumerated().map { seed, spread in
      row(Double(column), 4, seed: UInt64(seed), accuracy: value + spread)
    }
  }
  let alone = try #require(SweepMap.maps(of: rows + [row(2, 4, accuracy: 0.9)]).first)
  #expect(SweepPlateau(alone, accuracy, .mean).map { abs($0.tolerance - 0.06) < 1e-9 } == true)
}

@Test func theFloorAndTheRoomAreThoseOfTheLoss() throws {
  var configuration = Configuration()
  configuration.classes = 10
  configuration.parameters["s"] = 4
  configuration.parameters["m"] = 0
  var session = try Session(configuration)
  #expect(session.lossFloor.map { ($0 - 0.7276).magnitude < 1e-4 } == true)
  #expect(session.isMarginFeasible == true)
  configuration.parameters["m"] = 0.63
  session = try Session(configuration)
  #expect(session.isMarginFeasible == false)
  configuration.dimension = 9
  #expect(try Session(configuration).isMarginFeasible == true)
  configuration.dimension = 5
  #expect(try Session(configuration).isMarginFeasible == true)
  configuration.dimension = 4
  #expect(try Session(configuration).isMarginFeasible == true)
  // Nobody knows how far apart nine can be.
  configuration.classes = 9
  #expect(try Session(configuration).isMarginFeasible == nil)
}

@Test func aMapSaysWhatSetsItApart() {
  var rows = [
    row(0, 4, accuracy: 1), row(0, 4, accuracy: 0.5), row(0, 4, accuracy: 0, loss: "cosface"),
  ]
  for (index, digest) in ["one", "other", "one"].enumerated() {
    rows[index].settings = [
      SweepRow.Setting(name: "data", text: "file"),
      SweepRow.Setting(name: "data_digest", text: digest),
    ]
  }
  let maps = SweepMap.maps(of: rows)
  #expect(maps.map { $0.apart.map(\.text) } == [[], ["one"], ["other"]])
}

@Test func aMarginOfAnotherNameGoesToTheRight() throws {
  let rows = [0.3, 0.45].map { margin in
    var made = row(nil, 4, accuracy: margin, loss: "magface")
    made.settings = [SweepRow.Setting(name: "u_m", text: "\(margin)")]
    return made
  }
  let maps = SweepMap.maps(of: rows)
  #expect(maps.count == 1)
  #expect(try #require(maps.first).margins == [0.3, 0.45])
  // Runs alone know how long their embeddings are.
  #expect(try #require(maps.first).closedFormLimit == nil)
}

private func row(
  _ loss: String, scale: Double = 8, feasible: Bool? = nil, margin: Double = 0.1,
  _ settings: [String: String]
) -> SweepRow {
  SweepRow(
    id: "\(loss) \(margin) \(scale)", loss: loss, margin: margin, scale: scale, classes: 8,
    dimension: 2, seed: 0, status: .stopped, isFeasible: feasible,
    settings: settings.map { SweepRow.Setting(name: $0.key, text: $0.value) },
    numbers: ["accuracy_test": 1])
}

@Test(arguments: [
  ("mv_softmax", "adaptive-arc", Double.pi / 4, "2π/8"),
  ("mv_softmax", "adaptive-am", 1 - 0.5.squareRoot(), "1−cos(2π/8)"),
  ("elasticface", "cos", 1 - 0.5.squareRoot(), "1−cos(2π/8)"),
  ("elasticface", "arc", Double.pi / 4, "2π/8"),
])
func theLimitOfAMapIsThatOfItsVariant(
  _ loss: String, _ variant: String, _ limit: Double, _ text: String
) throws {
  let map = try #require(SweepMap.maps(of: [row(loss, ["variant": variant])]).first)
  #expect(map.limit.map { ($0.value - limit).magnitude < 1e-9 && $0.text == text } == true)
}

@Test(arguments: LossRegistry.descriptions.map(\.name))
func aLineOfAMapHoldsAtEachOfItsScales(_ loss: String) throws {
  let rows = [4.0, 64].map { row(loss, scale: $0, [:]) }
  guard let limit = try #require(SweepMap.maps(of: rows).first).limit else { return }
  for row in rows { #expect(try #require(SweepMap.maps(of: [row]).first).limit == limit) }
}

@Test func aPlaceIsUnmetWhereItsRowsSaySo() throws {
  let rows = [(0.3, false), (0.6, true)].map { margin, isFeasible in
    row("circle_class", feasible: isFeasible, margin: margin, [:])
  }
  let map = try #require(SweepMap.maps(of: rows).first)
  #expect(map.places.map(map.isUnmet) == [true, false])
}

/// A map left out the mark where a point ties at best.
@Test func aMarginAtItsLimitIsNotFeasible() throws {
  for (loss, margin) in [("arcface", Double.pi / 4), ("circle_class", 0.5)] {
    var configuration = Configuration()
    (configuration.data, configuration.mode) = ("blobs", .free)
    (configuration.classes, configuration.loss) = (8, loss)
    configuration.parameters = LossParameters(["m": margin])
    #expect(try Session(configuration).isMarginFeasible == false, "\(loss)")
    configuration.parameters["m"] = loss == "arcface" ? 0.75 : 0.55
    #expect(try Session(configuration).isMarginFeasible == true, "\(loss)")
  }
}

@Test func nothingIsWorseThanARunThatDivergedWithoutANumber() {
  var lost = row(0, 4, seed: 1, accuracy: 0, .diverged)
  lost.numbers = [:]
  let rows = [row(0, 4, seed: 0, accuracy: 0.9), lost]
  #expect(SweepStatistic.worst.value(of: rows, accuracy) == nil)
  #expect(SweepStatistic.mean.value(of: rows, accuracy) == 0.9)
}

@Test(arguments: [
  ("combined", ["m2": "0", "m1": "1", "m3": "0"], true),
  ("combined", ["m2": "0", "m1": "1", "m3": "0.15"], false),
  ("combined", ["m2": "0", "m1": "1.2", "m3": "0"], false),
  // The smaller its margin, the more it asks for.
  ("circle_class", [:], false), ("arcface", [:], true),
])
func noMarginIsNoneOfAllThatALossHas(
  _ loss: String, _ settings: [String: String], _ hasNone: Bool
) throws {
  var made = row(loss, margin: 0, settings)
  if !settings.isEmpty { made.margin = nil }
  let map = try #require(SweepMap.maps(of: [made]).first)
  #expect(map.hasNoMargin(column: 0) == hasNone)
}
