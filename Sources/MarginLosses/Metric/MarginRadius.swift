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
public struct MarginRadius: ListLoss {
  public static let description: LossDescription = LossDescription(
    name: "margin", title: "margin loss", digit: nil, boundary: "d = β",
    hyperparameters: [
      Hyperparameter(
        key: "alpha", option: "margin", title: "margin", symbol: "α", unit: .plain, decimals: 2,
        range: 0...100,
        notches: [0, 0.05, 0.1, 0.2, 0.3, 0.5, 1], laboratoryDefault: 0.2, published: 0.2,
        source: .code),
      Hyperparameter(
        key: "nu", option: "radius-price", title: "ν", symbol: "ν", unit: .plain, range: 0...100,
        notches: [0, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1], laboratoryDefault: 0, published: 0,
        source: .code, summary: "The price ν on the learnt distance β"),
      .unitLength,
    ],
    marginKey: "alpha",
    variants: [
      Variant(name: "shared", summary: "one β for all classes"),
      Variant(name: "classes", summary: "a β of each class, that of the anchor’s"),
    ],
    difference: "the authors' code draws triplets by their distance; here all count. "
      + "pytorch-metric-learning prices a single β once",
    teaches:
      "The circle that parts positives from negatives is itself learnt: in a crowded "
      + "plane it shrinks until it fits between classes.",
    citation: Citation(
      authors: "Wu, Manmatha, Smola & Krähenbühl",
      title: "Sampling matters in deep embedding learning", venue: "ICCV", year: 2017))

  /// Where β starts.
  private static let start = 1.2

  public let normalizes: Bool
  private let margin: Double
  private let price: Double
  private let isByClass: Bool

  public init(_ parameters: LossParameters) {
    margin = parameters.value("alpha", of: Self.description)
    price = parameters.value("nu", of: Self.description)
    normalizes = parameters.isOn("normalize", of: Self.description)
    isByClass = parameters.variantName(of: Self.description) == "classes"
  }

  public var formula: LossFormula {
    let (radius, gap) = (Formula.measure(.radius), Formula.setting("α", margin))
    let hinges =
      Formula.positive(.measure(.positiveDistance) - radius + gap)
      + .positive(radius - .measure(.negativeDistance) + gap)
    let cost = price == 0 ? hinges : hinges + .setting("ν", price, .weight) * radius
    return LossFormula(
      cost,
      remarks: ["mean over the terms above 0"] + (normalizes ? ["‖x‖ = 1"] : [])
        + ["β \(isByClass ? "of a’s class " : "")learnt"])
  }

  public var meanWords: String { "terms above 0" }
  public var isMeanOfAll: Bool { false }

  public func startRadii(classes: Int) -> [Float] {
    Array(repeating: Float(Self.start), count: isByClass ? classes : 1)
  }

  public func circles(ofClass label: Int, radii: [Float]) -> [(name: String, radius: Double)] {
    let radius = Double(Self.radius(ofClass: label, radii))
    return [("β", radius), ("β−α", radius - margin), ("β+α", radius + margin)]
  }

  private static func radius<Number: Scalar>(ofClass label: Int, _ radii: [Number]) -> Number {
    if radii.count > 1 { return radii.indices.contains(label) ? radii[label] : Number(start) }
    return radii.first ?? Number(start)
  }

  /// A triplet costs its two terms, so that a positive counts once for each negative, and the other way
  /// round.
  public func add<Number: Scalar>(_ anchor: Int, to rows: inout PulledRows<Number>) -> Number {
    let (positives, negatives) = (rows.positives(of: anchor), rows.negatives(of: anchor))
    let label = Int(rows.labels[anchor])
    let radius = Self.radius(ofClass: label, rows.radii)
    let triplets = positives.count * negatives.count
    var sum = Number(price) * radius * Number(triplets)
    var slope = Number(price) * Number(triplets)
    let sides = [(positives, negatives.count, Number(1)), (negatives, positives.count, -1)]
    for (others, times, sign) in sides where times > 0 {
      for other in others {
        let excess = sign * (rows.distance(anchor, other) - radius) + Number(margin)
        guard excess > 0 else { continue }
        rows.tally.compared += times
        rows.tally.active += 1
        sum += Number(times) * excess
        slope -= Number(times) * sign
        rows.pull(distance: Number(times) * sign, anchor, other)
      }
    }
    if !rows.radii.isEmpty { rows.radiusGradient[rows.radii.count > 1 ? label : 0] += slope }
    return sum
  }

  public func evaluate(_ batch: MetricBatch<Float>) -> MetricGradient<Float> { summed(batch) }

  public func evaluate(_ batch: MetricBatch<Double>) -> MetricGradient<Double> { summed(batch) }
}
