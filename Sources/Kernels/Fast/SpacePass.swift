public import LaneRows

/// The stages of an evaluation in any dimension, between which a loss writes its ψ.
extension LossScratch {
  /// The classes' pass.
  @usableFromInline
  func beginSpace(
    _ arrays: BatchArrays, amplitude: Amplitude, isLinear: Bool
  ) -> UnsafeMutablePointer<SpaceRows> {
    let rows = spaceRows(classes: arrays.classes, dimension: arrays.dimension)
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
    RowKernel<SpaceRows>(at: level).prepareClasses(rows)
    return rows
  }

  /// Puts a chunk of samples into the rows, from one of them on.
  @usableFromInline
  func load(_ rows: UnsafeMutablePointer<SpaceRows>, from first: Int, of arrays: BatchArrays) {
    rows.pointee.count = min(SpaceRows.chunk, arrays.count - first)
    rows.pointee.embeddings = arrays.embeddings + arrays.dimension * first
    rows.pointee.labels = arrays.labels + first
    rows.pointee.embeddingGradient = arrays.embeddingGradient + arrays.dimension * first
    RowKernel<SpaceRows>(at: level).prepareSamples(rows)
  }

  /// Losses and gradients of the chunk.
  @usableFromInline
  func run(_ rows: UnsafeMutablePointer<SpaceRows>) { RowKernel<SpaceRows>(at: level).run(rows) }

  /// The cosines to every class, for losses whose rivals are more than that.
  @usableFromInline
  func takeCosines(_ rows: UnsafeMutablePointer<SpaceRows>) {
    RowKernel<SpaceRows>(at: level).takeCosines(rows)
  }

  /// What `run` does, from the rivals' logits.
  @usableFromInline
  func runRivals(_ rows: UnsafeMutablePointer<SpaceRows>) {
    RowKernel<SpaceRows>(at: level).runRivals(rows)
  }

  /// What `run` does, from each class's costs.
  @usableFromInline
  func runCosts(_ rows: UnsafeMutablePointer<SpaceRows>) {
    RowKernel<SpaceRows>(at: level).runCosts(rows)
  }

  /// The gradients of the classes, and the mean loss.
  @usableFromInline
  func finish(_ rows: UnsafeMutablePointer<SpaceRows>) -> Float {
    RowKernel<SpaceRows>(at: level).finishClasses(rows)
    return rows.pointee.loss[0].sum() * rows.pointee.share
  }
}
