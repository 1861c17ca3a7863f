internal import Kernels
internal import Laboratory
internal import MarginLosses
internal import Training

/// The logits of all classes at one training point, and how the softmax shares out 1 among them.
struct LogitTable {
  struct Row: Equatable {
    var label: Int
    /// The logit without the margin, and the one that training takes.
    var plain: Double
    var trained: Double
    /// What these get of the softmax.
    var plainShare: Double = 0
    var share: Double = 0
  }

  let own: Row
  /// What gets most first.
  let rivals: [Row]
  /// Whether there is a margin, and it changes the own class's logit alone.
  let hasMargin: Bool

  /// Nil where the loss shares out otherwise.
  init?(_ state: State, sample: Int) {
    if let loss = state.classifier as? any SphereLoss, !loss.isSoftmaxOfLogits { return nil }
    let judgement = state.snapshot.training.judgements[sample]
    let label = Int(judgement.label)
    let logits = state.classifier.terms.logits
    let rivals = state.run.askedPoint(sample).rivals
    let measured = rivals.map { ExampleNumbers(state, sample: sample, rival: $0.label) }
    // Some margins and scales follow from all the other classes.
    let others = zip(rivals, measured).filter { $0.0.label != label }.map(\.1.rival)
    var rows = zip(rivals, measured).map { rival, numbers in
      var numbers = numbers
      numbers.sample.rivals = others
      let formula = rival.label == label ? logits.own : logits.rival
      return Row(
        label: rival.label, plain: rival.logit,
        trained: formula.value(of: numbers.sample, rival: numbers.rival))
    }
    let shares = Self.shares(rows.map(\.trained))
    let plainShares = Self.shares(rows.map(\.plain))
    for index in rows.indices {
      (rows[index].share, rows[index].plainShare) = (shares[index], plainShares[index])
    }
    guard let own = rows.first(where: { $0.label == label }),
      (own.share - Double(judgement.probability)).magnitude < 1e-3
    else { return nil }
    self.own = own
    let otherRows = rows.filter { $0.label != label }
    hasMargin =
      state.classifier.hasMargin
      && otherRows.allSatisfy {
        ($0.trained - $0.plain).magnitude < 1e-4 * max(1, $0.plain.magnitude)
      }
    self.rivals = otherRows.sorted { ($1.trained, $0.label) < ($0.trained, $1.label) }
  }

  /// As many as leave a logit three figures.
  static func decimals(_ logit: Double) -> Int {
    logit.magnitude < 0.995 ? 3 : logit.magnitude < 9.995 ? 2 : 1
  }

  private static func shares(_ logits: [Double]) -> [Double] {
    let most = logits.max() ?? 0
    let powers = logits.map { Double.exp($0 - most) }
    let sum = powers.reduce(0, +)
    return powers.map { $0 / sum }
  }
}
