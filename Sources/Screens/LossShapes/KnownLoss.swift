internal import Cells
internal import Drawing
internal import Kernels
internal import Laboratory
internal import MarginLosses
internal import Training

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

  /// The lowest loss of equal classes in as many dimensions as a snapshot has, and in any.
  func floors(of snapshot: Snapshot) -> Floors {
    let key = FloorKey(
      loss: key, classes: snapshot.classes, dimension: snapshot.dimension,
      hasEvenClasses: snapshot.hasEvenClasses)
    return memory.recall(key) {
      Floors(
        plane: snapshot.dimension == 2 ? snapshot.floor(of: loss) : nil,
        any: snapshot.floorInAnyDimension(of: loss))
    }
  }

  /// Below which a loss does not go in the plane, where it is one, and in any dimension.
  struct Floors: Sendable {
    var plane: Double?
    var any: Double?
  }

  /// Whether another class's logit is not its cosine alone, so that a boundary is no curve of ψ.
  var hasOwnRivals: Bool { loss is any SphereLoss && loss.terms.rival != .cos(.rivalAngle) }

  /// The boundary of training between a class and another one.
  func boundary(
    of label: Int, ratio: Double, upTo end: Double, step: Double
  ) -> [[MarginBoundary.Place]] {
    memory.recall(BoundaryKey(loss: key, label: label, ratio: ratio, end: end, step: step)) {
      MarginBoundary(loss.asked(ofClass: label), ratio: ratio).curves(upTo: end, step: step)
    }
  }

  /// The same of a loss whose rivals are more than their cosine, alike for every class.
  func leadBoundary(upTo end: Double) -> [[MarginBoundary.Place]] {
    memory.recall(LeadBoundaryKey(loss: key, end: end)) {
      LeadBoundary(upTo: end) { loss.lead(own: $0, rival: $1) }.curves
    }
  }

  /// The boundary as used, of any loss.
  func usedBoundary(ratio: Double, upTo end: Double, step: Double) -> [[MarginBoundary.Place]] {
    memory.recall(UsedBoundaryKey(ratio: ratio, end: end, step: step)) {
      MarginBoundary(ratio: ratio).curves(upTo: end, step: step)
    }
  }

  /// The boundary as an equation of two angles, the longest wording first.
  ///
  /// - Parameter label: the class whose margin it has.
  func equation(
    of label: Int, _ own: String, _ other: String, ratio: Double?, hasNumbers: Bool
  ) -> [String] {
    var equation = AngleEquation(
      loss: loss.asked(ofClass: label), angles: (own, other), ratio: ratio, hasNumbers: hasNumbers)
    let key = StrayKey(loss: key, label: label, hasNumbers: hasNumbers)
    equation.largestStray = memory.recall(key) {
      equation.stray
    }
    return equation.wordings
  }

  /// What is made of an angle: the own class's logit, and another one's.
  struct Logits {
    var target: Double
    var cosine: Double
  }

  /// The logits at the middles of a plot's columns and rows, of a class each.
  func logits(
    of pair: (first: Int, second: Int), on scale: AnglePlaneScale
  ) -> (columns: [Logits], rows: [Logits]) {
    let size = Size(width: scale.plot.width, height: scale.plot.height)
    let key = LogitsKey(
      loss: key, first: pair.first, second: pair.second, size: size, limit: scale.limit)
    return memory.recall(key) {
      let (first, second) = (loss.asked(ofClass: pair.first), loss.asked(ofClass: pair.second))
      return (
        (0..<size.width).map { logits(first, at: scale.angles(column: $0, row: 0).first) },
        (0..<size.height).map { logits(second, at: scale.angles(column: 0, row: $0).second) }
      )
    }
  }

  /// The logits at an angle to a class, worked out anew.
  func logits(ofClass label: Int, at angle: Double) -> Logits {
    logits(loss.asked(ofClass: label), at: angle)
  }

  private func logits(_ loss: any Classifier, at angle: Double) -> Logits {
    Logits(target: loss.target(angle).logit, cosine: Double.cos(angle))
  }

  /// How far each of two classes is ahead of the other in training, at the middles of a plot's cells, row
  /// by row; for losses whose rivals are more than their cosine.
  func leads(on scale: AnglePlaneScale) -> [(first: Double, second: Double)] {
    let size = Size(width: scale.plot.width, height: scale.plot.height)
    let key = LogitsKey(loss: key, first: -1, second: -1, size: size, limit: scale.limit)
    return memory.recall(key) {
      (0..<size.height).flatMap { row in
        (0..<size.width).map { column in
          let angles = scale.angles(column: column, row: row)
          return leads(angles.first, angles.second)
        }
      }
    }
  }

  /// The same at an angle to each.
  func leads(_ first: Double, _ second: Double) -> (first: Double, second: Double) {
    (loss.lead(own: first, rival: second), loss.lead(own: second, rival: first))
  }

  private struct LogitsKey: Equatable {
    var loss: LossInForce
    var first: Int
    var second: Int
    var size: Size
    var limit: Int
  }

  private struct FloorKey: Equatable {
    var loss: LossInForce
    var classes: Int
    var dimension: Int
    var hasEvenClasses: Bool
  }

  private struct ShapeKey: Equatable {
    var loss: LossInForce
  }

  private struct BoundaryKey: Equatable {
    var loss: LossInForce
    var label: Int
    var ratio: Double
    var end: Double
    var step: Double
  }

  private struct LeadBoundaryKey: Equatable {
    var loss: LossInForce
    var end: Double
  }

  private struct UsedBoundaryKey: Equatable {
    var ratio: Double
    var end: Double
    var step: Double
  }

  private struct StrayKey: Equatable {
    var loss: LossInForce
    var label: Int
    var hasNumbers: Bool
  }
}
