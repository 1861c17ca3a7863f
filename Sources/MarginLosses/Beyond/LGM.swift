public import Kernels

/// Each class is a Gaussian: distance to its mean decides, and the margin grows with it.
///
/// Formula: L = −log softmax of −dj(1 + α[j = y]) − hj, plus λ(dy + hy); d = ½ Σ (x − w)²e^−v, h = ½ Σ v, v the
/// logarithm of a variance. Nothing is scaled to length 1.
/// Slope: e^−v(x − w) times −(p − [j = y])(1 + α[j = y]) + λ[j = y], p the shares; the margin is
/// differentiated, too.
/// Boundary: (1 + α)d1 + h1 = d2 + h2: of equal variances a circle about the own mean, half planes
/// without a margin; a conic where variances differ.
/// Defaults: α 0.1, λ 0.01, variances 1 (authors' TensorFlow code); their Caffe code learns a variance an axis,
/// not below 10⁻⁴, and raises α from 0.1 to 0.3. Here its logarithm is learnt; the constant of the
/// likelihood is left out, and classes are equally likely.
/// Citation: Wan, Zhong, Li & Chen, "Rethinking feature distribution for loss functions in image
/// classification", CVPR 2018.
public struct LGM: AdaptiveLoss, GaussianClassifier {
  public static let description: LossDescription = LossDescription(
    name: "lgm", title: "L-GM", digit: nil, boundary: "(1+α)·d1 + h1 = d2 + h2",
    hyperparameters: [
      Hyperparameter(
        key: "alpha", option: "margin", title: "α", symbol: "α", unit: .plain, decimals: 2,
        range: 0...6,
        notches: [0, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 1.5, 2, 3], laboratoryDefault: 0.1,
        published: 0.1, source: .code),
      Hyperparameter(
        key: "lambda", option: "lambda", title: "λ", symbol: "λ", unit: .plain, range: 0...1000,
        notches: [0, 0.003, 0.01, 0.03, 0.1, 0.3, 1], laboratoryDefault: 0.01, published: 0.01,
        source: .code, summary: "The weight λ of the likelihood"),
    ],
    marginKey: "alpha",
    variants: [
      Variant(
        name: "diagonal", summary: "a variance of each class and axis is learnt (Caffe code)"),
      Variant(name: "identity", summary: "all variances are 1 (TensorFlow code)"),
    ],
    difference:
      "the authors' Caffe code learns the variance itself, their TensorFlow code none (identity); "
      + "here its logarithm, which keeps it above 0",
    teaches:
      "Each class is a Gaussian whose ellipse is learnt: distance decides, and the margin makes "
      + "the region a disc about the mean where variances are equal.",
    citation: Citation(
      authors: "Wan, Zhong, Li & Chen",
      title: "Rethinking feature distribution for loss functions in image classification",
      venue: "CVPR", year: 2018))

  /// The logarithms that training may reach: the variance of the Caffe code's floor, and as far above 1.
  private static let reach: ClosedRange<Float> = -9.2103404...9.2103404

  /// classes × dimension; empty before the first step, and where variances are 1.
  public private(set) var logVariances: [Float] = []
  public let margin: Double
  private let weight: Double
  public let learnsVariances: Bool

  public init(_ parameters: LossParameters) {
    margin = parameters.value("alpha", of: Self.description)
    weight = parameters.value("lambda", of: Self.description)
    learnsVariances = parameters.variantName(of: Self.description) == "diagonal"
  }

  public func gaussians(means: [Double], dimension: Int) -> Gaussians {
    Gaussians(
      means: means, logVariances: fitted(means.count).map(Double.init), margin: margin,
      dimension: dimension)
  }

  /// Every margin leaves a mean its own ground.
  public func statedBound(spacing: Double) -> MarginBound { .unbounded }

  public var terms: LogitTerms {
    let (own, rival) = (Formula.measure(.ownDistance), Formula.measure(.rivalDistance))
    let asked = margin == 0 ? own : (1 + .setting("α", margin)) * own
    func likelihood(_ distance: Formula, _ spread: Measure) -> Formula {
      learnsVariances ? .negative(distance) - .measure(spread) : .negative(distance)
    }
    var terms = LogitTerms(
      own: likelihood(asked, .ownSpread), rival: likelihood(rival, .rivalSpread),
      remarks: learnsVariances ? ["d = ½·‖(x−w)/σ‖², h = ln det σ, σ learnt"] : ["d = ½·‖x−w‖²"])
    if weight != 0 {
      terms.addition =
        .setting("λ", weight, .weight) * (learnsVariances ? own + .measure(.ownSpread) : own)
    }
    return terms
  }

  public func evaluate(_ batch: LossBatch<Float>) -> LossGradient<Float> { evaluated(batch) }

  public func evaluate(_ batch: LossBatch<Double>) -> LossGradient<Double> { evaluated(batch) }
}

extension LGM {
  /// The variances are moved by `move(along:by:)`.
  public mutating func adapt(
    to batch: LossBatch<Float>, drawing generator: inout SeededGenerator
  ) {}

  public mutating func move(
    along gradient: LossGradient<Float>, by update: (inout [Float], [Float]) -> Void
  ) {
    guard learnsVariances, !gradient.logVariances.isEmpty else { return }
    logVariances = fitted(gradient.logVariances.count)
    update(&logVariances, gradient.logVariances)
    for index in logVariances.indices {
      let moved = logVariances[index]
      logVariances[index] =
        moved.isFinite ? min(max(moved, Self.reach.lowerBound), Self.reach.upperBound) : 0
    }
  }

  public var movesInTraining: Bool { learnsVariances }
  public var learnt: [UInt64] { logVariances.map { UInt64($0.bitPattern) } }

  public mutating func recall(_ learnt: [UInt64]) -> Bool {
    let values = learnt.compactMap { UInt32(exactly: $0) }.map(Float.init(bitPattern:))
    guard values.count == learnt.count, values.allSatisfy(Self.reach.contains),
      learnsVariances || values.isEmpty
    else {
      return false
    }
    logVariances = values
    return true
  }

  public func fits(prototypes count: Int) -> Bool {
    logVariances.isEmpty || logVariances.count == count
  }

  public mutating func inherit(from other: LGM) {
    if learnsVariances { logVariances = other.logVariances }
  }

  /// What is learnt of so many numbers: variances of 1 for classes that have come in since.
  private func fitted(_ count: Int) -> [Float] {
    let missing = max(count - logVariances.count, 0)
    return Array(logVariances.prefix(count)) + [Float](repeating: 0, count: missing)
  }

  private func evaluated<Number: Scalar>(_ batch: LossBatch<Number>) -> LossGradient<Number> {
    let known =
      batch.logVariances.isEmpty || !learnsVariances
      ? fitted(batch.prototypes.count).map { Number($0) } : batch.logVariances
    return GaussianPass.gradient(batch, known, margin: Number(margin), weight: Number(weight))
  }
}

extension LGM {
  public func judge(_ batch: LossBatch<Float>) -> [Judgement] {
    GaussianPass<Float>.judgements(
      batch, fitted(batch.prototypes.count), margin: Float(margin), weight: Float(weight))
  }
}
