internal import MarginLosses

extension Configuration {
  /// How batches are drawn for a loss without prototypes: what was asked for, or what suits it.
  func drawing(for loss: any MetricLoss) -> BatchDrawing {
    let usual = type(of: loss).drawing
    let (classes, count) = usual.identities ?? (10, 2)
    if identities > 0 || perIdentity > 0 {
      return .identities(
        identities > 0 ? identities : classes, perIdentity: perIdentity > 0 ? perIdentity : count)
    }
    return examples > 0 ? type(of: loss).comparison.drawing(ofExamples: examples) : usual
  }
}
