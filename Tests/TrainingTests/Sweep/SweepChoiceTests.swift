import Kernels
import MarginLosses
import Testing

@testable import Training

private let accuracy = MapQuantity.all[0]

/// Rows over five margins and three scales: what a setting gives, and a little more or less by seed.
private func rows(
  spread: Double = 0.002, gap: (Int, Int) -> Double = { _, _ in 10 },
  _ value: (Int, Int) -> Double
) -> [SweepRow] {
  var rows: [SweepRow] = []
  for column in 0..<5 {
    for row in 0..<3 {
      for seed in 0..<3 {
        let sign = (column + row).isMultiple(of: 2) ? 1.0 : -1
        let accuracy = value(column, row) + sign * Double(seed - 1) * spread
        rows.append(
          SweepRow(
            id: "\(column) \(row) \(seed)", loss: "arcface", margin: 0.15 * Double(column),
            scale: Double(4 << row), classes: 10, dimension: 2, seed: UInt64(seed),
            status: .stopped, settings: [],
            numbers: ["accuracy_test": accuracy, "class_gap_min_degrees": gap(column, row)]))
      }
    }
  }
  return rows
}

private func choice(_ rows: [SweepRow]) throws -> SweepChoice {
  let map = try #require(SweepMap.maps(of: rows).first)
  return try #require(SweepChoice(map, accuracy, gap: .classGap))
}

@Suite struct SweepChoiceTests {
  /// The best setting stands alone on the edge; the start has neighbours that are as good.
  @Test func theStartLiesAmongSettingsThatAreAsGood() throws {
    let found = try choice(
      rows { column, row in
        if column == 4, row == 0 { return 0.9024 }
        return (1...3).contains(column) ? 0.902 - 0.0001 * Double(row) : 0.7
      })
    #expect(found.best == SweepMap.Place(column: 4, row: 0))
    #expect(found.start == SweepMap.Place(column: 2, row: 1))
    #expect(found.reason == .neighbours && found.places.contains(found.start))
  }

  @Test func whatIsWorseThanSeedsExplainIsNotAsGood() throws {
    let found = try choice(rows { column, _ in column == 1 ? 0.9 : 0.85 })
    #expect(found.places.map(\.column) == [1, 1, 1])
    #expect(found.reach > 0.001 && found.reach < 0.005)
  }

  @Test func whereSeedsCannotTellTheGapDecides() throws {
    let found = try choice(
      rows(gap: { column, row in 12 + 20 * Double(column) + 5 * Double(row) }) { _, _ in 0.94 })
    #expect(found.reason == .gap && found.places.count == 15)
    #expect(found.start == SweepMap.Place(column: 4, row: 2))
  }

  @Test(arguments: [[0.0, 0], [0.4, 0.3]])
  func whereTheGapIsAsWideEverywhereItDecidesNothing(_ slopes: [Double]) throws {
    let found = try choice(
      rows(gap: { 74 + slopes[0] * Double($0 % 2) + slopes[1] * Double($1 % 2) }) { _, _ in 0.94 })
    #expect(found.reason == .nothing && found.places.count == 15)
    #expect(found.start.column != 0 && found.start.column != 4 && found.start.row == 1)
  }

  /// Seeds alone moved the gap by more than the degree that decided.
  @Test func aGapThatSeedsMoveDecidesNothing() throws {
    let all = rows(gap: { column, row in column == 4 && row == 2 ? 77 : 75 }) { _, _ in 0.94 }
    #expect(try choice(all).reason == .gap)
    let moved = all.map { row in
      var row = row
      row.numbers["class_gap_min_degrees"]? += 8 * Double(row.seed) - 8
      return row
    }
    let found = try choice(moved)
    #expect(found.reason == .nothing && found.start != SweepMap.Place(column: 4, row: 2))
  }

  @Test func aSettingThatRunsAwayIsNoPlaceToStartFrom() throws {
    let all = rows { column, _ in column == 4 ? 0.94 : 0.9 }.map { row in
      var row = row
      if row.margin ?? 0 > 0.5 {
        row.status = .diverged
        row.numbers["class_gap_min_degrees"] = nil
      }
      return row
    }
    let found = try choice(all)
    #expect(found.best.column < 4 && found.start.column < 4 && found.reason == .nothing)
    #expect(
      try choice(
        all.map { row in
          var row = row
          row.status = .diverged
          return row
        }
      ).best.column == 4)
  }

  /// Two of five runs are not most, and the setting all of whose runs diverged is no start.
  @Test func aSettingFewOfWhoseRunsDivergedIsOneToStartFrom() throws {
    let all = rows { column, _ in column == 4 ? 0.94 : 0.9 }.map { row in
      var row = row
      if row.margin ?? 0 > 0.5 || row.seed == 0 { row.status = .diverged }
      return row
    }
    let found = try choice(all)
    #expect(found.best.column < 4 && found.start.column < 4)
  }

  /// Their mean was that of the runs that had not failed.
  @Test func aSettingIsNotTheBetterForRunsThatHaveNoNumber() throws {
    let all = rows { column, _ in column == 2 ? 0.92 : 0.9 }.map { row in
      var row = row
      if row.margin ?? 0 > 0.2, row.margin ?? 0 < 0.4, row.seed == 1 {
        row.numbers["accuracy_test"] = nil
      }
      return row
    }
    #expect(try choice(all).best.column != 2)
  }

  /// Settings that fail differ by more than their seeds, and say nothing of the others.
  @Test func settingsThatFailDoNotBlurTheRest() throws {
    let all = rows { column, _ in column == 1 ? 0.9 : 0.85 }.map { row in
      var row = row
      if row.margin ?? 0 > 0.4 { row.numbers["accuracy_test"] = row.seed == 0 ? 0.1 : 0.8 }
      return row
    }
    #expect(try choice(all).places.map(\.column) == [1, 1, 1])
  }

  @Test func oneSeedTellsNothingOfItsOwn() throws {
    let found = try choice(rows { column, _ in column == 1 ? 0.9 : 0.85 }.filter { $0.seed == 0 })
    #expect(found.reach == accuracy.tolerance && found.interval == nil)
  }
}

@Suite struct AdviceGridTests {
  private func grid(_ loss: String, spacing: Double) throws -> AdviceGrid {
    let type = try #require(LossRegistry.named(loss))
    let margin = try #require(
      type.description.hyperparameters.first { $0.key == type.description.marginKey })
    let parameters = LossParameters()
    let bound = type.init(parameters).marginBound(spacing: spacing, with: parameters)
    return AdviceGrid(margin: margin, bound: bound, hasScale: true)
  }

  @Test func marginsAreWherePeopleWork() throws {
    for loss in ["arcface", "cosface"] {
      let grid = try grid(loss, spacing: 1.58)
      #expect(grid.margins == [0, 0.15, 0.3, 0.45, 0.6] && grid.scales == [4, 8, 16, 32, 64])
    }
    #expect(try grid("asoftmax", spacing: 1.58).margins == [1, 1.5, 2, 3, 4])
  }

  @Test(arguments: [0.3, 0.5, 0.9])
  func noMarginIsTriedBelowTheLossesLeastOne(_ least: Double) throws {
    let description = MagFace.description
    let margin = try #require(description.hyperparameters.first { $0.key == "u_m" })
    #expect(description.leastMarginKey == "l_m")
    let bound = MarginBound.at(1.5, text: nil)
    let grid = AdviceGrid(margin: margin, bound: bound, from: least, hasScale: true)
    #expect(grid.margins.count >= 3 && grid.margins[0] == least, "\(grid.margins)")
    let wider = grid.widened(at: least, nil)
    #expect(wider?.margins[0] ?? least == least)
  }

  @Test func noMarginIsTriedThatCannotBeMet() throws {
    let margins = try grid("cosface", spacing: .pi / 15).margins
    #expect(margins.count == 5 && margins[4] < 1 - Double.cos(.pi / 15) && margins[4] > 0.02)
  }

  @Test func theGridWidensBeyondTheEdgeWhereTheStartLies() throws {
    let grid = try grid("arcface", spacing: 1.58)
    #expect(grid.widened(at: 0.3, 16) == nil)
    #expect(grid.widened(at: 0, 16) == nil, "there is no margin below none")
    let wider = try #require(grid.widened(at: 0.6, 4))
    #expect(wider.margins.last == 0.75 && wider.scales.first == 2)
    #expect(try #require(grid.widened(at: 0.3, 64)).scales.last == 128)
    // As far as it can be met, and no further: at the bound itself a point ties at best.
    var widest = try self.grid("arcface", spacing: 0.7)
    while let next = widest.widened(at: widest.margins.last, 16) { widest = next }
    #expect(widest.margins.last == 0.699)
    #expect(try self.grid("circle_class", spacing: .pi / 4).margins[0] == 0.501)
  }
}
