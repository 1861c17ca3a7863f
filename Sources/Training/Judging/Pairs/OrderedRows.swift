/// Rows of a table in the order of their classes, so that pairs of one class lie near one another.
struct OrderedRows: Sendable {
  let width: Int
  /// count × width.
  let values: [Float]
  /// One over each row's length.
  let inverses: [Double]

  /// - Parameter inverses: in the table's order.
  init(
    _ table: DataTable, _ rows: RowsByClass, inverses: [Double],
    _ inPieces: InPieces = serially
  ) {
    let width = table.width
    self.width = width
    self.inverses = rows.order.map { inverses[Int($0)] }
    let (order, size) = (rows.order, 1 << 14)
    values = table.values.withUnsafeBufferPointer { values in
      // Read by all, written by nobody.
      nonisolated(unsafe) let values = values
      return [Float](unsafeUninitializedCapacity: values.count) { target, count in
        nonisolated(unsafe) let target = target
        inPieces((order.count + size - 1) / size) { piece in
          for place in piece * size..<min((piece + 1) * size, order.count) {
            let row = Int(order[place])
            for axis in 0..<width { target[place * width + axis] = values[row * width + axis] }
          }
        }
        count = values.count
      }
    }
  }
}
