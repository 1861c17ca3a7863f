internal import Drawing
internal import Kernels
internal import Laboratory
internal import MarginLosses
internal import Training

/// What is said of a point's triplets: of all its cases, or of the one that is shown.
struct TripletWords {
  private let cases: TripletCases
  private let shown: Difficulty?
  private let batch: AskedBatch
  private let example: TripletCases.Example?

  init(_ cases: TripletCases, shown: Difficulty?, _ batch: AskedBatch) {
    (self.cases, self.shown, self.batch) = (cases, shown, batch)
    example = cases.example(of: shown)
  }

  /// Of a single case; the longest wording first, here and below.
  var titles: [String] {
    guard let shown, let place = Difficulty.allCases.firstIndex(of: shown) else { return [] }
    let own = batch.name(batch.row)
    let count = Difficulty.allCases.count
    return [
      "ask: a “\(own)”, triplets: \(shown.word), case \(place + 1) of \(count)",
      "ask: a “\(own)”, \(shown.word), \(place + 1) of \(count)",
    ]
  }

  /// What a case is; nil where all are shown.
  var verdict: String? {
    guard let shown else { return nil }
    let rule = shown.rule
    guard let example else { return "\(shown.word): \(rule). None in this batch" }
    return example.isOwn ? "\(shown.word): \(rule)" : "\(shown.word): \(rule). None of this point"
  }

  var line: TripletLine? {
    example.map { example in
      func place(_ member: Int, _ distance: Double) -> TripletLine.Place {
        TripletLine.Place(
          label: batch.label(member), name: batch.name(member), distance: distance)
      }
      return TripletLine(
        positive: place(example.triplet.positive, example.near),
        negative: place(example.triplet.negative, example.far), margin: cases.margin)
    }
  }

  var lines: [[String]] {
    let counts = zip(Difficulty.allCases, cases.counts).map { "\($1) \($0.word)" }
      .joined(separator: ", ")
    let all = ["as anchor it has \(counts) triplets", "as anchor: \(counts)", counts]
    guard let example else { return [all] }
    return shown == nil ? [cost(of: example), all] : [cost(of: example)]
  }

  private func cost(of example: TripletCases.Example) -> [String] {
    let decimals = decimalsThatAddUp([example.near, cases.margin, -example.far])
    let (near, far) = (fixed(example.near, decimals), fixed(example.far, decimals))
    let margin = numberText(cases.margin, from: 0, through: 3)
    let sum = example.near + cases.margin - example.far
    let sign = sum > 0 ? "" : ", loss 0"
    let names =
      "a, p “\(batch.name(example.triplet.anchor))”, n “\(batch.name(example.triplet.negative))”: "
    let numbers = "\(near) + α \(margin) − \(far) = \(fixed(sum, decimals))\(sign)"
    let whole =
      "\(cases.distance)(a,p) \(near) + α \(margin) − \(cases.distance)(a,n) \(far) = "
      + fixed(sum, decimals) + sign
    return [
      names + whole, whole,
      "p \(near) + α \(margin) − n \(far) = \(fixed(sum, decimals))\(sign)", numbers,
    ]
  }
}

extension Difficulty {
  fileprivate var word: String { MiningNumbers.word(self) }

  /// Where the negative lies, and what follows.
  fileprivate var rule: String {
    switch self {
    case .easy: "n is beyond p by more than α, so nothing moves"
    case .semihard: "n is beyond p, yet within α: a loss below α"
    case .hard: "n is no farther than p: a loss of α or more"
    }
  }
}
