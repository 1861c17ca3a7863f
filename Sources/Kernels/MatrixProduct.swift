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
          for row in 0..<rows {
            let sums = c + row * columns
            for k in 0..<inner {
              let factor = a[row * inner + k]
              let other = b + k * columns
              for column in 0..<columns { sums[column] += factor * other[column] }
            }
          }
        }
      }
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
