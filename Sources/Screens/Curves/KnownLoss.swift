internal import Cells
internal import Drawing
internal import Kernels
internal import Laboratory
internal import MarginLosses

/// The loss in force, with what pictures before have worked out of it.
struct KnownLoss {
  let loss: any Classifier
  let key: LossInForce
  let memory: PictureMemory

  /// A loss outside of a run, of which nothing is kept.
  init(alone loss: any Classifier) {
    self.loss = loss
    key = .alone
    memory = .none
  }

  init(_ state: State) {
    loss = state.classifier
    key = state.lossInForce
    memory = state.pictures
  }

  /// Where its target logit breaks off, and where it does not pull.
  var shape: TargetShape {
    memory.recall(ShapeKey(loss: key)) { TargetShape(loss) }
  }

  /// The boundary of training between two classes.
  func boundary(ratio: Double, upTo end: Double, step: Double) -> [[MarginBoundary.Place]] {
    memory.recall(BoundaryKey(loss: key, ratio: ratio, end: end, step: step)) {
      MarginBoundary(loss, shape, ratio: ratio).curves(upTo: end, step: step)
    }
  }

  /// The boundary as used, of any loss.
  func usedBoundary(ratio: Double, upTo end: Double, step: Double) -> [[MarginBoundary.Place]] {
    memory.recall(UsedBoundaryKey(ratio: ratio, end: end, step: step)) {
      MarginBoundary(ratio: ratio).curves(upTo: end, step: step)
    }
  }

  /// The boundary as an equation of two angles, the longest wording first.
  func equation(_ own: String, _ other: String, ratio: Double?, hasNumbers: Bool) -> [String] {
    var equation = AngleEquation(
      loss: loss, angles: (own, other), ratio: ratio, hasNumbers: hasNumbers)
    equation.largestStray = memory.recall(StrayKey(loss: key, hasNumbers: hasNumbers)) {
      equation.stray
    }
    return equation.wordings
  }

  /// What is made of an angle: the own class's logit, and another one's.
  struct Logits {
    var target: Double
    var cosine: Double
  }

  /// The logits at the middles of a plot's columns and rows.
  func logits(on scale: AnglePlaneScale) -> (columns: [Logits], rows: [Logits]) {
    let size = Size(width: scale.plot.width, height: scale.plot.height)
    return memory.recall(LogitsKey(loss: key, size: size, limit: scale.limit)) {
      (
        (0..<size.width).map { logits(at: scale.angles(column: $0, row: 0).first) },
        (0..<size.height).map { logits(at: scale.angles(column: 0, row: $0).second) }
      )
    }
  }

  private func logits(at angle: Double) -> Logits {
    Logits(target: loss.target(angle).logit, cosine: Double.cos(angle))
  }

  private struct LogitsKey: Equatable {
    var loss: LossInForce
    var size: Size
    var limit: Int
  }

  private struct ShapeKey: Equatable {
    var loss: LossInForce
  }

  private struct BoundaryKey: Equatable {
    var loss: LossInForce
    var ratio: Double
    var end: Double
    var step: Double
  }

  private struct UsedBoundaryKey: Equatable {
    var ratio: Double
    var end: Double
    var step: Double
  }

  private struct StrayKey: Equatable {
    var loss: LossInForce
    var hasNumbers: Bool
  }
}
