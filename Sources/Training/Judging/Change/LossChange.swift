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
    (met, metByClass) = shifts.of(
      before.isMet, after.isMet, isWorkedOut: before.isWorkedOut && after.isWorkedOut)
  }
}

/// Rows that were judged both times, as places among the judged ones before and after, all of them
/// and by class.
struct Shifts {
  let all: [(Int, Int)]
  let byClass: [[(Int, Int)]]
  /// What other rows would change before, and after.
  let redrawing: (before: Redrawing, after: Redrawing)
  /// How many rows have the numbers of each before, and after.
  let copies: (before: [Int32], after: [Int32])

  /// Of what holds of a row before, and after.
  ///
  /// - Parameter isWorkedOut: whether it is known what holds without each group of rows; else no interval of all
  ///   is told.
  func of(
    _ before: (Int) -> Holding, _ after: (Int) -> Holding, isWorkedOut: Bool = true
  ) -> (all: EmbeddingChange.Shift, byClass: [EmbeddingChange.Shift?]) {
    let spread = spread(before, after)
    return (
      EmbeddingChange.Shift(
        all, distinct: distinct(all), before, after, spread, isWorkedOut: isWorkedOut),
      byClass.map {
        $0.isEmpty
          ? nil
          : EmbeddingChange.Shift(
            $0, distinct: distinct($0), before, after, nil, isWorkedOut: true)
      }
    )
  }

  /// How much the difference of the two shares varies with the means of classes; nil where these stand.
  private func spread(_ before: (Int) -> Holding, _ after: (Int) -> Holding) -> ShareSpread? {
    switch redrawing {
    case (.rows, .rows): return nil
    case (.classes, _), (_, .classes):
      let gains = byClass.map { rows in
        rows.reduce(0.0) { $0 + Self.gain(before($1.0).asIs, after($1.1).asIs) }
      }
      return ShareSpread(ofWholeClasses: gains, byClass.map(\.count))
    default:
      return spreadWithoutGroups(before, after)
    }
  }

  private func spreadWithoutGroups(
    _ before: (Int) -> Holding, _ after: (Int) -> Holding
  ) -> ShareSpread? {
    var without = WithoutGroups(redrawing.before) ?? WithoutGroups(redrawing.after)
    for row in all {
      let (was, isNow) = (before(row.0), after(row.1))
      without?.add(
        present: redrawing.before.present(row.0) & redrawing.after.present(row.1),
        copies: copies(row),
        asIs: Self.gain(was.asIs, isNow.asIs)
      ) { Self.gain(was.without($0), isNow.without($0)) }
    }
    return without?.spread
  }

  /// Rows that have the numbers of one in both.
  private func copies(_ row: (Int, Int)) -> Double {
    Double(min(copies.before[row.0], copies.after[row.1]))
  }

  /// As how many rows that differ some count: as copies those that are in both.
  private func distinct(_ rows: [(Int, Int)]) -> Double {
    ShareOfRows.distinct(
      rows.count,
      squares: rows.reduce(0) { $0 + copies($1) })
  }

  private static func gain(_ was: Bool, _ isNow: Bool) -> Double {
    was == isNow ? 0 : isNow ? 1 : -1
  }
}

extension EmbeddingChange.Shift {
  /// - Parameters:
  ///   - distinct: as how many rows that differ they count.
  ///   - spread: how much the difference varies; nil where each row counts by itself.
  fileprivate init(
    _ rows: [(Int, Int)], distinct: Double, _ before: (Int) -> Holding, _ after: (Int) -> Holding,
    _ spread: ShareSpread?, isWorkedOut: Bool
  ) {
    var (held, better, worse) = (0, 0, 0)
    for (first, second) in rows {
      let (was, isNow) = (before(first).asIs, after(second).asIs)
      if was { held += 1 }
      if isNow, !was { better += 1 }
      if was, !isNow { worse += 1 }
    }
    let count = Double(rows.count)
    let interval =
      spread?.interval(ofDifference: Double(better - worse) / count)
      ?? .ofPairedShares(
        better: Double(better) / count * distinct, worse: Double(worse) / count * distinct,
        count: distinct)
    let share = EmbeddingChange.Difference(
      before: Double(held) / count, after: Double(held + better - worse) / count,
      interval: isWorkedOut ? interval : nil)
    self.init(
      count: rows.count, better: better, worse: worse, share: rows.isEmpty ? nil : share)
  }
}
