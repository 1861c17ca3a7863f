internal import Kernels
internal import MarginLosses

/// How embeddings without a classifier are decided: by the nearest class mean.
///
/// ‖x − μ‖² is smallest where x·μ − ‖μ‖²/2 is largest, so that the means are prototypes of a
/// linear classifier with this bias; of scaled embeddings the nearest mean direction counts.
struct NearestMean: BentTarget {
  let normalizes: Bool

  var amplitude: Amplitude { normalizes ? .scale(1) : .bothNorms }
  var rule: DecisionRule { normalizes ? .angle : .innerProduct }
  var bends: [Double] { [] }
  var steepness: Double { 1 }
  var isBelowCosine: Bool { true }
  var hasBias: Bool { !normalizes }
  var hasMargin: Bool { false }

  func target(_ theta: Double) -> (logit: Double, slope: Double) {
    (Double.cos(theta), -Double.sin(theta))
  }

  func floor(classes: Int) -> Double? { nil }

  /// The class means and their bias.
  func classifier(
    of embeddings: [Float], _ labels: [Int32], classes: Int, dimension: Int
  ) -> (prototypes: [Float], bias: [Float]) {
    let rows = MetricRows(embeddings, dimension: dimension, normalizes: normalizes).points
    let means = ClassMeans.means(rows, labels, classes: classes, dimension: dimension)
    if normalizes { return (means, []) }
    let bias = (0..<classes).map { label in
      -means[label * dimension..<(label + 1) * dimension].reduce(0) { $0 + $1 * $1 } / 2
    }
    return (means, bias)
  }
}
