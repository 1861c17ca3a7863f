import Kernels
import Testing

@Test(arguments: [1, 7, 8, 19, 64], [1, 3, 4, 9])
func pairsAreSummedAlikeAtEveryLevel(_ dimension: Int, _ count: Int) {
  var generator = SeededGenerator(seed: 4)
  let table = (0..<12 * dimension).map { _ in
    Float(generator.normal() * Double.exp(4 * generator.normal()))
  }
  let others = (0..<count).map { Int32(3 * $0 % 12) }
  let expected = others.map { other in
    var lanes = [Double](repeating: 0, count: 8)
    let whole = dimension / 8 * 8
    func product(_ axis: Int) -> Double {
      Double(table[5 * dimension + axis]) * Double(table[Int(other) * dimension + axis])
    }
    for axis in 0..<whole { lanes[axis % 8] += product(axis) }
    let four = (0..<4).map { lanes[$0] + lanes[$0 + 4] }
    let sum = (four[0] + four[2]) + (four[1] + four[3])
    return (whole..<dimension).reduce(sum) { $0 + product($1) }
  }
  for level in Level.available {
    var results = [Double](repeating: 0, count: count)
    table.withUnsafeBufferPointer { table in
      others.withUnsafeBufferPointer { others in
        results.withUnsafeMutableBufferPointer { results in
          guard let results = results.baseAddress else { return }
          PairSums.take(
            of: table, dimension: dimension, 5, with: others, into: results, level: level)
        }
      }
    }
    #expect(results == expected, "\(level)")
  }
}
