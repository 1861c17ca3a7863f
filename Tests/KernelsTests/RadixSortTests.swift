import Kernels
import Testing

@Suite struct RadixSortTests {
  @Test(arguments: [0, 1, 2, 17, 1000])
  func numbersComeOutFromTheLargestDown(_ count: Int) {
    var generator = SeededGenerator(seed: UInt64(count))
    var numbers = (0..<count).map { index in
      switch index % 7 {
      case 0: generator.normal() * 1e300
      case 1: generator.normal() * 1e-300
      case 2: 0.25
      case 3: -Double(generator.index(below: 3))
      default: 2 * generator.uniform() - 1
      }
    }
    if count > 10 { numbers[3] = .infinity }
    if count > 10 { numbers[5] = -.infinity }
    let expected = numbers.sorted(by: >)
    numbers.sortDescending()
    #expect(numbers == expected)
  }
}

@Suite struct PrefixCountTests {
  @Test(arguments: 0...9)
  func theFirstElementOfWhichSomethingDoesNotHoldIsFound(_ bound: Int) {
    let numbers = [0, 1, 1, 2, 3, 5, 8]
    #expect(numbers.prefixCount { $0 < bound } == numbers.count { $0 < bound })
    #expect(numbers[2...].prefixCount { $0 < bound } == numbers[2...].count { $0 < bound })
  }
}
