internal import Drawing
internal import Kernels
internal import Laboratory
internal import MarginLosses
internal import Plotting
internal import Training

/// What a loss asks of the plane as it stands: −∂L/∂x of every training point and −∂L/∂w of every
/// prototype, with their radial parts.
struct GradientField {
  /// One a training point, of that point's own loss.
  var points: [Vector]
  /// One a prototype, of the mean loss over the training set.
  var prototypes: [Vector]

  /// - Precondition: the snapshot has two dimensions.
  init(_ snapshot: Snapshot, loss: any MarginLoss) {
    let samples = snapshot.training
    let gradient = loss.evaluate(
      LossBatch(
        embeddings: samples.embeddings, labels: samples.judgements.map(\.label),
        prototypes: snapshot.prototypes, bias: snapshot.bias, dimension: 2))
    points = Self.descents(gradient.embeddings, times: Double(samples.count))
    prototypes = Self.descents(gradient.prototypes, times: 1)
  }

  /// The longest of some gradients; 0 without any.
  static func longest(_ gradients: [Vector]) -> Double {
    gradients.reduce(0) { max($0, $1.length) }
  }

  /// Rows against the gradient; those that are not finite are 0, as nothing can be drawn of them.
  private static func descents(_ gradient: [Float], times count: Double) -> [Vector] {
    (0..<gradient.count / 2).map { row in
      let descent = Vector(
        -count * Double(gradient[2 * row]), -count * Double(gradient[2 * row + 1]))
      return descent.length.isFinite ? descent : Vector(0, 0)
    }
  }
}
