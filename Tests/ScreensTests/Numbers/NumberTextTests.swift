import Kernels
import Testing

@testable import Drawing

@Suite struct NumberTextTests {
  /// “0.72 + 0.50 − 0.61 = 0.62” makes a class doubt the loss and not the rounding.
  @Test func printedTermsAddUpToTheirPrintedSum() {
    var generator = SeededGenerator(seed: 3)
    var wasShort = false
    for _ in 0..<500 {
      let terms = [1.0, 0.5, -1].map { $0 * Double(generator.index(below: 1_000_000)) / 499_979 }
      let decimals = decimalsThatAddUp(terms)
      let printed = terms.compactMap { term in
        Double(fixed(term.magnitude, decimals)).map { term < 0 ? -$0 : $0 }
      }.reduce(0, +)
      #expect(fixed(printed, decimals) == fixed(terms.reduce(0, +), decimals), "\(terms)")
      wasShort = wasShort || decimals == 2
    }
    #expect(wasShort && decimalsThatAddUp([0.7249, 0.5, -0.6051]) == 3)
  }

  /// "m may go up to 0.293" of 0.29289: who took it was told that it cannot be met.
  @Test func aLimitIsToldAsWhatCanBeMet() {
    #expect(limitText(0.29289, isUpper: true) == "0.292")
    #expect(limitText(1, isUpper: true) == "0.999" && limitText(0.5, isUpper: false) == "0.501")
    #expect(limitText(0.5 + 1e-12, isUpper: false) == "0.501")
    #expect(limitText(1.5, isUpper: true, from: 4, through: 4) == "1.4999")
    #expect(limitText(.pi / 4, isUpper: true) == "0.785")
    #expect(limitText(0.0000197, isUpper: true) == "0.000019")
    #expect(limitText(6e-17, isUpper: false) == "0.001" && limitText(0, isUpper: true) == "0.00")
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<500 {
      let limit = generator.uniform() * 3
      let (below, above) = (limitText(limit, isUpper: true), limitText(limit, isUpper: false))
      #expect((Double(below) ?? 9) < limit && (Double(above) ?? 0) > limit, "\(limit)")
    }
  }

  @Test func smallNumbersHaveOneFigure() {
    let texts = [4.9e-6, 9.6e-6, 1.04e-5, 3e-300, 0.9].map(smallText)
    #expect(texts == ["5e-6", "1e-5", "1e-5", "3e-300", "9e-1"])
  }

  /// “2.00² = 3.99” makes a class doubt the square.
  @Test func whatIsSquaredIsPrintedAsPreciselyAsItsSquareAsks() {
    #expect(textThatWorksOut(1.998) { $0 * $0 } == "1.998")
    #expect(textThatWorksOut(1.5) { $0 * $0 } == "1.50")
    #expect(textThatWorksOut(0.002) { (2 - $0) * (2 - $0) } == "0.002")
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<500 {
      let number = 4 * generator.uniform()
      let printed = Double(textThatWorksOut(number) { $0 * $0 }) ?? 0
      #expect(fixed(printed * printed, 2) == fixed(number * number, 2), "\(number)")
    }
  }

  @Test func onlyAShareOfExactlyOneIsAHundredPerCent() {
    let shares = [0.9, 0.9994, 0.99951, 0.9999999, 1]
    #expect(shares.map { percentText($0) } == ["90.0", "99.9", "99.9", "99.9", "100.0"])
    #expect(shares.map { percentText($0, 0) } == ["90", "99.9", "99.9", "99.9", "100"])
    #expect(
      shares.map { percentText($0, 3) } == ["90.000", "99.940", "99.951", "99.999", "100.000"])
    #expect(percentText(0) == "0.0" && percentText(.nan) == "–")
  }
}
