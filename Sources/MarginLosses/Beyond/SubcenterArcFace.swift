public import Kernels

/// ArcFace with several prototypes a class, of which the nearest counts: outliers get one of their
/// own.
///
/// Formula: L = −log softmax with s·cos(θy + m), θj = the smallest angle to a prototype of class j.
/// Slope: that of ArcFace; only the nearest prototype of each class is pulled or pushed.
/// Boundary: θ1 + m = θ2; a class's region is a union of arcs.
/// Defaults: K 3, s 64, m 0.5.
/// Citation: Deng, Guo, Liu, Gong & Zafeiriou, "Sub-center ArcFace", ECCV 2020.
public struct SubcenterArcFace: SphereLoss {
  public static let description: LossDescription = LossDescription(
    name: "subcenter_arcface", title: "sub-center ArcFace", digit: nil,
    boundary: "min θ1 + m = min θ2",
    hyperparameters: [
      .angle(laboratory: 0.3, published: 0.5), .scale(published: 64),
      Hyperparameter(
        key: "K", option: "centers", title: "centres", unit: .plain, range: 1...16,
        notches: [1, 2, 3, 4, 5, 6], laboratoryDefault: 2, published: 3,
        isWhole: true, summary: "Prototypes a class has, K,"),
    ],
    marginKey: "m", variants: ArcFace.description.variants,
    difference: "pytorch-metric-learning takes m in degrees (28.6)",
    teaches:
      "A class may lie in several places: its region is a union of wedges, each with "
      + "its own band.",
    citation: Citation(
      authors: "Deng, Guo, Liu, Gong & Zafeiriou",
      title: "Sub-center ArcFace: boosting face recognition by large-scale noisy web faces",
      venue: "ECCV", year: 2020))

  let arc: ArcFace
  public let prototypesPerClass: Int

  public init(_ parameters: LossParameters) {
    var own = LossParameters(variant: parameters.variant)
    own["s"] = parameters.value("s", of: Self.description)
    own["m"] = parameters.value("m", of: Self.description)
    arc = ArcFace(own)
    prototypesPerClass = Int(min(max(parameters.value("K", of: Self.description), 1), 16).rounded())
  }

  public var scale: Double { arc.scale }

  public func fill<Number: Scalar>(_ row: inout SphereRow<Number>) {
    row.setPlain(scale: Number(scale))
    row.set(row.label, arc.logit(at: row.angle(row.label)), scale: Number(scale))
  }

  public var terms: LogitTerms { remarked(arc.terms) }

  public var heldTerms: LogitTerms { remarked(arc.heldTerms) }

  private func remarked(_ terms: LogitTerms) -> LogitTerms {
    var terms = terms
    if prototypesPerClass > 1 {
      terms.remarks.insert("θ to the nearest of \(prototypesPerClass) centres", at: 0)
    }
    return terms
  }

  public func target(_ theta: Double) -> (logit: Double, slope: Double) { arc.target(theta) }

  public var isBelowCosine: Bool { arc.isBelowCosine }

  /// Of one prototype a class, that of ArcFace.
  public func pairRegion(spacing: Double, ownNorm: Double, rivalNorm: Double) -> [Interval] {
    arc.pairRegion(spacing: spacing, ownNorm: ownNorm, rivalNorm: rivalNorm)
  }

  public func statedBound(spacing: Double) -> MarginBound { .at(spacing, text: "Δ") }

  public func evaluate(_ batch: LossBatch<Float>) -> LossGradient<Float> {
    sphereCrossEntropy(self, batch)
  }

  public func evaluate(_ batch: LossBatch<Double>) -> LossGradient<Double> {
    sphereCrossEntropy(self, batch)
  }
}
