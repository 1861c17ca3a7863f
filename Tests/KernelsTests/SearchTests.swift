import Kernels
import Testing

@Test func quantilesLieBetweenTheValues() {
  #expect(Quantile.interpolated([1, 2, 4], share: 0.5) == 2)
  #expect(Quantile.interpolated([1, 2, 4], share: 0.75) == 3)
  #expect(Quantile.interpolated([], share: 0.5) == nil)
  #expect(Quantile.median(of: [4, 1, 2, 8] as [Float]) == 3)
  #expect(Quantile.median(of: [Double]()) == nil)
}

@Test(arguments: [(0.0, 3.0), (3, 0)])
func bisectionEndsWhereSomethingCeasesToHold(_ low: Double, _ high: Double) {
  let isRising = low < high
  let edge = Bisection.edge(holding: low, failing: high) { isRising ? $0 * $0 < 2 : $0 * $0 > 2 }
  #expect((edge.holding - 2.0.squareRoot()).magnitude < 1e-15)
  #expect((edge.failing - edge.holding).magnitude < 1e-15)
}

@Test func aFingerprintTellsOrderAndBoundariesApart() {
  #expect(fingerprint(of: "a") != fingerprint(of: "b"))
  #expect(fingerprint(of: "").count == 16)
  var first = Fingerprint()
  first.add("ab")
  first.add("c")
  var second = Fingerprint()
  second.add("a")
  second.add("bc")
  #expect(first.text != second.text)
}
