import Cells
import Kernels
import MarginLosses
import Testing
import Training

@testable import Drawing
@testable import Laboratory
@testable import Screens

private let angular = LossRegistry.descriptions.map(\.name).filter {
  LossRegistry.metric(named: $0) == nil
}

/// A run that has learnt a little, with a point asked about.
private func asking(_ loss: String, classes: Int = 5) throws -> State {
  var state = try freeState(loss, classes: classes)
  state.advance(steps: 15)
  state.refresh()
  state.press(.character("i"))
  return state
}

private func isSoftmaxOfLogits(_ state: State) -> Bool {
  (state.classifier as? any SphereLoss)?.isSoftmaxOfLogits ?? true
}

@Suite struct ShareBarsTests {
  @Test(arguments: angular)
  func sharesComeFromTheLogitsAndMakeTheLoss(_ loss: String) throws {
    let state = try asking(loss)
    guard isSoftmaxOfLogits(state) else {
      #expect(LogitTable(state, sample: 0) == nil, "\(loss) is no softmax of these logits")
      return
    }
    for sample in 0..<state.snapshot.training.count {
      let judgement = state.snapshot.training.judgements[sample]
      let table = try #require(LogitTable(state, sample: sample), "\(loss) \(sample)")
      let all = [table.own] + table.rivals
      #expect(abs(all.reduce(0) { $0 + $1.share } - 1) < 1e-9)
      #expect(abs(all.reduce(0) { $0 + $1.plainShare } - 1) < 1e-9)
      #expect(abs(table.own.share - Double(judgement.probability)) < 1e-3)
      #expect(table.rivals.map(\.trained) == table.rivals.map(\.trained).sorted(by: >))
      let lead = table.own.trained - (table.rivals.first?.trained ?? 0)
      if abs(lead) > 1e-3 { #expect((lead > 0) == judgement.meetsMargin, "\(loss) \(sample)") }
    }
  }

  @Test func withoutItsMarginALogitIsTheScaledCosine() throws {
    let state = try asking("arcface")
    let sample = try #require(state.probe)
    let table = try #require(LogitTable(state, sample: sample))
    let angle = Double(state.snapshot.training.judgements[sample].ownAngle)
    let scale = try #require(state.configuration.parameters["s"])
    #expect(table.hasMargin && abs(table.own.plain - scale * Double.cos(angle)) < 1e-3)
    #expect(table.own.trained < table.own.plain && table.own.share < table.own.plainShare)
  }

  @Test(arguments: angular, [(80, 24), (120, 40), (200, 60)])
  func aPointStandsTermByTermOnEveryScreen(_ loss: String, _ size: (Int, Int)) throws {
    let state = try asking(loss)
    guard isSoftmaxOfLogits(state) else { return }
    let sample = try #require(state.probe)
    let table = try #require(LogitTable(state, sample: sample))
    let screen = lines(state, size.0, size.1).joined(separator: "\n")
    let nearness = state.classifier.isOfAngles ? "cos" : "−d"
    for words in ["z = ", "e^z", table.hasMargin ? "p with m" : "share p", nearness] {
      #expect(screen.contains(words), "\(loss) \(size): \(words)\n\(screen)")
    }
  }

  @Test(arguments: [
    ("arcface", "z e^z p"), ("contrastive", "pull push"), ("triplet", "a p n"), ("npair", "a\\p"),
  ])
  func theHelpSaysWhatAnAnswersSignsMean(_ loss: String, _ sign: String) throws {
    var state = try asking(loss)
    state.press(.character("?"))
    #expect(lines(state, 80, 24).contains { $0.hasPrefix(" \(sign) ") })
    state.press(.escape)
    state.press(.escape)
    state.press(.character("?"))
    #expect(!lines(state, 80, 24).contains { $0.hasPrefix(" \(sign) ") })
  }

  @Test func whatHasNoRowIsCounted() throws {
    let state = try asking("arcface", classes: 8)
    let sample = try #require(state.probe)
    let table = try #require(LogitTable(state, sample: sample))
    let bars = ShareBars(table: table, names: state.snapshot.classNames, solution: " = 1.00")
    for height in bars.leastRows...bars.mostRows {
      var frame = Frame(size: Size(width: 52, height: height))
      bars.draw(
        in: Rectangle(column: 0, row: 0, width: 52, height: height), TextPen(state), on: &frame)
      let last = String(
        String.UnicodeScalarView(
          (0..<52).compactMap { Unicode.Scalar(frame[$0, height - 1].scalar) }))
      let left = bars.mostRows - height
      #expect(last.contains("L = 1.00"))
      #expect(left == 0 ? !last.contains("more") : last.hasPrefix("\(left) more "), "\(last)")
    }
  }

  /// Whoever works out what is printed gets what is printed.
  @Test func aLogitIsWhatItsTermsMake() throws {
    for scale in [1.0, 8, 64] {
      for step in 0..<400 {
        let angle = Double.pi * Double(step) / 400
        let formula = Formula.product([
          .constant(scale, .plain), .applied(.cosine, [.measured(angle, .radians)]),
        ])
        let value = scale * Double.cos(angle)
        let decimals = value.magnitude < 10 ? 2 : 1
        let text = Equality(formula, value: value, decimals: decimals).text
        guard text.contains("=") else { continue }
        let sides = text.split(separator: "=")
        let figures = sides[0].filter { $0.isNumber || $0 == "." || $0 == "·" }
          .split(separator: "·").compactMap { Double($0) }
        let read = figures[0] * Double.cos(figures[1] * .pi / 180)
        #expect(fixed(read, decimals) == sides[1].dropFirst(), "\(text)")
      }
    }
  }
}
