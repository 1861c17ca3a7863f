/// Row-major matrix products whose sums run over the inner index in ascending order, one addition
/// at a time, so that no vector width changes a bit.
public enum MatrixProduct {
  /// C = A·B (+ C when accumulating): A is rows × inner, B is inner × columns.
  public static func multiply(
    _ a: [Float], _ b: [Float], into c: inout [Float], rows: Int, inner: Int, columns: Int,
    accumulating: Bool = false
  ) {
    precondition(a.count == rows * inner, "\(a.count) numbers are not \(rows)×\(inner)")
    precondition(b.count == inner * columns, "\(b.count) numbers are not \(inner)×\(columns)")
    precondition(c.count == rows * columns, "\(c.count) numbers are not \(rows)×\(columns)")
    a.withUnsafeBufferPointer { a in
      b.withUnsafeBufferPointer { b in
        c.withUnsafeMutableBufferPointer { c in
          guard let a = a.baseAddress, let b = b.baseAddress, let c = c.baseAddress else { return }
          if !accumulating { c.update(repeating: 0, count: rows * columns) }
          for row in stride(from: 0, to: rows - 1, by: 2) {
            addTwoRows(a + row * inner, b, to: c + row * columns, inner: inner, columns: columns)
          }
          if rows % 2 == 1 {
            let last = rows - 1
            addRow(a + last * inner, b, to: c + last * columns, inner: inner, columns: columns)
          }
        }
      }
    }
  }

  /// Adds two rows of A times B to two rows of C, so that each number of B is loaded once for both.
  @inline(__always)
  private static func addTwoRows(
    _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, to sums: UnsafeMutablePointer<Float>,
    inner: Int, columns: Int
  ) {
    let lower = a + inner
    let lowerSums = sums + columns
    var k = 0
    while k + 4 <= inner {
      let (a0, a1, a2, a3) = (a[k], a[k + 1], a[k + 2], a[k + 3])
      let (l0, l1, l2, l3) = (lower[k], lower[k + 1], lower[k + 2], lower[k + 3])
      let b0 = b + k * columns
      let (b1, b2, b3) = (b0 + columns, b0 + 2 * columns, b0 + 3 * columns)
      for column in 0..<columns {
        let (x0, x1, x2, x3) = (b0[column], b1[column], b2[column], b3[column])
        let upper = (sums[column] + a0 * x0) + a1 * x1
        let under = (lowerSums[column] + l0 * x0) + l1 * x1
        sums[column] = (upper + a2 * x2) + a3 * x3
        lowerSums[column] = (under + l2 * x2) + l3 * x3
      }
      k += 4
    }
    while k < inner {
      let row = b + k * columns
      for column in 0..<columns {
        sums[column] += a[k] * row[column]
        lowerSums[column] += lower[k] * row[column]
      }
      k += 1
    }
  }

  /// Adds one row of A times B to a row of C, four inner indices a pass to save loads and stores;
  /// the order of the additions stays as it is.
  @inline(__always)
  private static func addRow(
    _ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, to sums: UnsafeMutablePointer<Float>,
    inner: Int, columns: Int
  ) {
    var k = 0
    while k + 4 <= inner {
      let (a0, a1, a2, a3) = (a[k], a[k + 1], a[k + 2], a[k + 3])
      let b0 = b + k * columns
      let (b1, b2, b3) = (b0 + columns, b0 + 2 * columns, b0 + 3 * columns)
      for column in 0..<columns {
        let sum = (sums[column] + a0 * b0[column]) + a1 * b1[column]
        sums[column] = (sum + a2 * b2[column]) + a3 * b3[column]
      }
      k += 4
    }
    while k < inner {
      let factor = a[k]
      let row = b + k * columns
      for column in 0..<columns { sums[column] += factor * row[column] }
      k += 1
    }
  }

  /// The transpose of a rows × columns matrix.
  public static func transpose(_ a: [Float], rows: Int, columns: Int) -> [Float] {
    precondition(a.count == rows * columns, "\(a.count) numbers are not \(rows)×\(columns)")
    var result = [Float](repeating: 0, count: a.count)
    for row in 0..<rows {
      for column in 0..<columns { result[column * rows + row] = a[row * columns + column] }
    }
    return result
  }
}
