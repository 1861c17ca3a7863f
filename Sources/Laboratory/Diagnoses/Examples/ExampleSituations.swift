internal import Drawing
internal import Kernels
package import MarginLosses
internal import Training

extension Run {
  /// What a triplet's margin is measured in; nil for other losses.
  package var distanceWord: String? {
    (session.metricLoss as? any TripletLoss)?.distanceWord
  }

  /// That only directions count; nil where lengths are free.
  package var lengthWord: String? { session.metricLoss?.normalizes == true ? "length 1" : nil }

  /// The mining, or another variant than the usual one, in words.
  package var variantWord: String? {
    guard let variant else { return nil }
    let isUsual = variant == lossDescription.variants.first?.name
    return isUsual && session.comparison != .triplets ? nil : variantTitle(variant)
  }

  /// Whether the formula is the one that was printed with a mistake.
  package var isAsPrinted: Bool { session.metricLoss?.misprint != nil }

  /// The loss of one sample, or of one comparison, with what is in force.
  package var formula: LossFormula { session.metricLoss?.formula ?? classifier.formula }

  /// Whether the loss could be mined for semi-hard triplets, and is not.
  var couldMineSemihard: Bool {
    variant != "semihard" && lossDescription.variants.contains { $0.name == "semihard" }
  }
}

/// A share as a percentage, small ones with a digit more.
func shareText(_ share: Double) -> String {
  percentText(share, share == 0 || share >= 0.1 ? 0 : share < 0.001 ? 2 : 1) + " %"
}
