import Drawing
import Testing

@Suite struct FixedTests {
  @Test func numbersHaveTheirDecimalsAndATrueMinus() {
    #expect(fixed(0.5, 2) == "0.50")
    #expect(fixed(-1.25, 1) == "−1.2")
    #expect(fixed(43.68, 1) == "43.7")
    #expect(fixed(99.96, 1) == "100.0")
    #expect(fixed(7, 0) == "7")
    #expect(fixed(0.005, 3) == "0.005")
  }

  @Test func whatRoundsToZeroHasNoSign() {
    #expect(fixed(-0.0001, 2) == "0.00")
  }

  @Test func aNumberTooLargeForDigitsIsShort() {
    #expect(fixed(6.632699813702262e24, 2) == "6.63e24")
    #expect(fixed(-9.999e19, 1) == "−1.00e20")
  }

  @Test func whatIsNotANumberIsADash() {
    #expect(fixed(.nan, 2) == "–")
    #expect(fixed(-.infinity, 2) == "–")
  }
}
