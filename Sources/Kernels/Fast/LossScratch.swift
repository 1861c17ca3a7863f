public import LaneRows

/// Memory that losses are evaluated in, kept from step to step so that a step allocates nothing.
///
/// One evaluation at a time: a copy of a run takes a scratch of its own.
public final class LossScratch: @unchecked Sendable {
  /// What the kernels of this scratch run at.
  let level: Level
  private var plane: UnsafeMutablePointer<PlaneRows>?

  public init(level: Level = .inForce) {
    self.level = level
  }

  deinit {
    releasePlane()
  }

  private func releasePlane() {
    guard let plane else { return }
    plane.pointee.deallocate()
    plane.deinitialize(count: 1)
    plane.deallocate()
    self.plane = nil
  }

  /// Rows for so many classes, with what was left in them.
  private func rows(classes: Int) -> UnsafeMutablePointer<PlaneRows> {
    if let plane, plane.pointee.classes == classes { return plane }
    releasePlane()
    let rows = UnsafeMutablePointer<PlaneRows>.allocate(capacity: 1)
    rows.initialize(to: PlaneRows(classes: classes))
    plane = rows
    return rows
  }

  /// The classes' pass.
  @usableFromInline
  func begin(
    _ arrays: BatchArrays, amplitude: Amplitude, isLinear: Bool
  ) -> UnsafeMutablePointer<PlaneRows> {
    let rows = rows(classes: arrays.classes)
    var (scale, growsWithEmbedding, growsWithPrototype) = (1.0, true, false)
    switch amplitude {
    case .scale(let number): (scale, growsWithEmbedding) = (number, false)
    case .embeddingNorm: break
    case .bothNorms: growsWithPrototype = true
    }
    rows.pointee.scale = Float(scale)
    rows.pointee.growsWithEmbedding = growsWithEmbedding
    rows.pointee.growsWithPrototype = growsWithPrototype
    rows.pointee.isLinear = isLinear
    rows.pointee.share = 1 / Float(arrays.count)
    rows.pointee.prototypes = arrays.prototypes
    rows.pointee.bias = arrays.bias
    rows.pointee.prototypeGradient = arrays.prototypeGradient
    rows.pointee.biasGradient = arrays.biasGradient ?? rows.pointee.offsets
    PlaneKernel.prepareClasses(rows, at: level)
    return rows
  }

  /// Puts a chunk of samples into the rows, from one of them on.
  @usableFromInline
  func load(_ rows: UnsafeMutablePointer<PlaneRows>, from first: Int, of arrays: BatchArrays) {
    rows.pointee.count = min(PlaneRows.chunk, arrays.count - first)
    rows.pointee.embeddings = arrays.embeddings + 2 * first
    rows.pointee.labels = arrays.labels + first
    rows.pointee.embeddingGradient = arrays.embeddingGradient + 2 * first
    PlaneKernel.prepareSamples(rows, at: level)
  }

  /// Losses and gradients of the chunk.
  @usableFromInline
  func run(_ rows: UnsafeMutablePointer<PlaneRows>) { PlaneKernel.run(rows, at: level) }

  /// The gradients of the classes, and the mean loss.
  @usableFromInline
  func finish(_ rows: UnsafeMutablePointer<PlaneRows>) -> Float {
    PlaneKernel.finishClasses(rows, at: level)
    return rows.pointee.loss[0].sum() * rows.pointee.share
  }
}
