import Kernels
import MarginLosses
import Testing

@testable import Training

/// Rows about random centres, in an order that says nothing of their classes.
func clusters(
  classes: Int, rows: ClosedRange<Int>, dimension: Int, spread: Double, seed: UInt64,
  prototypes: [Float] = [], rowSeed: UInt64? = nil
) -> DataTable {
  var generator = SeededGenerator(seed: seed)
  var labels: [Int32] = []
  var centers: [[Double]] = []
  let scale = 1 / Double(dimension).squareRoot()
  for label in 0..<classes {
    centers.append((0..<dimension).map { _ in generator.normal() * scale })
    let count = rows.lowerBound + generator.index(below: rows.count)
    for _ in 0..<count { labels.append(Int32(label)) }
  }
  labels = generator.permutation(of: labels.count).map { labels[$0] }
  if let rowSeed { generator = SeededGenerator(seed: rowSeed) }
  let values = labels.flatMap { label in
    centers[Int(label)].map { Float($0 + spread * scale * generator.normal()) }
  }
  return DataTable(
    name: "clusters", width: dimension, values: values, labels: labels,
    classTitles: (0..<classes).map { "\($0)" }, prototypes: prototypes)
}

/// Radians between a row and a vector, straight from the cosine.
private func angle(_ table: DataTable, _ row: Int, _ vector: [Double]) -> Double {
  let x = table.values[row * table.width..<(row + 1) * table.width].map { Double($0) }
  let product = zip(x, vector).reduce(0.0) { $0 + $1.0 * $1.1 }
  let lengths =
    x.reduce(0) { $0 + $1 * $1 }.squareRoot() * vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
  let cosine = product / lengths
  return Double.atan2((1 - cosine * cosine).squareRoot(), cosine)
}

/// The sum of unit rows of a class, without one of them.
private func mean(_ table: DataTable, of label: Int32, without left: Int?) -> [Double] {
  var sum = [Double](repeating: 0, count: table.width)
  for row in table.labels.indices where table.labels[row] == label && row != left {
    let x = table.values[row * table.width..<(row + 1) * table.width].map { Double($0) }
    let length = x.reduce(0) { $0 + $1 * $1 }.squareRoot()
    for axis in sum.indices { sum[axis] += x[axis] / length }
  }
  return sum
}

@Suite struct LeftOutMeansTests {
  @Test(arguments: JudgingMeans.allCases, [3, 17])
  func anglesAreThoseToMeansWithoutTheRowOrWithIt(_ means: JudgingMeans, _ width: Int) throws {
    let table = clusters(classes: 7, rows: 2...6, dimension: width, spread: 0.8, seed: 3)
    var choices = JudgingChoices()
    choices.means = means
    let rows = try EmbeddingReport(table, losses: [], choices: choices).rows
    #expect(rows.count == table.count && rows.places == Array(table.labels.indices))
    for row in 0..<rows.count {
      let own = mean(table, of: table.labels[row], without: means == .others ? row : nil)
      #expect((rows.ownAngles[row] - angle(table, row, own)).magnitude < 1e-7)
      let others = (0..<7).filter { $0 != table.labels[row] }.map { label in
        (label, angle(table, row, mean(table, of: Int32(label), without: nil)))
      }
      let nearest = try #require(others.min { $0.1 < $1.1 })
      #expect(rows.nearest[row] == nearest.0)
      #expect((rows.nextAngles[row] - nearest.1).magnitude < 1e-7)
    }
  }

  @Test func aRowAloneInItsClassIsCountedAndLeftOut() throws {
    let table = DataTable(
      name: "t", width: 2, values: [1, 0, 1, 0.1, 0, 1, 0.1, 1, -1, 0], labels: [0, 0, 1, 1, 2],
      classTitles: ["a", "b", "alone"])
    let report = try EmbeddingReport(table, losses: [])
    #expect(report.aloneCount == 1 && report.rowCount == 5)
    #expect(report.rows.places == [0, 1, 2, 3])
    var choices = JudgingChoices()
    choices.means = .all
    #expect(try EmbeddingReport(table, losses: [], choices: choices).aloneCount == 0)
  }

  @Test func meansThatHaveSeenTheirRowsFlatterWideEmbeddingsOfFewRows() throws {
    let table = clusters(classes: 50, rows: 4...4, dimension: 512, spread: 2, seed: 5)
    func violations(_ means: JudgingMeans) throws -> Double {
      var choices = JudgingChoices()
      choices.means = means
      let loss = (name: "arcface", parameters: .init(["m": 0.5, "s": 64]) as LossParameters)
      let verdict = try EmbeddingReport(table, losses: [loss], choices: choices).verdicts.first
      return try #require(verdict?.violation).rate
    }
    #expect(try violations(.all) < 0.2)
    #expect(try violations(.others) > 0.95)
  }

  @Test func ofRowsThatAreAllAloneNoShareIsTold() throws {
    let table = clusters(classes: 4, rows: 1...1, dimension: 3, spread: 0.3, seed: 8)
    let loss = (name: "arcface", parameters: .init(["m": 0.5, "s": 64]) as LossParameters)
    let report = try EmbeddingReport(table, losses: [loss])
    let verdict = try #require(report.verdicts.first)
    #expect(report.rows.count == 0 && report.aloneCount == 4)
    #expect(verdict.accuracy == nil && verdict.withMargin == nil && verdict.violation == nil)
    #expect(verdict.marginGuide == nil)
    let change = EmbeddingChange(report, report, worst: 0)
    #expect(change.overall.share == nil && change.losses.allSatisfy { $0.met.share == nil })
  }

  @Test func nothingIsLeftOutOfGivenPrototypes() throws {
    let bare = clusters(classes: 3, rows: 1...4, dimension: 3, spread: 0.3, seed: 8)
    let given: [Float] = [1, 0, 0, 0, 2, 0, 0, 0, 3]
    let table = DataTable(
      name: "w", width: 3, values: bare.values, labels: bare.labels, classTitles: bare.classTitles,
      prototypes: given)
    let report = try EmbeddingReport(table, losses: [])
    #expect(report.aloneCount == 0)
    for row in 0..<table.count {
      let label = Int(table.labels[row])
      let own = given[3 * label..<3 * label + 3].map { Double($0) }
      #expect((report.rows.ownAngles[row] - angle(table, row, own)).magnitude < 1e-7)
    }
  }

  @Test func whoTakesWhichPieceChangesNoNumber() throws {
    let table = clusters(classes: 30, rows: 20...60, dimension: 9, spread: 0.9, seed: 2)
    let backwards: InPieces = { count, body in
      for index in (0..<count).reversed() { body(index) }
    }
    var choices = JudgingChoices()
    choices.mostPairs = 9000
    choices.far = 0.01
    let loss = (name: "cosface", parameters: .init(["m": 0.35, "s": 64]) as LossParameters)
    let first = try EmbeddingReport(table, losses: [loss], choices: choices)
    let second = try EmbeddingReport(
      table, losses: [loss], choices: choices, inPieces: backwards)
    #expect(first.rows.ownAngles == second.rows.ownAngles)
    #expect(first.pairs.without == second.pairs.without)
    #expect(first.pairs.deployment?.acceptance.point == second.pairs.deployment?.acceptance.point)
    #expect(first.retrieval?.without == second.retrieval?.without)
    #expect(first.verdicts[0].withMargin == second.verdicts[0].withMargin)
  }
}

@Test func rowsForTestAreHeldAgainstMeansOfTheOthersAlone() throws {
  let table = clusters(classes: 4, rows: 6...9, dimension: 5, spread: 0.7, seed: 6)
  var facts = RowFacts()
  // The last class is for test alone, and has nothing to be held against.
  facts.isTest = table.labels.indices.map { $0 % 3 == 0 || table.labels[$0] == 3 }
  facts.names = table.labels.indices.map { "r\($0)" }
  let split = DataTable(
    name: "s", width: 5, values: table.values, labels: table.labels,
    classTitles: table.classTitles, rows: facts)
  let report = try EmbeddingReport(split, losses: [])
  let test = split.testRows
  #expect(report.rowCount == table.count && report.table.count == test.count)
  #expect(report.aloneCount == table.labels.count { $0 == 3 })
  for row in 0..<report.rows.count {
    let place = test[report.rows.places[row]]
    #expect(report.table.rows.name(of: report.rows.places[row]) == "r\(place)")
    var sum = [Double](repeating: 0, count: 5)
    for other in split.trainingRows where table.labels[other] == table.labels[place] {
      let x = table.values[5 * other..<5 * other + 5].map { Double($0) }
      let length = x.reduce(0) { $0 + $1 * $1 }.squareRoot()
      for axis in 0..<5 { sum[axis] += x[axis] / length }
    }
    #expect((report.rows.ownAngles[row] - angle(table, place, sum)).magnitude < 1e-7)
    #expect(report.rows.nearest[row] != 3)
  }
}
