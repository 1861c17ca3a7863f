public import Kernels

/// Several centres a class, all of which count, the nearer ones more, and which are drawn into one where
/// they are not needed.
///
/// Formula: L = −log softmax with λ(Sy − δ) for the own class and λSj for others, Sj = Σk πk·cos θjk with
/// π = softmax(cos θjk/γ), plus τ times the mean distance √(2 + ε − 2ŵa·ŵb) of two centres of a class, halved.
/// Slope: ∂S/∂cos θk = πk(1 + (cos θk − S)/γ): π is differentiated, too.
/// Boundary: S1 − δ = S2.
/// Defaults: K 10, λ 20, γ 0.1, δ 0.01, τ 0.2; ε 0 as in the paper, whose equation was not read again; 10⁻⁵
/// in the authors' code. pytorch-metric-learning leaves the distances of centres out.
/// Citation: Qian, Shang, Sun, Hu, Li & Jin, "SoftTriple loss: deep metric learning without triplet
/// sampling", ICCV 2019.
public struct SoftTriple: SphereLoss {
  public static let description: LossDescription = LossDescription(
    name: "soft_triple", title: "SoftTriple", digit: nil, boundary: "S1 − δ = S2",
    hyperparameters: [
      .cosine(key: "delta", symbol: "δ", laboratory: 0.01, published: 0.01),
      Hyperparameter(
        key: "la", option: "scale", title: "scale", symbol: "λ", unit: .plain, range: 0.1...1024,
        notches: [1, 2, 4, 8, 16, 20, 32, 64], laboratoryDefault: 8, published: 20, source: .code),
      Hyperparameter(
        key: "gamma", option: "temperature", title: "γ", symbol: "γ", unit: .plain,
        range: 0.001...100,
        notches: [0.02, 0.05, 0.1, 0.2, 0.5, 1], laboratoryDefault: 0.1, published: 0.1,
        source: .code, summary: "The temperature γ"),
      Hyperparameter(
        key: "tau", option: "center-weight", title: "τ", symbol: "τ", unit: .plain, decimals: 0,
        range: 0...100,
        notches: [0, 0.05, 0.1, 0.2, 0.5, 1, 2], laboratoryDefault: 0.2, published: 0.2,
        source: .code,
        summary: "The price τ on centres of a class that lie apart"),
      Hyperparameter(
        key: "eps", option: "center-epsilon", title: "ε", symbol: "ε", unit: .plain, range: 0...1,
        notches: [0, 0.00001, 0.001, 0.1], laboratoryDefault: 0, published: 1e-5, source: .code,
        summary: "What is added under the root of the distance of centres"),
      Hyperparameter(
        key: "K", option: "centers", title: "centres", unit: .plain, range: 1...16,
        notches: [1, 2, 3, 5, 10], laboratoryDefault: 3, published: 10, source: .code,
        isWhole: true, summary: "Prototypes a class has, K,"),
    ],
    marginKey: "delta",
    difference:
      "the authors' code adds 10⁻⁵ under the root of the centres' distance; here nothing is",
    edge: "centres of a class in one place where ε is 0",
    teaches:
      "Several centres a class share the pull by nearness: the region is that of "
      + "their mixture, and not of the nearest.",
    citation: Citation(
      authors: "Qian, Shang, Sun, Hu, Li & Jin",
      title: "SoftTriple loss: deep metric learning without triplet sampling", venue: "ICCV",
      year: 2019))
  public let prototypesPerClass: Int
  public let scale: Double
  private let sharpness: Double
  private let margin: Double
  private let drawing: (weight: Double, epsilon: Double)

  public init(_ parameters: LossParameters) {
    func value(_ key: String) -> Double { parameters.value(key, of: Self.description) }
    prototypesPerClass = Int(min(max(value("K"), 1), 16).rounded())
    (scale, sharpness, margin) = (value("la"), value("gamma"), value("delta"))
    drawing = (value("tau"), value("eps"))
  }

  public var mixesPrototypes: Bool { prototypesPerClass > 1 }
  public var isPairwise: Bool { prototypesPerClass == 1 }
  /// What draws centres together is of no sample.
  public var isOfBatch: Bool { prototypesPerClass > 1 && drawing.weight != 0 }
  public var isBelowCosine: Bool { true }

  /// Of one centre a class.
  public func pairRegion(spacing: Double, ownNorm: Double, rivalNorm: Double) -> [Interval] {
    CosFace.cap(spacing: spacing, margin: margin)
  }

  /// As if all centres of a class stood in one place.
  public func fill<Number: Scalar>(_ row: inout SphereRow<Number>) {
    row.setPlain(scale: Number(scale))
    let own = row.plain(row.label)
    row.set(row.label, (own.value - Number(margin), own.slope), scale: Number(scale))
  }

  public func mixed(_ angles: [Double], label: Int?) -> [Double] {
    stride(from: 0, to: angles.count, by: prototypesPerClass).map { first in
      let cosines = angles[first..<first + prototypesPerClass].map { Double.cos($0) }
      let shares = logSum(cosines.map { $0 / sharpness }).shares
      let value = zip(shares, cosines).reduce(0) { $0 + $1.0 * $1.1 }
      return scale * (value - (first / prototypesPerClass == label ? margin : 0))
    }
  }

  public var terms: LogitTerms {
    let scale = Formula.setting("λ", scale, .scale)
    var terms = LogitTerms(
      own: .cos(.ownAngle) - .setting("δ", margin, unit: .cosine), amplitude: (scale, scale))
    if prototypesPerClass > 1 {
      terms.remarks = ["cosθ mixed over \(prototypesPerClass) centres by softmax(cosθ/γ)"]
      if drawing.weight != 0 { terms.remarks.append("+ τ·R of the centres") }
    }
    return terms
  }

  public func statedBound(spacing: Double) -> MarginBound {
    .at(1 - Double.cos(spacing), text: "1−cos(Δ)")
  }

  /// Known where a class has one center.
  public func floor(classes: Int) -> Double? {
    prototypesPerClass == 1
      ? ClosedForms.planeOptimum(classes: classes, scale: scale, own: 1 - margin) : nil
  }

  public func evaluate(_ batch: LossBatch<Float>) -> LossGradient<Float> { evaluated(batch) }

  public func evaluate(_ batch: LossBatch<Double>) -> LossGradient<Double> { evaluated(batch) }

  private func evaluated<Number: Scalar>(_ batch: LossBatch<Number>) -> LossGradient<Number> {
    let field = CosineField(batch)
    let classes = field.rows / prototypesPerClass
    let share = 1 / Number(max(field.count, 1))
    var slopes = field.cosines
    var shares = [Number](repeating: 0, count: classes * prototypesPerClass)
    var values = [Number](repeating: 0, count: classes)
    var (logits, errors) = (values, values)
    var loss: Number = 0
    for sample in 0..<field.count {
      let own = Int(field.labels[sample])
      let cosines = field.cosines[sample * field.rows..<(sample + 1) * field.rows]
      mix(cosines, into: &shares, &values)
      for index in values.indices {
        logits[index] = Number(scale) * (values[index] - (index == own ? Number(margin) : 0))
      }
      loss += share * softmaxErrors(logits, label: own, into: &errors)
      for index in values.indices {
        let strength = share * Number(scale) * errors[index]
        for place in centers(of: index) {
          let offset = cosines[cosines.startIndex + place] - values[index]
          slopes[sample * field.rows + place] =
            strength * (shares[place] * (1 + offset / Number(sharpness)))
        }
      }
    }
    var gradient = field.gradient(loss: loss, slopes: slopes)
    draw(field.prototypes, classes, &gradient)
    return gradient
  }

  private func centers(of index: Int) -> Range<Int> {
    index * prototypesPerClass..<(index + 1) * prototypesPerClass
  }

  /// S of each class, and what each of its centres has of it.
  private func mix<Number: Scalar>(
    _ cosines: ArraySlice<Number>, into shares: inout [Number], _ values: inout [Number]
  ) {
    let first = cosines.startIndex
    for place in shares.indices { shares[place] = cosines[first + place] / Number(sharpness) }
    for index in values.indices {
      let centers = centers(of: index)
      var largest = shares[centers.lowerBound]
      for place in centers where shares[place] > largest { largest = shares[place] }
      for place in centers { shares[place] -= largest }
    }
    Number.exponentiate(&shares)
    for index in values.indices {
      let centers = centers(of: index)
      var (sum, value): (Number, Number) = (0, 0)
      for place in centers { sum += shares[place] }
      for place in centers {
        shares[place] /= sum
        value += shares[place] * cosines[first + place]
      }
      values[index] = value
    }
  }

  /// Adds the distances of a class's centres, and their pull.
  private func draw<Number: Scalar>(
    _ centers: UnitRows<Number>, _ classes: Int, _ gradient: inout LossGradient<Number>
  ) {
    guard prototypesPerClass > 1, drawing.weight != 0 else { return }
    let pairs = classes * prototypesPerClass * (prototypesPerClass - 1)
    let weight = Number(drawing.weight) / Number(max(pairs, 1))
    for first in 0..<classes * prototypesPerClass {
      let end = (first / prototypesPerClass + 1) * prototypesPerClass
      for second in first + 1..<max(end, first + 1) {
        let (cosine, gap) = apart(centers, first, second)
        let root = (Number(drawing.epsilon) + gap).squareRoot()
        gradient.loss += weight * root
        guard root > 0, centers.norms[first] > 0, centers.norms[second] > 0 else { continue }
        for axis in 0..<centers.dimension {
          let (a, b) = (first * centers.dimension + axis, second * centers.dimension + axis)
          let (here, there) = (centers.directions[a], centers.directions[b])
          let pull = -weight / root
          gradient.prototypes[a] += pull * (there - cosine * here) / centers.norms[first]
          gradient.prototypes[b] += pull * (here - cosine * there) / centers.norms[second]
        }
      }
    }
  }

  /// The cosine of two centres, and 2 − 2 of it without the loss of digits.
  private func apart<Number: Scalar>(
    _ centers: UnitRows<Number>, _ first: Int, _ second: Int
  ) -> (cosine: Number, gap: Number) {
    guard centers.norms[first] > 0, centers.norms[second] > 0 else { return (0, 2) }
    var gap: Number = 0
    for axis in 0..<centers.dimension {
      let offset =
        centers.directions[first * centers.dimension + axis]
        - centers.directions[second * centers.dimension + axis]
      gap += offset * offset
    }
    return (1 - gap / 2, gap)
  }
}
