import Cells
import Kernels
import MarginLosses
import Plotting
import Testing
import Training

@testable import Drawing
@testable import Laboratory
@testable import Screens

/// A run of a loss without prototypes with a point asked about, and its coming batch.
private func asking(_ loss: String, _ variant: String? = nil) throws -> (State, AskedBatch) {
  var state = try freeState(loss) { configuration in
    configuration.samples = 12
    if let variant { configuration.parameters.variant = variant }
  }
  state.display.glyphs = .ascii
  state.advance(steps: 6)
  state.refresh()
  state.press(.character("i"))
  return (state, try batch(state))
}

private func batch(_ state: State) throws -> AskedBatch {
  let loss = try #require(state.session.metricLoss)
  let probe = try #require(state.probe)
  let compared = try #require(state.run.comparedCheck(probe))
  return AskedBatch(
    compared.batch, row: compared.row, loss, names: state.snapshot.classNames)
}

private func screen(_ state: State, _ width: Int, _ height: Int) -> String {
  picture(AskPanel(state), width: width, height: height).joined(separator: "\n")
}

@Suite struct ComparedFigureTests {
  @Test(arguments: ["correct", "seed", "hadsell"])
  func aPairOnItsBranchCostsWhatTheLossSays(_ variant: String) throws {
    let (state, asked) = try asking("contrastive", variant)
    let loss = try #require(state.session.metricLoss as? any PairLoss)
    let branches = PairBranches(asked, loss)
    let pairs = try #require(asked.batch.examination.pairs)
    try #require(pairs.count >= 60)
    for each in pairs.prefix(60) {
      var alone = asked.batch.batch
      alone.comparisons = .pairs([each.pair])
      let cost = branches.cost(isSame: each.force == .together, each.distance)
      #expect(abs(cost - Double(loss.evaluate(alone).loss)) < 1e-3, "\(variant) \(each)")
    }
    let shown = screen(state, 52, 17)
    for words in ["pull", "push", "m 2", "d "] { #expect(shown.contains(words), "\(shown)") }
  }

  @Test func everyRowOfProductsHasItsOwnPairAndItsShare() throws {
    let (state, asked) = try asking("npair")
    let loss = try #require(state.session.metricLoss as? any TupleLoss)
    let table = try #require(ProductTable(asked, loss))
    #expect(table.rows.count == 4 && table.asked != nil)
    for row in table.rows {
      let sum = row.products.reduce(0) { $0 + Double.exp($1 - row.products[row.own]) }
      #expect(abs(row.share - 1 / sum) < 1e-5)
    }
    let shown = screen(state, 52, 17)
    let own = try #require(table.asked)
    for product in table.rows[own].products {
      #expect(shown.contains(asciiText(fixed(product, 2))), "\(shown)")
    }
    #expect(table.chosen(2).contains(own) && table.chosen(2).count == 2)
    #expect(screen(state, 30, 17).contains("of 4"), "\(screen(state, 30, 17))")
  }

  @Test func tabWalksThroughEasySemiHardAndHard() throws {
    var (state, _) = try asking("triplet")
    let probe = state.probe
    #expect(state.look.askedCase == nil)
    for (place, difficulty) in Difficulty.allCases.enumerated() {
      state.press(.tab)
      #expect(state.look.askedCase == difficulty && state.probe == probe)
      #expect(screen(state, 60, 17).contains("case \(place + 1) of 3"))
    }
    state.press(.tab)
    guard case .spot? = state.asked else {
      Issue.record("no free place, but \(String(describing: state.asked))")
      return
    }
    #expect(state.look.askedCase == nil)
    state.press(.tab)
    #expect(state.probe != nil)
  }

  @Test func withoutAPlaneTheCasesGoRound() throws {
    var state = try freeState("triplet") { $0.dimension = 3 }
    state.advance(steps: 4)
    state.press(.character("i"))
    for difficulty in Difficulty.allCases.map(Optional.some) + [nil] {
      state.press(.tab)
      #expect(state.look.askedCase == difficulty && state.probe != nil && state.message == nil)
    }
  }

  /// As the examination of all triplets has it.
  @Test(arguments: ["all", "hard", "batch_hard", "facenet_semihard"])
  func eachCaseHasTheCostliestExampleThereIsOrSaysThatThereIsNone(_ mining: String) throws {
    var (state, asked) = try asking("triplet", mining)
    let loss = try #require(state.session.metricLoss as? any TripletLoss)
    let cases = TripletCases(asked, loss)
    let every = Triplet(LossParameters(["alpha": loss.margin, "normalize": 0], variant: "all"))
    let all = try #require(every.examine(asked.batch.batch).triplets)
    let own = all.filter { $0.triplet.anchor == asked.row }
    for (difficulty, count) in zip(Difficulty.allCases, cases.counts) {
      #expect(count == own.count { $0.difficulty == difficulty })
      let isAnywhere = all.contains { $0.difficulty == difficulty }
      let example = cases.example(of: difficulty)
      #expect((example != nil) == isAnywhere)
      if let example {
        #expect(example.difficulty == difficulty && example.isOwn == (count > 0))
        #expect(all.contains { $0.triplet == example.triplet && $0.difficulty == difficulty })
      }
      state.press(.tab)
      let shown = screen(state, 60, 17)
      #expect(shown.contains("None in this batch") == !isAnywhere, "\(shown)")
      #expect(shown.contains("None of this point") == (isAnywhere && count == 0), "\(shown)")
    }
  }

  @Test(arguments: ["contrastive", "triplet", "npair", "lifted_structure"], [(39, 10), (52, 17)])
  func anAnswerWithItsFigureStaysInItsPanel(_ loss: String, _ size: (Int, Int)) throws {
    var (state, _) = try asking(loss)
    for _ in 0..<4 {
      let panel = Rectangle(column: 2, row: 1, width: size.0, height: size.1)
      var frame = Frame(
        size: Size(width: size.0 + 4, height: size.1 + 2), fill: Cell("#"))
      AskPanel(state).draw(in: panel, on: &frame)
      let isOutside = frame.cells.indices.filter { index in
        let (column, row) = (index % frame.width, index / frame.width)
        return !(2..<size.0 + 2).contains(column) || !(1..<size.1 + 1).contains(row)
      }
      #expect(isOutside.allSatisfy { frame.cells[$0] == Cell("#") }, "\(loss) \(size)")
      state.press(.tab)
    }
  }
}

extension Examination {
  fileprivate var pairs: [ExaminedPair]? {
    if case .pairs(let pairs) = self { pairs } else { nil }
  }

  fileprivate var triplets: [ExaminedTriplet]? {
    if case .triplets(let triplets) = self { triplets } else { nil }
  }
}
