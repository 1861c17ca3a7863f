public import LaneRows

/// The plane's rows hold the cosines of one block, a class a place.
extension PlaneRows: KernelRows {
  @usableFromInline static var blocksAtOnce: Int { 1 }

  @usableFromInline
  static func prepareClasses(_ rows: UnsafeMutablePointer<PlaneRows>, at level: Level) {
    RowKernel<PlaneRows>(at: level).prepareClasses(rows)
  }

  @usableFromInline
  static func prepareSamples(_ rows: UnsafeMutablePointer<PlaneRows>, at level: Level) {
    RowKernel<PlaneRows>(at: level).prepareSamples(rows)
  }

  @usableFromInline
  static func run(_ rows: UnsafeMutablePointer<PlaneRows>, at level: Level) {
    RowKernel<PlaneRows>(at: level).run(rows)
  }

  @usableFromInline
  static func runRivals(_ rows: UnsafeMutablePointer<PlaneRows>, at level: Level) {
    RowKernel<PlaneRows>(at: level).runRivals(rows)
  }

  @usableFromInline
  static func runCosts(_ rows: UnsafeMutablePointer<PlaneRows>, at level: Level) {
    RowKernel<PlaneRows>(at: level).runCosts(rows)
  }

  @usableFromInline
  static func finishClasses(_ rows: UnsafeMutablePointer<PlaneRows>, at level: Level) {
    RowKernel<PlaneRows>(at: level).finishClasses(rows)
  }

  @usableFromInline
  static func takeCosines(
    _ rows: UnsafeMutablePointer<PlaneRows>, of block: Int, at level: Level
  ) {
    rows.pointee.block = block
    RowKernel<PlaneRows>(at: level).takeCosines(rows)
  }

  @inlinable
  static func writeRivals<Logits: RivalLogits>(
    _ logits: Logits, _ rows: UnsafeMutablePointer<PlaneRows>
  ) {
    let block = rows.pointee.block
    let (numbers, slopes) = (rows.pointee.exponentials + (block & 3), rows.pointee.rivalSlopes)
    let bar = rows.pointee.bars[block]
    for j in 0..<rows.pointee.classes {
      (numbers[4 * j], slopes[j]) = logits.rival(numbers[4 * j], bar: bar)
    }
  }

  @inlinable
  static func meanRivals(
    _ rows: UnsafeMutablePointer<PlaneRows>, of block: Int
  ) -> SIMD16<Float> {
    let (owner, bar) = (rows.pointee.owners[block], rows.pointee.bars[block])
    let cosines = rows.pointee.exponentials + (block & 3)
    var (sum, count) = (SIMD16<Float>(), SIMD16<Float>())
    for j in 0..<rows.pointee.classes {
      let apart = (owner - SIMD16(repeating: Float(j))) * (owner - SIMD16(repeating: Float(j)))
      let other = SIMD16().replaced(by: SIMD16(repeating: 1), where: apart, isAbove: SIMD16())
      let hard = SIMD16().replaced(by: other, where: cosines[4 * j], isAbove: bar)
      sum += hard * cosines[4 * j]
      count += hard
    }
    return sum / SIMD16(repeating: 1).replaced(by: count, where: count, isAbove: SIMD16())
  }

  @inlinable
  static func writeCosts<Costs: ClassCosts>(
    _ costs: Costs, _ rows: UnsafeMutablePointer<PlaneRows>
  ) -> SIMD16<Float> {
    let block = rows.pointee.block
    let (scale, owner) = (Float(costs.scale), rows.pointee.owners[block])
    let numbers = rows.pointee.exponentials + (block & 3)
    var (sum, error) = costs.cost(rows.pointee.values[block] * scale, isOwn: true)
    rows.pointee.errors[block] = -error
    for j in 0..<rows.pointee.classes {
      let rival = costs.rival(numbers[4 * j], bar: rows.pointee.bars[block])
      let cost = costs.cost(rival.value * scale, isOwn: false)
      // Not by `==`, which goes number by number here.
      let apart = (owner - SIMD16(repeating: Float(j))) * (owner - SIMD16(repeating: Float(j)))
      let slope = SIMD16().replaced(by: cost.slope, where: apart, isAbove: SIMD16())
      sum += SIMD16().replaced(by: cost.value, where: apart, isAbove: SIMD16())
      error += slope
      numbers[4 * j] = slope * rival.slope
    }
    rows.pointee.owns[block] = sum
    // A last block that is not full ends with what is no sample.
    let places = SIMD16<Float>(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
    let count = Float(rows.pointee.count - 16 * block)
    return error.replacing(with: 0, where: places .>= SIMD16(repeating: count))
  }
}
