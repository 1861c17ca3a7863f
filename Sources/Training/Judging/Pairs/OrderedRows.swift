/// Rows of a table in the order of their classes, so that pairs of one class lie near one another.
struct OrderedRows: Sendable {
  let width: Int
  /// count × width.
  let values: [Float]
  /// One over each row's length.
  let inverses: [Double]

  /// - Parameter inverses: in the table's order.
  init(_ table: DataTable, _ rows: RowsByClass, inverses: [Double]) {
    let width = table.width
    self.width = width
    self.inverses = rows.order.map { inverses[Int($0)] }
    values = table.values.withUnsafeBufferPointer { values in
      [Float](unsafeUninitializedCapacity: values.count) { target, count in
        for (place, row) in rows.order.enumerated() {
          for axis in 0..<width {
            target[place * width + axis] = values[Int(row) * width + axis]
          }
        }
        count = values.count
      }
    }
  }
}
