public import LaneRows

/// Rows that a kernel takes, and what losses write between its stages.
@usableFromInline
protocol KernelRows: BatchRows {
  static func prepareClasses(_ rows: UnsafeMutablePointer<Self>, at level: Level)
  static func prepareSamples(_ rows: UnsafeMutablePointer<Self>, at level: Level)
  /// Losses and gradients of the chunk, from the own logits.
  static func run(_ rows: UnsafeMutablePointer<Self>, at level: Level)
  /// Of how many blocks of sixteen samples the cosines to every class have room.
  static var blocksAtOnce: Int { get }
  /// The cosines to every class, for losses whose rivals are more than that: of blocks from one on.
  static func takeCosines(_ rows: UnsafeMutablePointer<Self>, of block: Int, at level: Level)
  /// What `run` does, from the rivals' logits of those blocks.
  static func runRivals(_ rows: UnsafeMutablePointer<Self>, at level: Level)
  /// What `run` does, from each class's costs in those blocks.
  static func runCosts(_ rows: UnsafeMutablePointer<Self>, at level: Level)
  static func finishClasses(_ rows: UnsafeMutablePointer<Self>, at level: Level)

  /// Writes the rivals' logits and slopes in place of the cosines.
  static func writeRivals<Logits: RivalLogits>(
    _ logits: Logits, _ rows: UnsafeMutablePointer<Self>)
  /// The mean cosine of the rivals above each sample's bar, of one of those blocks.
  static func meanRivals(_ rows: UnsafeMutablePointer<Self>, of block: Int) -> SIMD16<Float>
  /// Writes the costs of each sample and their slopes by the cosine.
  ///
  /// - Returns: their slopes by the logits, summed up over the classes.
  static func writeCosts<Costs: ClassCosts>(
    _ costs: Costs, _ rows: UnsafeMutablePointer<Self>
  ) -> SIMD16<Float>
}
