import Kernels
import Testing

@Test(arguments: [(1, 1, 1), (3, 5, 7), (16, 33, 8), (61, 300, 50)])
func productsAreFusedSumsOverTheInnerIndexInOrder(_ rows: Int, _ inner: Int, _ columns: Int) {
  var generator = SeededGenerator(seed: 11)
  let a = (0..<rows * inner).map { _ in Float(generator.normal()) }
  let b = (0..<inner * columns).map { _ in Float(generator.normal()) }
  var expected: [Float] = []
  for row in 0..<rows {
    for column in 0..<columns {
      var sum: Float = 0
      for k in 0..<inner { sum.addProduct(a[row * inner + k], b[k * columns + column]) }
      expected.append(sum)
    }
  }
  for level in Level.available {
    var c = [Float](repeating: 9, count: rows * columns)
    MatrixProduct.multiply(
      a, b, into: &c, rows: rows, inner: inner, columns: columns, at: level)
    #expect(c == expected)
  }
}
