public import Kernels

/// Softmax beside a pull to a centre of each class: compact in distance, not in angle.
///
/// Formula: L = −log softmax(w·x)_y + (λ/2)‖x − cy‖².
/// Slope: softmax's, and λ(x − cy); centres move by −α Σ(c − x)/(1 + n) over their n examples, with
/// α 0.5, not by the gradient.
/// Boundary: that of softmax without bias.
/// Defaults: λ 0.008 for faces; 0.05 here. There are no centres before the first batch, whose loss is softmax's
/// alone; it leaves each at the mean of its class in it, or at 0 where that has no example in it.
/// Citation: Wen, Zhang, Li & Qiao, "A discriminative feature learning approach for deep face
/// recognition", ECCV 2016.
public struct CenterLoss: AdaptiveLoss, BentTarget {
  public static let description: LossDescription = LossDescription(
    name: "center", title: "center loss", digit: nil,
    boundary: "w1·x = w2·x",
    hyperparameters: [
      Hyperparameter(
        key: "lambda", option: "lambda", title: "λ", symbol: "λ", unit: .plain, range: 0...1000,
        notches: [0, 0.003, 0.008, 0.02, 0.05, 0.1, 0.3, 1], laboratoryDefault: 0.05,
        published: 0.008, source: .code, summary: "The weight λ of the centres")
    ],
    difference:
      "the authors' code has centres before the first batch; here it makes them, its class means (0 for a class "
      + "that is not in it), and until then the loss is softmax alone",
    teaches:
      "A second force draws each point to the centre of its class: wedges stay those "
      + "of softmax, and the clouds in them shrink.",
    citation: Citation(
      authors: "Wen, Zhang, Li & Qiao",
      title: "A discriminative feature learning approach for deep face recognition",
      venue: "ECCV", year: 2016))

  /// classes × dimension; empty before the first batch.
  public private(set) var centers: [Float] = []
  let weight: Double
  private let softmax = Softmax(LossParameters(variant: "nobias"))

  public init(_ parameters: LossParameters) {
    weight = parameters.value("lambda", of: Self.description)
  }

  public var amplitude: Amplitude { .bothNorms }
  public var terms: LogitTerms {
    var terms = softmax.terms
    if weight != 0 {
      terms.addition =
        .setting("λ", weight, .weight) / 2 * .squared(.measure(.centerDistance))
    }
    return terms
  }

  public var bends: [Double] { [] }
  public var steepness: Double { 1 }
  public var isBelowCosine: Bool { true }
  public var hasBias: Bool { false }

  public func target(_ theta: Double) -> (logit: Double, slope: Double) {
    softmax.target(theta)
  }

  public func evaluate(_ batch: LossBatch<Float>) -> LossGradient<Float> {
    var gradient = softmax.evaluate(batch)
    let here = batch.centers.isEmpty ? centers : batch.centers
    addCenterPull(Float(weight), centers: here, batch, to: &gradient)
    return gradient
  }

  public func evaluate(_ batch: LossBatch<Double>) -> LossGradient<Double> {
    var gradient = softmax.evaluate(batch)
    let here = batch.centers.isEmpty ? centers.map { Double($0) } : batch.centers
    addCenterPull(weight, centers: here, batch, to: &gradient)
    return gradient
  }

  public func judge(_ batch: LossBatch<Float>) -> [Judgement] {
    var judgements = softmax.judge(batch)
    guard centers.count == batch.prototypes.count else { return judgements }
    for sample in judgements.indices {
      let (x, c) = (sample * batch.dimension, Int(batch.labels[sample]) * batch.dimension)
      for axis in 0..<batch.dimension {
        let offset = batch.embeddings[x + axis] - centers[c + axis]
        judgements[sample].loss += Float(weight) / 2 * offset * offset
      }
    }
    return judgements
  }

  public mutating func adapt(
    to batch: LossBatch<Float>, drawing generator: inout SeededGenerator
  ) {
    let isNew = centers.count != batch.prototypes.count
    if isNew { centers = [Float](repeating: 0, count: batch.prototypes.count) }
    var counts = [Float](repeating: 0, count: batch.classes)
    var sums = [Float](repeating: 0, count: centers.count)
    for (sample, label) in batch.labels.enumerated() {
      counts[Int(label)] += 1
      for axis in 0..<batch.dimension {
        let c = Int(label) * batch.dimension + axis
        sums[c] += centers[c] - batch.embeddings[sample * batch.dimension + axis]
      }
    }
    for c in centers.indices {
      let count = counts[c / batch.dimension]
      centers[c] -= isNew ? sums[c] / max(count, 1) : 0.5 * sums[c] / (1 + count)
    }
  }

  public var learnt: [UInt64] { centers.map { UInt64($0.bitPattern) } }

  public mutating func recall(_ learnt: [UInt64]) -> Bool {
    let words = learnt.compactMap { UInt32(exactly: $0) }
    guard words.count == learnt.count else { return false }
    centers = words.map(Float.init(bitPattern:))
    return true
  }

  public var isFinite: Bool { centers.allSatisfy(\.isFinite) }
  public func fits(prototypes count: Int) -> Bool { centers.isEmpty || centers.count == count }

  public mutating func inherit(from other: CenterLoss) { centers = other.centers }
}

/// Adds (λ/2)·mean ‖x − cy‖² and its gradient; nothing where there are no centres yet.
private func addCenterPull<Number: Scalar>(
  _ weight: Number, centers: [Number], _ batch: LossBatch<Number>,
  to gradient: inout LossGradient<Number>
) {
  guard centers.count == batch.prototypes.count, batch.count > 0 else { return }
  let share = weight / Number(batch.count)
  gradient.centers = [Number](repeating: 0, count: centers.count)
  for sample in 0..<batch.count {
    let (x, c) = (sample * batch.dimension, Int(batch.labels[sample]) * batch.dimension)
    for axis in 0..<batch.dimension {
      let offset = batch.embeddings[x + axis] - centers[c + axis]
      gradient.loss += share / 2 * offset * offset
      gradient.embeddings[x + axis] += share * offset
      gradient.centers[c + axis] -= share * offset
    }
  }
}
