public import LaneRows

/// What a loss does with each chunk of a batch between the stages of the row kernel.
@usableFromInline
protocol ChunkWork {
  /// Writes ψ of the samples that are loaded, and runs the kernel over them.
  mutating func take<Rows: KernelRows>(_ pass: RowPass<Rows>)
}

extension LossScratch {
  /// Takes a batch through the row kernel, chunk by chunk.
  ///
  /// Inlinable, so that a loss's work is compiled for either kind of rows where the loss is.
  ///
  /// - Returns: the mean loss; the gradient stands in the arrays.
  @inlinable
  func mean<Work: ChunkWork>(
    of arrays: BatchArrays, amplitude: Amplitude, isLinear: Bool = false, _ work: inout Work
  ) -> Float {
    if arrays.dimension == 2 {
      let rows = planeRows(classes: arrays.classes)
      return RowPass(rows, arrays, amplitude, isLinear, at: level).mean(&work)
    }
    let rows = spaceRows(classes: arrays.classes, dimension: arrays.dimension)
    return RowPass(rows, arrays, amplitude, isLinear, at: level).mean(&work)
  }
}

/// A batch on its way through a row kernel: the stages between which a loss writes its ψ.
@usableFromInline
struct RowPass<Rows: KernelRows> {
  @usableFromInline let rows: UnsafeMutablePointer<Rows>
  @usableFromInline let arrays: BatchArrays
  /// The first sample of the chunk.
  @usableFromInline var first: Int = 0
  @usableFromInline let level: Level

  /// The classes' pass.
  @inlinable
  init(
    _ rows: UnsafeMutablePointer<Rows>, _ arrays: BatchArrays, _ amplitude: Amplitude,
    _ isLinear: Bool, at level: Level
  ) {
    (self.rows, self.arrays, self.level) = (rows, arrays, level)
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
    Rows.prepareClasses(rows, at: level)
  }

  @inlinable
  func mean<Work: ChunkWork>(_ work: inout Work) -> Float {
    var pass = self
    for first in stride(from: 0, to: arrays.count, by: Rows.chunk) {
      pass.load(from: first)
      work.take(pass)
    }
    Rows.finishClasses(rows, at: level)
    return rows.pointee.loss[0].sum() * rows.pointee.share
  }

  /// Puts a chunk of samples into the rows, from one of them on.
  @inlinable
  mutating func load(from first: Int) {
    self.first = first
    let start = rows.pointee.dimension * first
    rows.pointee.count = min(Rows.chunk, arrays.count - first)
    rows.pointee.embeddings = arrays.embeddings + start
    rows.pointee.labels = arrays.labels + first
    rows.pointee.embeddingGradient = arrays.embeddingGradient + start
    Rows.prepareSamples(rows, at: level)
  }

  /// Of sixteen samples each, in the chunk.
  @inlinable var blocks: Int { (rows.pointee.count + 15) / 16 }

  /// Losses and gradients of the chunk, from the own logits.
  @inlinable
  func run() { Rows.run(rows, at: level) }

  /// Calls back with the blocks of sixteen samples whose cosines to every class lie in the rows at once.
  @inlinable
  func withCosines(_ body: (Range<Int>) -> Void) {
    for start in stride(from: 0, to: blocks, by: Rows.blocksAtOnce) {
      Rows.takeCosines(rows, of: start, at: level)
      body(start..<min(start + Rows.blocksAtOnce, blocks))
    }
  }
}
