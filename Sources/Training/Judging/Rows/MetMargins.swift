internal import Kernels
internal import MarginLosses

/// The margins that shares of rows meet.
struct MetMargins {
  private let type: any MarginLoss.Type
  private let parameters: LossParameters
  private let rows: JudgedRows
  private let sorted: SortedAngles
  private let known: KnownOfRows
  private let key: String
  private let range: ClosedRange<Double>
  /// The share that meets each of some margins, ascending.
  private var coarse: [(margin: Double, share: Double)] = []

  private static let steps = 64

  /// Nil of a loss without a margin.
  init?(
    _ type: any MarginLoss.Type, _ parameters: LossParameters, _ rows: JudgedRows,
    _ sorted: SortedAngles, _ known: KnownOfRows, _ inPieces: InPieces
  ) {
    let description = type.description
    guard let key = description.marginKey,
      let margin = description.hyperparameters.first(where: { $0.key == key })
    else { return nil }
    self.type = type
    self.parameters = parameters
    (self.rows, self.sorted, self.known) = (rows, sorted, known)
    self.key = key
    range = margin.range
    let width = range.upperBound - range.lowerBound
    for step in 0...Self.steps {
      let margin = range.lowerBound + width * Double(step) / Double(Self.steps)
      coarse.append((margin, share(at: margin, inPieces)))
    }
  }

  /// The largest margin below which every one is met by a share of the rows; a target logit that
  /// falls back beyond π may be met again by margins that nobody means.
  func largest(metBy least: Double, _ inPieces: InPieces) -> Double? {
    guard let first = coarse.firstIndex(where: { $0.share < least }) else {
      return range.upperBound
    }
    guard first > 0 else { return nil }
    let (holding, failing) = (coarse[first - 1].margin, coarse[first].margin)
    let share = share(from: holding, to: failing, inPieces)
    return Bisection.edge(holding: holding, failing: failing, halvings: 30) {
      share($0) >= least
    }.holding
  }

  private func share(at margin: Double, _ inPieces: InPieces) -> Double {
    plainShare(at: margin)
      ?? Double(met(at: margin, inPieces).count(where: \.self)) / Double(max(rows.count, 1))
  }

  /// The same of a loss that only has to beat cosines, and not by less than they are, whatever the length; nil of another.
  private func plainShare(at margin: Double) -> Double? {
    let loss = loss(margin)
    return loss.beatsCosines && loss.isBelowCosine && !loss.marginFollowsLength
      ? sorted.share { loss.target($0).logit } : nil
  }

  /// The share that meets a margin between two neighbouring ones: only rows that meet one of the two and
  /// not the other are asked.
  private func share(
    from holding: Double, to failing: Double, _ inPieces: InPieces
  ) -> (Double) -> Double {
    guard plainShare(at: holding) == nil else { return { plainShare(at: $0) ?? 0 } }
    let (first, last) = (met(at: holding, inPieces), met(at: failing, inPieces))
    let undecided = rows.labels.indices.filter { first[$0] != last[$0] }
    let decided = rows.labels.indices.count { first[$0] && last[$0] }
    return { margin in
      let rule = MarginRule(loss(margin), classes: known.classes)
      let met = decided + undecided.count { rule.isMet($0, of: rows) }
      return Double(met) / Double(max(rows.count, 1))
    }
  }

  /// Whether each row meets a margin.
  private func met(at margin: Double, _ inPieces: InPieces) -> [Bool] {
    let (rows, rule, size) = (rows, MarginRule(loss(margin), classes: known.classes), 8192)
    return gathered((rows.count + size - 1) / size, inPieces) { piece in
      (piece * size..<min(piece * size + size, rows.count)).map {
        rule.isMet($0, of: rows)
      }
    }.flatMap { $0 }
  }

  /// The loss with a margin, and with all that it makes of it.
  private func loss(_ margin: Double) -> any MarginLoss {
    var parameters = parameters
    parameters[key] = margin
    return known.taught(type.init(parameters))
  }
}
