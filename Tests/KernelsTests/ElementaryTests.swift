import Glibc
import Kernels
import LanesBaseline
import Testing

#if arch(x86_64)
  import LanesV3
  import LanesV4
#endif

/// One of our functions beside the platform's, over a range.
struct ElementaryCase: CustomTestStringConvertible, Sendable {
  let name: String
  let range: ClosedRange<Double>
  let ours: @Sendable (Double) -> Double
  let platform: @Sendable (Double) -> Double
  var testDescription: String { "\(name) over \(range)" }

  static let all: [ElementaryCase] = [
    ElementaryCase(
      name: "exp", range: -700...700, ours: { Double.exp($0) }, platform: { Glibc.exp($0) }),
    ElementaryCase(
      name: "exp", range: -1...1, ours: { Double.exp($0) }, platform: { Glibc.exp($0) }),
    ElementaryCase(
      name: "log", range: 1e-300...2, ours: { Double.log($0) }, platform: { Glibc.log($0) }),
    ElementaryCase(
      name: "log", range: 0.5...1e9, ours: { Double.log($0) }, platform: { Glibc.log($0) }),
    ElementaryCase(
      name: "sin", range: -10...10, ours: { Double.sin($0) }, platform: { Glibc.sin($0) }),
    ElementaryCase(
      name: "sin", range: -1e6...1e6, ours: { Double.sin($0) }, platform: { Glibc.sin($0) }),
    ElementaryCase(
      name: "cos", range: -10...10, ours: { Double.cos($0) }, platform: { Glibc.cos($0) }),
    ElementaryCase(
      name: "cos", range: -1e6...1e6, ours: { Double.cos($0) }, platform: { Glibc.cos($0) }),
    ElementaryCase(
      name: "tanh", range: -1...1, ours: { Double.tanh($0) }, platform: { Glibc.tanh($0) }),
    ElementaryCase(
      name: "tanh", range: -25...25, ours: { Double.tanh($0) }, platform: { Glibc.tanh($0) }),
  ]
}

@Test(arguments: ElementaryCase.all)
func elementaryFunctionsAreWithinTwoUlpOfThePlatform(_ each: ElementaryCase) {
  var generator = SeededGenerator(seed: 1)
  let width = each.range.upperBound - each.range.lowerBound
  for _ in 0..<100_000 {
    let x = each.range.lowerBound + width * generator.uniform()
    let expected = each.platform(x)
    let error = (each.ours(x) - expected).magnitude / max(expected.ulp, Double.leastNormalMagnitude)
    #expect(error <= 2, "\(each.name)(\(x))")
    if error > 2 { return }
  }
}

@Test func polarAngleIsWithinTwoUlpOfThePlatform() {
  var generator = SeededGenerator(seed: 2)
  for _ in 0..<100_000 {
    let y = generator.normal() * Double.exp(10 * generator.normal())
    let x = generator.normal() * Double.exp(10 * generator.normal())
    let expected = Glibc.atan2(y, x)
    let error = (Double.atan2(y, x) - expected).magnitude / expected.ulp
    #expect(error <= 2, "atan2(\(y), \(x))")
    if error > 2 { return }
  }
}

@Test(arguments: [
  (0.0, 1.0), (-0.0, 1.0), (0.0, -1.0), (-0.0, -1.0), (1.0, 0.0), (-1.0, 0.0), (0.0, 0.0),
  (.infinity, .infinity), (1.0, .infinity), (1.0, -.infinity), (-.infinity, 3.0),
])
func polarAngleAgreesOnTheAxes(_ y: Double, _ x: Double) {
  #expect(Double.atan2(y, x) == Glibc.atan2(y, x))
  #expect(Double.atan2(y, x).sign == Glibc.atan2(y, x).sign)
}

@Test func endsOfTheRangeAreAsTheStandardSays() {
  #expect(Double.exp(-.infinity) == 0)
  #expect(Double.exp(710) == .infinity)
  #expect(Double.exp(.nan).isNaN)
  #expect(Double.exp(-744.4) == Glibc.exp(-744.4))
  #expect(Double.log(0) == -.infinity)
  #expect(Double.log(-1).isNaN)
  #expect(Double.log(.infinity) == .infinity)
  let smallest = Double.leastNonzeroMagnitude
  #expect(Double.log(smallest) == Glibc.log(smallest))
  #expect(Double.tanh(-40) == -1)
  #expect(Double.tanh(.infinity) == 1)
}

@Test(arguments: Level.available)
func rowsOfTanhStayWithinTheStatedError(_ level: Level) {
  var generator = SeededGenerator(seed: 3)
  var values = (0..<100_000).map { _ in Float(30 * generator.uniform() - 15) }
  values += [0, 1e-8, -1e-8, 0.624999, 0.625, -0.625, 40, -40]
  let inputs = values
  switch level {
  #if arch(x86_64)
    case .v4: LanesV4.applyTanh(&values, count: values.count)
    case .v3: LanesV3.applyTanh(&values, count: values.count)
  #endif
  default: LanesBaseline.applyTanh(&values, count: values.count)
  }
  for (x, y) in zip(inputs, values) {
    let expected = Glibc.tanh(Double(x))
    #expect((Double(y) - expected).magnitude <= 4e-7 * expected.magnitude + 1e-44)
  }
}
