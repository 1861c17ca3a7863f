internal import Kernels
internal import MarginLosses

/// The margins that shares of rows meet.
struct MetMargins {
  private let loss: any MarginLoss.Type
  private let parameters: LossParameters
  private let rows: JudgedRows
  private let sorted: SortedAngles
  private let classes: Int
  private let key: String
  private let range: ClosedRange<Double>
  /// The share that meets each of some margins, ascending.
  private var coarse: [(margin: Double, share: Double)] = []

  private static let steps = 64

  /// Nil of a loss without a margin.
  init?(
    _ loss: any MarginLoss.Type, _ parameters: LossParameters, _ rows: JudgedRows,
    _ sorted: SortedAngles, classes: Int
  ) {
    let description = loss.description
    guard let key = description.marginKey,
      let margin = description.hyperparameters.first(where: { $0.key == key })
    else { return nil }
    self.loss = loss
    self.parameters = parameters
    (self.rows, self.sorted, self.classes) = (rows, sorted, classes)
    self.key = key
    range = margin.range
    let width = range.upperBound - range.lowerBound
    for step in 0...Self.steps {
      let margin = range.lowerBound + width * Double(step) / Double(Self.steps)
      coarse.append((margin, share(at: margin)))
    }
  }

  /// The largest margin below which every one is met by a share of the rows; a target logit that
  /// falls back beyond π may be met again by margins that nobody means.
  func largest(metBy share: Double) -> Double? {
    guard let first = coarse.firstIndex(where: { $0.share < share }) else {
      return range.upperBound
    }
    guard first > 0 else { return nil }
    return Bisection.edge(
      holding: coarse[first - 1].margin, failing: coarse[first].margin, halvings: 30
    ) { self.share(at: $0) >= share }.holding
  }

  private func share(at margin: Double) -> Double {
    var parameters = parameters
    parameters[key] = margin
    let loss = loss.init(parameters)
    guard !loss.beatsCosines else { return sorted.share { loss.target($0).logit } }
    let rule = MarginRule(loss, classes: classes)
    let met = rows.labels.indices.count {
      rule.isMet(rows.labels[$0], own: rows.ownAngles[$0], next: rows.nextAngles[$0])
    }
    return Double(met) / Double(max(rows.count, 1))
  }
}
