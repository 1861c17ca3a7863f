internal import Kernels
internal import MarginLosses

/// Finds the angles of every row of a table.
struct RowJudge: Sendable {
  private let table: DataTable
  private let prototypes: JudgingPrototypes
  /// One over each row's length.
  private let inverses: [Double]
  private let kernel: ScoreKernel
  /// What a product with a direction is multiplied by so that it is a cosine times the row's length.
  private let weights: [Double]

  /// Rows that are taken at a time.
  private static let rowsAtOnce = 512

  init(_ table: DataTable, _ prototypes: JudgingPrototypes, inverses: [Double]) {
    self.table = table
    self.prototypes = prototypes
    self.inverses = inverses
    let directions = prototypes.directions
    kernel = ScoreKernel(queries: directions, dimension: table.width, areDistances: false)
    weights = RowLengths.of(directions, dimension: table.width).map { $0 > 0 ? 1 / $0 : 0 }
  }

  /// All rows, but for those of a class that has no other one where a row is left out of its mean, and those
  /// whose own prototype or every other one has no direction.
  func judged(_ inPieces: InPieces) -> JudgedRows {
    let pieces = (table.count + Self.rowsAtOnce - 1) / Self.rowsAtOnce
    let parts = gathered(pieces, inPieces) { piece in
      let start = piece * Self.rowsAtOnce
      return judged(start..<min(start + Self.rowsAtOnce, table.count))
    }
    var rows = JudgedRows()
    rows.reserve(table.count)
    for part in parts { rows.append(part) }
    return rows
  }

  private func judged(_ range: Range<Int>) -> JudgedRows {
    var kernel = kernel
    var rows = JudgedRows()
    let width = ScoreKernel.rowsAtOnce
    let byLength = prototypes.differInLength ? prototypes.lengths : []
    for start in stride(from: range.lowerBound, to: range.upperBound, by: width) {
      let block = start..<min(start + width, range.upperBound)
      kernel.compare(block, of: table.values)
      for row in block { kernel.leaveOut(query: Int(table.labels[row]), row: row - start) }
      let nearest = Self.largest(kernel.results, weights)
      let longest = byLength.isEmpty ? [] : Self.largest(kernel.results, products(byLength))
      for row in block where prototypes.judges(table.labels[row]) {
        guard nearest[row - start].value > -.infinity,
          append(row, nearest: nearest[row - start].place, to: &rows), !longest.isEmpty
        else { continue }
        let own = byLength[Int(table.labels[row])]
        rows.lengthRivals.append(longest[row - start].value * inverses[row] / max(own, 1e-300))
      }
    }
    return rows
  }

  var classes: Int { prototypes.classes }

  /// Whether each judged row meets the margin of a loss that asks all classes at once.
  func met(by loss: any SphereLoss, _ rows: JudgedRows, _ inPieces: InPieces) -> [Bool] {
    let pieces = (table.count + Self.rowsAtOnce - 1) / Self.rowsAtOnce
    return gathered(pieces, inPieces) { piece in
      var kernel = kernel
      var found: [Bool] = []
      let end = min((piece + 1) * Self.rowsAtOnce, table.count)
      var index = rows.places.prefixCount { $0 < piece * Self.rowsAtOnce }
      for start in stride(from: piece * Self.rowsAtOnce, to: end, by: ScoreKernel.rowsAtOnce) {
        let block = start..<min(start + ScoreKernel.rowsAtOnce, end)
        kernel.compare(block, of: table.values)
        while index < rows.count, rows.places[index] < block.upperBound {
          let lane = rows.places[index] - start
          found.append(isMet(loss, rows, index, kernel.results, lane))
          index += 1
        }
      }
      return found
    }.flatMap { $0 }
  }

  private func isMet(
    _ loss: any SphereLoss, _ rows: JudgedRows, _ index: Int, _ results: [Double], _ lane: Int
  ) -> Bool {
    guard MarginRule.isRight(own: rows.ownAngles[index], next: rows.nextAngles[index]) else {
      return false
    }
    let (label, inverse) = (Int(rows.labels[index]), inverses[rows.places[index]])
    var angles = [rows.ownAngles[index]]
    // A class without a mean is nobody's neighbour.
    for query in weights.indices where query != label && weights[query] > 0 {
      let product = results[query * ScoreKernel.rowsAtOnce + lane] * weights[query] * inverse
      angles.append(min(max(product, -1), 1).arcCosine)
    }
    return loss.meetsMargin(angles, label: 0)
  }

  private func products(_ lengths: [Double]) -> [Double] {
    weights.indices.map { weights[$0] * lengths[$0] }
  }

  /// The largest weighted result of each of the sixteen rows, the first of equals, from a query on.
  static func largest(
    _ results: [Double], _ weights: [Double], from first: Int = 0
  ) -> [(value: Double, place: Int)] {
    var values = SIMD16<Double>(repeating: -.infinity)
    var places = SIMD16<Int64>()
    results.withUnsafeBytes { results in
      // A class without a mean is nobody's neighbour.
      for query in first..<max(weights.count, first) where weights[query] > 0 {
        let row = results.loadUnaligned(fromByteOffset: 128 * query, as: SIMD16<Double>.self)
        let here = row * weights[query]
        let isLarger = here .> values
        values.replace(with: here, where: isLarger)
        places.replace(with: SIMD16(repeating: Int64(query)), where: isLarger)
      }
    }
    return (0..<16).map { (values[$0], Int(places[$0])) }
  }

  /// - Returns: whether the own prototype has a direction; else nothing is appended.
  private func append(_ row: Int, nearest: Int, to rows: inout JudgedRows) -> Bool {
    guard let own = ownAngle(row) else { return false }
    let (width, inverse) = (table.width, inverses[row])
    let length = inverse > 0 ? 1 / inverse : 0
    rows.places.append(row)
    rows.labels.append(table.labels[row])
    rows.lengths.append(length)
    rows.nearest.append(Int32(truncatingIfNeeded: nearest))
    rows.ownAngles.append(own)
    rows.nextAngles.append(
      table.values.withUnsafeBufferPointer { values in
        prototypes.angle(to: nearest, length) { Double(values[row * width + $0]) }
      })
    return true
  }

  /// Radians to the own prototype; nil where that has no direction.
  private func ownAngle(_ row: Int) -> Double? {
    let (label, start, inverse) = (Int(table.labels[row]), row * table.width, inverses[row])
    return table.values.withUnsafeBufferPointer { values in
      if prototypes.leavesOut { return angleToOthers(start, inverse, label, values) }
      guard prototypes.lengths[label] > 0 else { return nil }
      return prototypes.angle(to: label, inverse > 0 ? 1 / inverse : 0) {
        Double(values[start + $0])
      }
    }
  }

  /// Radians to the sum of the class's other rows; nil where that is nothing.
  private func angleToOthers(
    _ start: Int, _ inverse: Double, _ label: Int, _ values: UnsafeBufferPointer<Float>
  ) -> Double? {
    let width = table.width
    return prototypes.vectors.withUnsafeBufferPointer { vectors in
      var square = 0.0
      for axis in 0..<width {
        let rest = vectors[label * width + axis] - Double(values[start + axis]) * inverse
        square += rest * rest
      }
      let length = square.squareRoot()
      guard length > JudgingPrototypes.rounding * Double(prototypes.counts[label]) else {
        return nil
      }
      let scale = 1 / length
      return SpherePair(dimension: width) { axis in
        let own = Double(values[start + axis]) * inverse
        return (own, (vectors[label * width + axis] - own) * scale)
      }.angle
    }
  }
}
