/// What one loss says of some rows before and after.
public struct LossChange: Sendable {
  public let after: LossVerdict
  /// Rows that are right as used, overall.
  public let right: EmbeddingChange.Shift
  /// Rows that meet the margin; the others violate it.
  public let met: EmbeddingChange.Shift
  /// In the order of the classes; nil of a class without rows.
  public let metByClass: [EmbeddingChange.Shift?]

  init(_ before: LossVerdict, _ after: LossVerdict, _ shifts: Shifts) {
    self.after = after
    right = shifts.of(before.isRight, after.isRight).all
    (met, metByClass) = shifts.of(before.isMet, after.isMet)
  }
}

/// Rows that were judged both times, as places among the judged ones before and after, all of them
/// and by class.
struct Shifts {
  let all: [(Int, Int)]
  let byClass: [[(Int, Int)]]

  /// Of what holds of a row before, and after.
  func of(
    _ before: (Int) -> Bool, _ after: (Int) -> Bool
  ) -> (all: EmbeddingChange.Shift, byClass: [EmbeddingChange.Shift?]) {
    (
      EmbeddingChange.Shift(all, before, after),
      byClass.map { $0.isEmpty ? nil : EmbeddingChange.Shift($0, before, after) }
    )
  }
}

extension EmbeddingChange.Shift {
  fileprivate init(
    _ rows: [(Int, Int)], _ before: (Int) -> Bool, _ after: (Int) -> Bool
  ) {
    var (held, better, worse) = (0, 0, 0)
    for (first, second) in rows {
      let (was, isNow) = (before(first), after(second))
      if was { held += 1 }
      if isNow, !was { better += 1 }
      if was, !isNow { worse += 1 }
    }
    let count = Double(rows.count)
    let share = EmbeddingChange.Difference(
      before: Double(held) / count, after: Double(held + better - worse) / count,
      interval: .ofPairedShares(better: better, worse: worse, count: rows.count))
    self.init(
      count: rows.count, better: better, worse: worse, share: rows.isEmpty ? nil : share)
  }
}
