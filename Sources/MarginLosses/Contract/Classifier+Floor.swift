internal import Kernels

extension Classifier {
  public func floor(classes: Int) -> Double? {
    guard case .scale(let scale) = amplitude else { return nil }
    return lowest(of: classes, scale) { angle in
      ClosedForms.planeOptimum(
        classes: classes, scale: scale, own: target(angle).logit, turned: angle)
    }
  }

  /// The lowest loss of `classes` equally large classes in any dimension, a simplex with the margin
  /// in place; nil where the loss can be lowered for ever by growing norms, where the others' logits
  /// may be more than their cosines, and where samples are better off away from their prototypes.
  ///
  /// It bounds every ψ that stays below cos θ by at least as much as at 0, and C ≤ d + 1 reaches it.
  /// Wang et al., "NormFace", ACM MM 2017, proposition 2, with the own target ψ(0) in place of 1.
  public func floorInAnyDimension(classes: Int) -> Double? {
    guard isShared, !(self is any SphereLoss), case .scale(let scale) = amplitude else {
      return nil
    }
    return lowest(of: classes, scale) { angle in
      // The prototypes of a simplex add up to nothing, and so do the cosines to them.
      ClosedForms.simplexOptimum(
        classes: Double(classes), scale: scale, own: target(angle).logit,
        cosine: Double.cos(angle))
    }
  }

  /// The loss where every sample is at its own prototype; nil where it costs less elsewhere.
  ///
  /// A ψ that stays below cos θ by at least as much as at 0 rules that out. Of another one samples are tried
  /// off prototypes where the floor has them, and off prototypes that all stand in one place.
  ///
  /// - Parameter cost: the loss of a sample at an angle to its prototype, the prototypes in place.
  private func lowest(of classes: Int, _ scale: Double, _ cost: (Double) -> Double) -> Double? {
    let floor = cost(0)
    guard !staysBelowAsAtPrototype else { return floor }
    let isLowest = triedAngles.allSatisfy { angle in
      let lead = target(angle).logit - Double.cos(angle)
      let merged = ClosedForms.mergedLoss(classes: classes, scale: scale, lead: lead)
      return min(cost(angle), merged) >= floor - 1e-9
    }
    return isLowest ? floor : nil
  }

  /// Whether ψ stays below cos θ by at least as much as at 0.
  var staysBelowAsAtPrototype: Bool {
    let lag = 1 - target(0).logit
    return triedAngles.allSatisfy { Double.cos($0) - target($0).logit >= lag - 1e-12 }
  }

  /// Half degrees from a prototype to behind it.
  private var triedAngles: [Double] { (0...360).map { Double($0) / 360 * .pi } }
}
