public import Kernels

/// A learnt distance parts the classes: positives shall lie within it, negatives beyond, by a margin.
///
/// Formula: over all triplets, Σ([d(a,p) − β + α]₊ + [β − d(a,n) + α]₊) + ν·Σ β, divided by the number of terms above
/// 0; β is one for all or one a class.
/// Slope: 1 by a positive's distance and −1 by a negative's where the term is above 0; by β the number of
/// negatives less that of positives, and ν.
/// Boundary: d = β, a circle about every example.
/// Defaults: α 0.2, β from 1.2, ν 0 (authors' code, which draws triplets by their distance and adds 10⁻⁸ under
/// the root; here all triplets count). β of every image, which the paper has, is left out.
/// Citation: Wu, Manmatha, Smola & Krähenbühl, "Sampling matters in deep embedding learning", ICCV
/// 2017.
public struct MarginRadius: EvaluatedComparison {
  public static let description: LossDescription = LossDescription(
    name: "margin", title: "margin loss", digit: nil, boundary: "d = β",
    hyperparameters: [
      .number("alpha", "margin", "margin", 0...100, published: 0.2, .code),
      .number("nu", "radius-price", "ν", 0...100, published: 0, .code), .unitLength,
    ],
    marginKey: "alpha",
    difference: "the authors' code draws triplets by their distance; here all count. "
      + "pytorch-metric-learning prices a single β once",
    citation: Citation(
      authors: "Wu, Manmatha, Smola & Krähenbühl",
      title: "Sampling matters in deep embedding learning", venue: "ICCV", year: 2017))
  public static let formula: String =
    "L = (Σ [d(a,p)−β+α]₊ + [β−d(a,n)+α]₊ + ν·Σ β)/(terms above 0), over all triplets"

  private let margin: Double
  private let price: Double
  private let normalizes: Bool

  public init(_ parameters: LossParameters) {
    margin = parameters.value("alpha", of: Self.description)
    price = parameters.value("nu", of: Self.description)
    normalizes = parameters.isOn("normalize", of: Self.description)
  }

  public func evaluate<Number: Scalar>(_ batch: MetricBatch<Number>) -> MetricGradient<Number> {
    var rows = PulledRows(batch, normalizes: normalizes)
    let radii = batch.radii.isEmpty ? [Number(1.2)] : batch.radii
    var slopes = [Number](repeating: 0, count: radii.count)
    var sum: Number = 0
    var pulls: [(slope: Number, pair: ExamplePair)] = []
    var compared = 0
    for pair in rows.positivePairs {
      let place = radii.count > 1 ? Int(rows.labels[pair.first]) : 0
      let radius = radii[place]
      let near = rows.distance(pair.first, pair.second) - radius + Number(margin)
      for negative in rows.negatives(of: pair.first) {
        compared += 1
        sum += Number(price) * radius
        slopes[place] += Number(price)
        if near > 0 {
          sum += near
          slopes[place] -= 1
          pulls.append((1, pair))
        }
        let far = radius - rows.distance(pair.first, negative) + Number(margin)
        if far > 0 {
          sum += far
          slopes[place] += 1
          pulls.append((-1, ExamplePair(first: pair.first, second: negative)))
        }
      }
    }
    let share = pulls.isEmpty ? 0 : 1 / Number(pulls.count)
    for (slope, pair) in pulls { rows.pull(distance: share * slope, pair.first, pair.second) }
    var result = rows.result(share * sum, compared: compared)
    result.tally.active = pulls.count
    result.radii = batch.radii.isEmpty ? [] : slopes.map { share * $0 }
    return result
  }
}
