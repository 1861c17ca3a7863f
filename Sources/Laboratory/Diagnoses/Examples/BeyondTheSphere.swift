internal import Drawing
internal import Kernels
internal import MarginLosses
internal import Training

extension Diagnosis {
  /// Embeddings of length 1 cannot be as far apart as the margin asks.
  static let beyondTheSphere: Diagnosis = Diagnosis(level: .act, subject: .comparisons) { run in
    guard let loss = run.session.metricLoss, loss.normalizes, let asked = run.margin,
      loss is any PairLoss || loss is any TripletLoss
    else { return nil }
    let isSquared = run.distanceWord == "d²"
    let apart = run.equalSpacing.map { 2 * Double.sin(min($0, .pi) / 2) } ?? 2
    let most = isSquared ? apart * apart : apart
    guard asked.value > most + 1e-9 else { return nil }
    let classes =
      run.configuration.dimension == 2 ? "\(run.configuration.classes) classes" : "two"
    let place = run.configuration.dimension == 2 ? "on a circle have" : "have at most"
    let symbol = asked.hyperparameter.shortName
    return "\(symbol) asks \(numberText(asked.value, from: 1, through: 3)) between classes; "
      + "\(classes) of length 1 \(place) \(fixed(most, 2)). \(symbol) lower"
  }
}
