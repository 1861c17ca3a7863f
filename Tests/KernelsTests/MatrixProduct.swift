import Kernels
import LanesBaseline

#if arch(x86_64)
  import LanesV3
  import LanesV4
#endif

/// The kernels' product of row-major matrices, without their strides: its sums run over the inner index in
/// ascending order, each product and the sum it goes into rounded once, so that no vector width changes a bit.
enum MatrixProduct {
  /// C = A·B: A is rows × inner, B is inner × columns.
  static func multiply(
    _ a: [Float], _ b: [Float], into c: inout [Float], rows: Int, inner: Int, columns: Int,
    at level: Level = .inForce
  ) {
    precondition(a.count == rows * inner, "\(a.count) numbers are not \(rows)×\(inner)")
    precondition(b.count == inner * columns, "\(b.count) numbers are not \(inner)×\(columns)")
    precondition(c.count == rows * columns, "\(c.count) numbers are not \(rows)×\(columns)")
    let step = (columns + 15) & ~15
    let filled = (0..<inner).flatMap { row in
      b[row * columns..<(row + 1) * columns] + [Float](repeating: 0, count: step - columns)
    }
    var result = [Float](repeating: 0, count: rows * step)
    var panel = [Float](repeating: 0, count: 8192)
    a.withUnsafeBufferPointer { a in
      filled.withUnsafeBufferPointer { b in
        result.withUnsafeMutableBufferPointer { c in
          panel.withUnsafeMutableBufferPointer { panel in
            guard let a = a.baseAddress, let b = b.baseAddress, let c = c.baseAddress,
              let panel = panel.baseAddress
            else { return }
            switch level {
            #if arch(x86_64)
              case .v4:
                LanesV4.multiply(
                  a, rowStep: inner, innerStep: 1, b, bStep: step, into: c, cStep: step,
                  rows: rows, inner: inner, columns: step, accumulates: false, panel: panel)
              case .v3:
                LanesV3.multiply(
                  a, rowStep: inner, innerStep: 1, b, bStep: step, into: c, cStep: step,
                  rows: rows, inner: inner, columns: step, accumulates: false, panel: panel)
            #endif
            default:
              LanesBaseline.multiply(
                a, rowStep: inner, innerStep: 1, b, bStep: step, into: c, cStep: step, rows: rows,
                inner: inner, columns: step, accumulates: false, panel: panel)
            }
          }
        }
      }
    }
    for row in 0..<rows {
      c.replaceSubrange(
        row * columns..<(row + 1) * columns, with: result[row * step..<row * step + columns])
    }
  }
}
