public import LaneRows

/// The rows of any dimension hold the cosines of the whole chunk, sixteen classes of a sample a place.
extension SpaceRows: KernelRows {
  @usableFromInline static var blocksAtOnce: Int { chunk / 16 }

  @usableFromInline
  static func prepareClasses(_ rows: UnsafeMutablePointer<SpaceRows>, at level: Level) {
    RowKernel<SpaceRows>(at: level).prepareClasses(rows)
  }

  @usableFromInline
  static func prepareSamples(_ rows: UnsafeMutablePointer<SpaceRows>, at level: Level) {
    RowKernel<SpaceRows>(at: level).prepareSamples(rows)
  }

  @usableFromInline
  static func run(_ rows: UnsafeMutablePointer<SpaceRows>, at level: Level) {
    RowKernel<SpaceRows>(at: level).run(rows)
  }

  @usableFromInline
  static func runRivals(_ rows: UnsafeMutablePointer<SpaceRows>, at level: Level) {
    RowKernel<SpaceRows>(at: level).runRivals(rows)
  }

  @usableFromInline
  static func runCosts(_ rows: UnsafeMutablePointer<SpaceRows>, at level: Level) {
    RowKernel<SpaceRows>(at: level).runCosts(rows)
  }

  @usableFromInline
  static func finishClasses(_ rows: UnsafeMutablePointer<SpaceRows>, at level: Level) {
    RowKernel<SpaceRows>(at: level).finishClasses(rows)
  }

  @usableFromInline
  static func takeCosines(
    _ rows: UnsafeMutablePointer<SpaceRows>, of block: Int, at level: Level
  ) {
    RowKernel<SpaceRows>(at: level).takeCosines(rows)
  }

  @inlinable
  static func writeRivals<Logits: RivalLogits>(
    _ logits: Logits, _ rows: UnsafeMutablePointer<SpaceRows>
  ) {
    let step = rows.pointee.classStep
    for i in 0..<rows.pointee.count {
      let bar = SIMD16(repeating: rows.pointee.bars[i])
      for start in stride(from: i * step, to: (i + 1) * step, by: 16) {
        let cosines = UnsafeRawPointer(rows.pointee.logits + start)
        let (values, slopes) = logits.rival(
          cosines.loadUnaligned(as: SIMD16<Float>.self), bar: bar)
        UnsafeMutableRawPointer(rows.pointee.logits + start).storeBytes(
          of: values, as: SIMD16<Float>.self)
        UnsafeMutableRawPointer(rows.pointee.rivalSlopes + start).storeBytes(
          of: slopes, as: SIMD16<Float>.self)
      }
    }
  }

  @inlinable
  static func meanRivals(_ rows: UnsafeMutablePointer<SpaceRows>, of block: Int) -> SIMD16<Float> {
    var means = SIMD16<Float>()
    for i in 16 * block..<min(16 * block + 16, rows.pointee.count) {
      let row = rows.pointee.logits + i * rows.pointee.classStep
      var (sum, count): (Float, Float) = (0, 0)
      for j in 0..<rows.pointee.classes
      where j != Int(rows.pointee.labels[i]) && row[j] > rows.pointee.bars[i] {
        sum += row[j]
        count += 1
      }
      means[i - 16 * block] = sum / max(count, 1)
    }
    return means
  }

  @inlinable
  static func writeCosts<Costs: ClassCosts>(
    _ costs: Costs, _ rows: UnsafeMutablePointer<SpaceRows>
  ) -> SIMD16<Float> {
    let (scale, classes) = (Float(costs.scale), Float(rows.pointee.classes))
    var errors = SIMD16<Float>()
    for i in 0..<rows.pointee.count {
      let row = UnsafeMutableRawPointer(rows.pointee.logits + i * rows.pointee.classStep)
      let label = SIMD16(repeating: Float(rows.pointee.labels[i]))
      let own = costs.cost(
        SIMD16(repeating: rows.pointee.values[i / 16][i % 16] * scale), isOwn: true)
      rows.pointee.errors[i] = -own.slope[0]
      var places = SIMD16<Float>(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
      var sum = SIMD16<Float>()
      for start in stride(from: 0, to: 4 * rows.pointee.classStep, by: 64) {
        let cosines = row.loadUnaligned(fromByteOffset: start, as: SIMD16<Float>.self)
        let rival = costs.rival(cosines, bar: SIMD16(repeating: rows.pointee.bars[i]))
        let cost = costs.cost(rival.value * scale, isOwn: false)
        // Above 0 but at the own class and beyond the last one.
        let apart = ((places - label) * (places - label)).replaced(
          by: SIMD16(), where: places, isAbove: SIMD16(repeating: classes - 0.5))
        let slope = SIMD16().replaced(by: cost.slope, where: apart, isAbove: SIMD16())
        sum += SIMD16().replaced(by: cost.value, where: apart, isAbove: SIMD16())
        errors += slope
        row.storeBytes(of: slope * rival.slope, toByteOffset: start, as: SIMD16<Float>.self)
        places += 16
      }
      errors[0] += own.slope[0]
      rows.pointee.owns[i] = sum.sum() + own.value[0]
    }
    return errors
  }
}
