internal import Laboratory
internal import MarginLosses
internal import Training

extension State {
  /// What the signs of an answer about a point mean.
  var askedHelp: [LegendEntry] {
    guard probe != nil else { return [] }
    let gradient = LegendEntry(
      "∂L/∂x", "its gradient by the formula, held against differences of the loss itself")
    return [figureHelp, gradient]
  }

  private var figureHelp: LegendEntry {
    switch session.comparison {
    case nil:
      LegendEntry(
        "z e^z p",
        "a class's logit, e to its power, its share p of the sum of all; L = −ln p of its own class"
      )
    case .pairs:
      LegendEntry(
        "pull push",
        "what a pair costs over d: one class pulls, two push up to m; letters: its pairs in the batch"
      )
    case .triplets:
      LegendEntry(
        "a p n",
        "D from the anchor a: n up to p is hard, up to p + α semi-hard, then easy; Tab: each of them"
      )
    case .lists:
      LegendEntry(
        "in out",
        "the pairs of its list that weigh most, by their share of all weights: drawn in or pushed out"
      )
    case .tuples:
      LegendEntry(
        "a\\p",
        "anchor times positive: bold its own pair, in reverse others as large; share of its row")
    }
  }
}
