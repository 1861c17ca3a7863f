/// Lengths of rows in double precision.
enum RowLengths {
  static func of<Number: BinaryFloatingPoint>(_ rows: [Number], dimension: Int) -> [Double] {
    (0..<rows.count / max(dimension, 1)).map { row in
      rows[row * dimension..<(row + 1) * dimension].reduce(0.0) {
        $0 + Double($1) * Double($1)
      }.squareRoot()
    }
  }
}
