import MarginLosses
import Testing

@testable import Training

/// Three classes of unequal size on three rays, so many numbers a row.
func rays(width: Int = 3, count: Int = 60) -> DataTable {
  var values: [Float] = []
  var labels: [Int32] = []
  for row in 0..<count {
    let label = row % 6 < 3 ? 0 : row % 6 < 5 ? 1 : 2
    for column in 0..<width {
      let signal: Float = column == label % width ? 4 : 0
      values.append(signal + Float(row % 7) / 10 + Float(column) * 100)
    }
    labels.append(Int32(label))
  }
  return DataTable(
    name: "rays.csv", width: width, values: values, labels: labels,
    classTitles: ["setosa", "versicolor", "virginica"])
}

private func configuration(_ table: DataTable, _ mode: Mode = .encoder) -> Configuration {
  var configuration = Configuration()
  configuration.data = TableData.name
  configuration.table = table
  configuration.classes = table.classes
  configuration.mode = mode
  configuration.learningRate = configuration.usualLearningRate
  configuration.batch = 16
  return configuration
}

@Suite struct DataTableTests {
  /// Rows of each class repeat every seventh, so that hardly one held out is new.
  @Test func copiesOfRowsTrainedOnAreCountedAmongThoseHeldOut() {
    let table = rays(count: 420)
    let (training, heldOut) = table.split(seed: 3)
    func numbers(_ row: Int) -> [Float] { Array(table.values[row * 3..<row * 3 + 3]) }
    let known = Set(training.map(numbers))
    let copies = table.copiesHeldOut(seed: 3)
    #expect(copies.copies + copies.relabelled == heldOut.count { known.contains(numbers($0)) })
    #expect(copies.count == heldOut.count && copies.copies > 100)
    let apart = DataTable(
      name: "a.csv", width: 1, values: (0..<40).map(Float.init),
      labels: (0..<40).map { $0 % 2 }, classTitles: ["a", "b"])
    let none = apart.copiesHeldOut(seed: 3)
    #expect(none.copies == 0 && none.relabelled == 0 && none.count == 10)
  }

  @Test func aCopyUnderAnotherLabelIsNoneOfItsOwnClass() {
    let table = DataTable(
      name: "a.csv", width: 1, values: [1, 2, 3, 1, 2, 2, 4, 1], labels: [0, 0, 1, 0, 1, 1, 1, 1],
      classTitles: ["a", "b"])
    let copies = table.copies
    #expect(copies.repeated == 2, "row 3 is row 0, and row 5 row 4")
    #expect(copies.relabelled.map(\.row) == [4, 5, 7])
    #expect(copies.relabelled.map(\.earlier) == [1, 1, 0])
    var rows = RowFacts()
    rows.isTest = [false, false, false, false, false, true, false, true, true]
    let halves = DataTable(
      name: "a.csv", width: 1, values: table.values + [9], labels: table.labels + [0],
      classTitles: ["a", "b"], rows: rows)
    let heldOut = halves.copiesHeldOut(seed: 0)
    #expect(heldOut.copies == 1 && heldOut.relabelled == 1 && heldOut.count == 3)
  }

  @Test func aQuarterOfEachClassIsHeldOut() {
    let split = rays().split(seed: 3)
    #expect(split.training.count == 46 && split.heldOut.count == 14)
    #expect(Set(split.training + split.heldOut) == Set(0..<60))
    let labels = rays().labels
    #expect(split.heldOut.count { labels[$0] == 0 } == 7)
    #expect(split.heldOut.count { labels[$0] == 2 } == 2)
    #expect(rays().split(seed: 3) == split)
    #expect(rays().split(seed: 4) != split)
  }

  @Test func thinningKeepsEveryClassAndSaysFromHowMany() {
    let thin = rays().thinned(to: 12, seed: 1)
    #expect(thin.count == 12 && thin.originalCount == 60)
    #expect(Set(thin.labels) == [0, 1, 2])
    #expect(rays().thinned(to: 60, seed: 1) == rays())
  }

  @Test func columnsComeToMeanZeroAndDeviationOneByTheTrainingRows() {
    let dataset = Dataset.made(TableData.self, for: configuration(rays()))
    for column in 0..<3 {
      let values = stride(from: column, to: dataset.training.inputs.count, by: 3).map {
        Double(dataset.training.inputs[$0])
      }
      let mean = values.reduce(0, +) / Double(values.count)
      let square = values.reduce(0) { $0 + $1 * $1 } / Double(values.count)
      #expect(mean.magnitude < 1e-5 && (square - 1).magnitude < 1e-4)
    }
  }

  @Test func freePointsOfThePlaneAreTheRowsAsTheyStand() throws {
    let table = rays(width: 2)
    let session = try Session(configuration(table, .free))
    #expect(session.snapshot().training.embeddings == table.values)
    #expect(session.snapshot().classNames == ["A", "B", "C"])
    #expect(session.snapshot().classTitles == table.classTitles)
  }

  @Test func aTableIsLearnt() throws {
    var session = try Session(configuration(rays()))
    for _ in 0..<200 { session.advance() }
    #expect(session.metrics().accuracyTest ?? 0 > 0.9)
  }

  @Test func tablesDifferByTheirContents() {
    #expect(rays() == rays() && rays() != rays(count: 54) && rays(width: 2) != rays(width: 4))
  }
}

@Suite struct EmbeddingReportTests {
  @Test func judgedEmbeddingsStayWhereTheyAre() throws {
    var session = try Session(.judging(rays()))
    let before = session.snapshot()
    session.advance()
    #expect(session.step == 0)
    #expect(session.snapshot().training.embeddings == before.training.embeddings)
  }

  @Test(arguments: LossRegistry.all.map { $0.description.name })
  func theVerdictAgreesWithWhatTheLossItselfSays(_ name: String) throws {
    let description = try #require(LossRegistry.named(name)?.description)
    var parameters = LossParameters()
    for each in description.hyperparameters where !each.isOptional {
      parameters[each.key] = each.laboratoryDefault
    }
    var choices = JudgingChoices()
    choices.means = .all
    let report = try EmbeddingReport(rays(), losses: [(name, parameters)], choices: choices)
    let verdict = try #require(report.verdicts.first)
    var configuration = Configuration.judging(rays())
    configuration.loss = name
    configuration.parameters = parameters
    let accuracy = try #require(try Session(configuration).snapshot().training.accuracy)
    #expect((try #require(verdict.accuracy) - accuracy.asUsed).magnitude < 1e-9)
    #expect((try #require(verdict.withMargin) - accuracy.withMargin).magnitude < 1e-9)
  }

  @Test func theMarginMetByAShareIsTheLargestOne() throws {
    let report = try EmbeddingReport(rays(), losses: [("arcface", LossParameters())])
    // ArcFace's margin is met while it is less than the gap of the angles.
    for (share, margin) in try #require(report.verdicts.first).metMargins {
      let margin = try #require(margin)
      let met = { (m: Double) in
        Double(report.gaps.count { $0 > m }) / Double(report.gaps.count)
      }
      #expect(met(margin - 1e-6) >= share && met(margin + 1e-6) < share)
    }
  }

  @Test func givenPrototypesTakeThePlaceOfMeans() throws {
    let table = rays()
    let given = DataTable(
      name: "w", width: 3, values: table.values, labels: table.labels,
      classTitles: table.classTitles, prototypes: [1, 0, 0, 0, 1, 0, 0, 0, 1])
    let report = try EmbeddingReport(given, losses: [])
    guard case .given = report.prototypes else {
      Issue.record("the prototypes that came with the rows were not taken")
      return
    }
    #expect((try #require(report.narrowestPair).angle - .pi / 2).magnitude < 1e-6)
  }
}
