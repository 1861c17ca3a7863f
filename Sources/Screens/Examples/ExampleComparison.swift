internal import Drawing
internal import Kernels
internal import Laboratory
internal import MarginLosses
internal import Training

/// The costliest comparison of the coming batch, or the point that is asked about, in numbers.
struct ExampleComparison {
  /// The longest first.
  let wordings: [String]

  init(_ state: State) {
    if let probe = state.probe {
      wordings = Self.probed(state, probe)
      return
    }
    guard let batch = state.session.comingBatch(of: state.snapshot.training.embeddings),
      let loss = state.session.metricLoss
    else {
      wordings = []
      return
    }
    let rows = ComparedRows(state, batch, normalizes: loss.normalizes)
    let solution: (who: String, text: String)? =
      switch batch.examination {
      case .pairs(let pairs): rows.costliest(of: pairs)
      case .triplets(let triplets): rows.costliest(of: triplets)
      case .tuples(let tuples): rows.costliest(of: tuples, loss as? any TupleLoss)
      case .lists(let lists): rows.costliest(of: lists)
      }
    guard let solution else {
      wordings = ["The \(state.run.batchWord) has nothing to compare"]
      return
    }
    wordings = [
      "Costliest of the \(state.run.batchWord), \(solution.who):  \(solution.text)",
      "Costliest, \(solution.who): \(solution.text)", "Costliest: \(solution.text)",
      solution.text,
    ]
  }

  private static func probed(_ state: State, _ index: Int) -> [String] {
    let snapshot = state.snapshot
    let judgement = snapshot.training.judgements[index]
    let own = snapshot.classNames[Int(judgement.label)]
    let next = snapshot.classNames[Int(judgement.nextClass)]
    let verdict = judgement.isRight ? "right" : "wrong"
    let distances: [String]
    if state.classifier.rule == .angle {
      distances = [judgement.ownAngle, judgement.nextAngle].map { degreesText(Double($0)) }
    } else {
      distances = [judgement.label, judgement.nextClass].map { label in
        let dimension = snapshot.dimension
        let point = snapshot.training.embeddings[index * dimension..<(index + 1) * dimension]
        let mean = snapshot.prototypes[Int(label) * dimension..<(Int(label) + 1) * dimension]
        let squared = zip(point, mean).reduce(Float(0)) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
        return fixed(Double(squared.squareRoot()), 2)
      }
    }
    let sign = judgement.isRight ? "<" : ">"
    let text = "to the mean of \(own) \(distances[0]) \(sign) to that of \(next) \(distances[1])"
    return [
      "Point \(index), a “\(own)”: \(text), \(verdict) by nearest mean", "\(text): \(verdict)",
    ]
  }
}

extension State {
  /// Before what a loss does to examples, which it only would where nothing trains.
  var wouldBe: String { configuration.isJudged ? "would be " : "" }
}

/// The rows of a batch as its loss measures them, and the numbers of the loss.
private struct ComparedRows {
  let state: State
  let rows: MetricRows<Float>
  let labels: [Int]

  init(_ state: State, _ batch: ComparedBatch, normalizes: Bool) {
    self.state = state
    let (set, dimension) = (state.snapshot.training, state.snapshot.dimension)
    rows = MetricRows(
      batch.samples.flatMap { set.embeddings[$0 * dimension..<($0 + 1) * dimension] },
      dimension: dimension, normalizes: normalizes)
    labels = batch.samples.map { Int(set.judgements[$0].label) }
  }

  private func name(_ row: Int) -> String { "“\(state.snapshot.classNames[labels[row]])”" }
  private var margin: Double { state.margin?.value ?? 0 }

  func costliest(of triplets: [ExaminedTriplet]) -> (who: String, text: String)? {
    let isSquared = state.distanceWord == "d²"
    func measure(_ first: Int, _ second: Int) -> Double {
      let squared = Double(rows.squaredDistance(first, second))
      return isSquared ? squared : squared.squareRoot()
    }
    var worst: (triplet: ExaminedTriplet, positive: Double, negative: Double)?
    for each in triplets {
      let positive = measure(each.triplet.anchor, each.triplet.positive)
      let negative = measure(each.triplet.anchor, each.triplet.negative)
      if let worst, positive - negative <= worst.positive - worst.negative { continue }
      worst = (each, positive, negative)
    }
    guard let worst else { return nil }
    let cost = worst.positive + margin - worst.negative
    let decimals = decimalsThatAddUp([worst.positive, margin, -worst.negative])
    let kind =
      switch worst.triplet.difficulty {
      case .easy: "easy: loss 0"
      case .semihard: "semi-hard"
      case .hard: "hard"
      }
    let ends = worst.triplet.triplet
    return (
      "a, p \(name(ends.anchor)), n \(name(ends.negative))",
      "D(a,p) \(fixed(worst.positive, decimals)) + α \(numberText(margin, from: 0, through: 3)) − "
        + "D(a,n) \(fixed(worst.negative, decimals)) = \(fixed(cost, decimals)), \(kind)"
    )
  }

  func costliest(of pairs: [ExaminedPair]) -> (who: String, text: String)? {
    let isHalved = state.variant == "hadsell"
    func cost(_ force: PairForce, _ distance: Double) -> Double {
      switch force {
      case .together: distance * distance
      case .none: 0
      case .apart, .back: (margin - distance) * (margin - distance)
      }
    }
    let costs = pairs.map { cost($0.force, $0.distance) }
    guard let worst = zip(pairs, costs).max(by: { $0.1 < $1.1 })?.0 else { return nil }
    let share = isHalved ? 0.5 : 1
    let value = fixed(share * cost(worst.force, worst.distance), 2)
    let distance = textThatWorksOut(worst.distance) { share * cost(worst.force, $0) }
    let half = isHalved ? "½·" : ""
    let apart = "\(half)(m \(numberText(margin, from: 1, through: 3)) − d \(distance))² = \(value)"
    let text =
      switch worst.force {
      case .together: "\(half)d² = \(half)\(distance)² = \(value), \(state.wouldBe)drawn together"
      case .apart: "\(apart), \(state.wouldBe)pushed apart"
      case .back: "\(apart), \(state.wouldBe)pulled back"
      case .none: "d \(distance) beyond m: loss 0"
      }
    return ("\(name(worst.pair.first)) and \(name(worst.pair.second))", text)
  }

  func costliest(
    of tuples: [ExaminedTuple], _ loss: (any TupleLoss)?
  ) -> (who: String, text: String)? {
    guard let loss else { return nil }
    var worst: (tuple: ExaminedTuple, cost: TupleCost)?
    for tuple in tuples {
      guard let cost = loss.cost(of: tuple, among: rows) else { continue }
      if let worst, (cost.loss, cost.logarithm) <= (worst.cost.loss, worst.cost.logarithm) {
        continue
      }
      worst = (tuple, cost)
    }
    guard let (tuple, cost) = worst else { return nil }
    let measured = cost.measured.map(measuredText)
    return (
      "a, p \(name(tuple.anchor)), n \(name(cost.rival))"
        + (tuple.negatives.count > 1 ? " and others" : ""),
      measured.joined(separator: ", ") + ": \(solution(cost))"
    )
  }

  /// The list that costs most, and its heaviest pair.
  func costliest(of lists: [ExaminedList]) -> (who: String, text: String)? {
    guard let worst = lists.max(by: { $0.loss < $1.loss }), let pair = worst.heaviest else {
      return nil
    }
    let share = PairWeights(worst.pairs).share(of: pair)
    let pairs = "\(worst.pairs.count) pair" + (worst.pairs.count == 1 ? "" : "s")
    return (
      "a \(name(worst.anchor))",
      "loss \(fixed(worst.loss, 2)) of \(pairs), the heaviest with \(name(pair.second)): "
        + "\(fixed(100 * share, 0)) %, \(state.wouldBe)"
        + (pair.weight > 0 ? "drawn together" : "pushed apart")
    )
  }

  /// The formula of a tuple's cost with its numbers; a sum too large to be read stands as a power.
  private func solution(_ cost: TupleCost) -> String {
    let sum =
      cost.logarithm < 9
      ? fixed(Double.exp(cost.logarithm), 2) : "e^\(fixed(cost.logarithm, 2))"
    let print = FormulaText { quantity in
      if quantity == TupleCost.sum { return sum }
      let measured = cost.measured.first { $0.measure == quantity.measure }
      return measured.map { measuredNumber($0) } ?? quantity.name
    }
    return print.text(cost.formula) + " = \(fixed(cost.loss, 2))"
  }
}

/// What is measured and its number, such as `a·p 0.53`.
func measuredText(_ each: (measure: Measure, value: Double)) -> String {
  "\(each.measure.rawValue) \(measuredNumber(each))"
}

private func measuredNumber(_ each: (measure: Measure, value: Double)) -> String {
  Quantity(each.measure).unit == .radians ? degreesText(each.value) : fixed(each.value, 2)
}
