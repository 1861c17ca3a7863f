import Kernels
import Testing

@Test(arguments: [(1, 1, 1), (3, 5, 7), (16, 33, 8)])
func productEqualsTheSumOverTheInnerIndexInOrder(_ rows: Int, _ inner: Int, _ columns: Int) {
  var generator = SeededGenerator(seed: 11)
  let a = (0..<rows * inner).map { _ in Float(generator.normal()) }
  let b = (0..<inner * columns).map { _ in Float(generator.normal()) }
  var c = [Float](repeating: 9, count: rows * columns)
  MatrixProduct.multiply(a, b, into: &c, rows: rows, inner: inner, columns: columns)
  for row in 0..<rows {
    for column in 0..<columns {
      var sum: Float = 0
      for k in 0..<inner { sum += a[row * inner + k] * b[k * columns + column] }
      #expect(c[row * columns + column] == sum)
    }
  }
}

@Test func transposingTwiceGivesTheMatrixBack() {
  let a: [Float] = [1, 2, 3, 4, 5, 6]
  let once = MatrixProduct.transpose(a, rows: 2, columns: 3)
  #expect(once == [1, 4, 2, 5, 3, 6])
  #expect(MatrixProduct.transpose(once, rows: 3, columns: 2) == a)
}
