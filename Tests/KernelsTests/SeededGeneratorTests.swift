import Kernels
import Testing

@Test func aSeedGivesTheSameBitsEveryTime() {
  var first = SeededGenerator(seed: 0)
  // The first outputs of SplitMix64 from state 0, as its authors' reference prints them.
  #expect(first.next() == 0xE220_A839_7B1D_CDAF)
  #expect(first.next() == 0x6E78_9E6A_A1B9_65F4)
}

@Test func streamsOfOneSeedDiffer() {
  var first = SeededGenerator(seed: 7, stream: 1)
  var second = SeededGenerator(seed: 7, stream: 2)
  #expect(first.next() != second.next())
}

@Test func normalNumbersHaveTheirMeanAndVariance() {
  var generator = SeededGenerator(seed: 5)
  let numbers = (0..<200_000).map { _ in generator.normal() }
  let mean = numbers.reduce(0, +) / 200_000
  let variance = numbers.reduce(0) { $0 + $1 * $1 } / 200_000
  #expect(mean.magnitude < 0.01)
  #expect((variance - 1).magnitude < 0.02)
}

@Test func aPermutationHoldsEachIndexOnce() {
  var generator = SeededGenerator(seed: 9)
  #expect(generator.permutation(of: 100).sorted() == Array(0..<100))
}
