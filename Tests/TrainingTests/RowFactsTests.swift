import Foundation
import Testing

@testable import Training

/// Sixty rows on three rays, with facts of their own.
private func table(_ facts: RowFacts) -> DataTable {
  let plain = rays()
  return DataTable(
    name: plain.name, width: plain.width, values: plain.values, labels: plain.labels,
    classTitles: plain.classTitles, rows: facts)
}

/// Every fifth row is for test.
private func divided() -> RowFacts {
  var facts = RowFacts()
  facts.isTest = (0..<60).map { $0 % 5 == 0 }
  return facts
}

private func grouped(_ groups: Int) -> RowFacts {
  var facts = RowFacts()
  facts.groups = (0..<60).map { Int32($0 / (60 / groups)) }
  facts.groupNames = (0..<groups).map { "g\($0)" }
  return facts
}

@Suite struct RowFactsTests {
  @Test func aRowIsCalledByItsNameElseByItsPlace() {
    var facts = RowFacts()
    #expect(facts.name(of: 4) == "5")
    facts.places = [7, 9, 1]
    #expect(facts.name(of: 1) == "9")
    (facts.isTest, facts.hasTestApart) = ([false, false, true], true)
    #expect(facts.name(of: 1) == "9" && facts.name(of: 2) == "test 1")
    facts.names = ["a", "b", "c"]
    #expect(facts.name(of: 2) == "c")
  }

  @Test func factsGoWithTheRowsThatAreChosen() {
    var facts = divided()
    facts.names = (0..<60).map { "r\($0)" }
    let thin = table(facts).thinned(to: 12, seed: 1)
    #expect((9...12).contains(thin.count))
    #expect(thin.rows.names.count == thin.count && thin.rows.isTest.count == thin.count)
    for row in 0..<thin.count {
      #expect(thin.rows.names[row] == "r\(thin.rows.places[row] - 1)")
      #expect(thin.rows.isTest[row] == ((thin.rows.places[row] - 1) % 5 == 0))
    }
  }

  /// They were counted anew, and what was exported named other rows of the file.
  @Test func rowsWithoutNamesKeepTheirPlacesWhereSomeAreChosen() throws {
    let mixed = rays()
    let thin = mixed.thinned(to: 12, seed: 1)
    for row in 0..<thin.count {
      let place = try #require(Int(thin.rows.name(of: row))) - 1
      #expect(mixed.labels[place] == thin.labels[row])
      #expect(mixed.values[3 * place..<3 * place + 3] == thin.values[3 * row..<3 * row + 3])
    }
    var configuration = Configuration()
    configuration.data = TableData.name
    configuration.table = mixed
    configuration.classes = 2
    let session = try Session(configuration)
    let dataset = TableData.dataset(for: configuration)
    let labels = dataset.training.labels + dataset.heldOut.labels
    #expect(session.rowNames.count == 50 && Set(session.rowNames).count == 50)
    for (name, label) in zip(session.rowNames, labels) {
      #expect(mixed.labels[try #require(Int(name)) - 1] == label)
    }
    #expect(session.samples(called: session.rowNames[5]) == [5])
  }

  @Test func rowsThatAreAllKeptNeedNoPlaces() {
    #expect(RowFacts().choosing([0, 1, 2]) == RowFacts())
    #expect(RowFacts().choosing([0, 2]).places == [1, 3])
    #expect(RowFacts().choosing([0, 2]).choosing([1]).places == [3])
  }

  @Test func everyClassKeepsRowsToLearnFrom() {
    for seed in 0..<20 as Range<UInt64> {
      let thin = table(divided()).thinned(to: 6, seed: seed)
      #expect(Set(thin.trainingRows.map { thin.labels[$0] }) == [0, 1, 2])
      #expect(!thin.testRows.isEmpty)
    }
  }

  @Test func aSplitOfItsOwnIsTheOneThatHolds() {
    let split = table(divided()).split(seed: 3)
    #expect(split.heldOut == Array(stride(from: 0, to: 60, by: 5)))
    #expect(split.training.count == 48 && split.training.allSatisfy { $0 % 5 > 0 })
    #expect(table(divided()).split(seed: 4) == split)
  }

  @Test(arguments: [5, 10, 20]) func noGroupIsOnBothSides(_ count: Int) {
    let table = table(grouped(count))
    let split = table.split(seed: 3)
    let held = Set(split.heldOut.map { table.rows.groups[$0] })
    #expect(held.isDisjoint(with: split.training.map { table.rows.groups[$0] }))
    #expect((8...20).contains(split.heldOut.count))
    #expect(Set(split.training.map { table.labels[$0] }).count == 3)
    #expect(Set(split.training + split.heldOut).count == 60)
  }

  @Test func whatWouldTakeAClassWholeIsNeverHeldOut() {
    var facts = RowFacts()
    facts.groups = rays().labels
    facts.groupNames = ["a", "b", "c"]
    #expect(table(facts).split(seed: 1).heldOut.isEmpty)
  }

  @Test func anotherSplitIsAnotherTable() {
    #expect(table(RowFacts()) == rays() && table(divided()) != rays())
    #expect(table(grouped(5)) != table(grouped(10)))
    var named = RowFacts()
    named.names = (0..<60).map(String.init)
    #expect(table(named) == rays())
  }

  @Test func factsAreWrittenDownWithTheTable() throws {
    var facts = grouped(5)
    (facts.isTest, facts.names) = (divided().isTest, (0..<60).map { "r\($0)" })
    let written = try JSONEncoder().encode(table(facts))
    let read = try JSONDecoder().decode(DataTable.self, from: written)
    #expect(read.rows == facts && read == table(facts))
    let means = try JSONEncoder().encode(table(facts).withMeans())
    #expect(try JSONDecoder().decode(DataTable.self, from: means).hasMeans && !read.hasMeans)
    let plain = try JSONEncoder().encode(rays())
    #expect(!String(decoding: plain, as: UTF8.self).contains("isTest"))
    let text = String(decoding: written, as: UTF8.self)
      .replacing("[\"g0\",\"g1\",\"g2\",\"g3\",\"g4\"]", with: "[]")
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(DataTable.self, from: Data(text.utf8))
    }
  }

  @Test func meansHaveNotSeenRowsForTest() {
    let means = table(divided()).withMeans().prototypes
    let seen = table(divided())
    let training = seen.trainingRows
    let expected = ClassMeans.directions(
      seen.inputs(training).inputs, training.map { seen.labels[$0] }, classes: 3, dimension: 3)
    #expect(means == expected && means != rays().withMeans().prototypes)
  }

  @Test func rowsForTestAreHeldOutOfTraining() throws {
    var configuration = Configuration()
    configuration.data = TableData.name
    configuration.table = table(divided())
    configuration.classes = 3
    let dataset = TableData.dataset(for: configuration)
    #expect(dataset.training.count == 48 && dataset.heldOut.count == 12)
    #expect(TableData.splitWords(for: configuration) == "given")
    configuration.mode = .free
    #expect(throws: ConfigurationError.self) { try Session(configuration) }
  }

  @Test func twoNumbersWithASplitGoThroughTheEncoder() {
    var configuration = Configuration()
    let plain = rays(width: 2)
    configuration.table = plain
    #expect(TableData.usualMode(for: configuration) == .free)
    configuration.table = DataTable(
      name: "d", width: 2, values: plain.values, labels: plain.labels,
      classTitles: plain.classTitles, rows: divided())
    #expect(TableData.usualMode(for: configuration) == .encoder)
  }
}
