public import LaneRows

/// The stages of an evaluation in the plane, between which a loss writes its ψ.
extension LossScratch {
  /// The classes' pass.
  @usableFromInline
  func beginPlane(
    _ arrays: BatchArrays, amplitude: Amplitude, isLinear: Bool
  ) -> UnsafeMutablePointer<PlaneRows> {
    let rows = planeRows(classes: arrays.classes)
    let growth = amplitude.growth
    rows.pointee.scale = growth.scale
    rows.pointee.growsWithEmbedding = growth.embedding
    rows.pointee.growsWithPrototype = growth.prototype
    rows.pointee.isLinear = isLinear
    rows.pointee.share = 1 / Float(arrays.count)
    rows.pointee.prototypes = arrays.prototypes
    rows.pointee.bias = arrays.bias
    rows.pointee.prototypeGradient = arrays.prototypeGradient
    rows.pointee.biasGradient = arrays.biasGradient ?? rows.pointee.offsets
    RowKernel<PlaneRows>(at: level).prepareClasses(rows)
    return rows
  }

  /// Puts a chunk of samples into the rows, from one of them on.
  @usableFromInline
  func load(_ rows: UnsafeMutablePointer<PlaneRows>, from first: Int, of arrays: BatchArrays) {
    rows.pointee.count = min(PlaneRows.chunk, arrays.count - first)
    rows.pointee.embeddings = arrays.embeddings + 2 * first
    rows.pointee.labels = arrays.labels + first
    rows.pointee.embeddingGradient = arrays.embeddingGradient + 2 * first
    RowKernel<PlaneRows>(at: level).prepareSamples(rows)
  }

  /// Losses and gradients of the chunk.
  @usableFromInline
  func run(_ rows: UnsafeMutablePointer<PlaneRows>) { RowKernel<PlaneRows>(at: level).run(rows) }

  /// The cosines to every class, for losses whose rivals are more than that: of one block.
  @usableFromInline
  func takeCosines(_ rows: UnsafeMutablePointer<PlaneRows>) {
    RowKernel<PlaneRows>(at: level).takeCosines(rows)
  }

  /// What `run` does, from the rivals' logits.
  @usableFromInline
  func runRivals(_ rows: UnsafeMutablePointer<PlaneRows>) {
    RowKernel<PlaneRows>(at: level).runRivals(rows)
  }

  /// What `run` does, from each class's costs.
  @usableFromInline
  func runCosts(_ rows: UnsafeMutablePointer<PlaneRows>) {
    RowKernel<PlaneRows>(at: level).runCosts(rows)
  }

  /// The gradients of the classes, and the mean loss.
  @usableFromInline
  func finish(_ rows: UnsafeMutablePointer<PlaneRows>) -> Float {
    RowKernel<PlaneRows>(at: level).finishClasses(rows)
    return rows.pointee.loss[0].sum() * rows.pointee.share
  }
}
