import Kernels
import MarginLosses
import Testing
import Training

@testable import Laboratory
@testable import Screens

/// Every loss with prototypes and every variant.
private let settings: [(loss: String, variant: String?)] =
  (LossRegistry.all + LossRegistry.beyond).flatMap { type in
    let names = type.description.variants.map(\.name)
    return names.isEmpty
      ? [(type.description.name, nil)] : names.map { (type.description.name, $0) }
  }

/// A run whose adaptive numbers have moved.
private func run(_ loss: String, _ variant: String?, _ numbers: [String: Double]) throws -> State {
  var state = try freeState(loss) { configuration in
    configuration.parameters.variant = variant
    let known = LossRegistry.description(named: loss)?.hyperparameters ?? []
    for each in known {
      guard let value = numbers[each.key], each.range.contains(value) else { continue }
      configuration.parameters[each.key] = value
    }
  }
  state.advance(steps: 3)
  state.refresh()
  return state
}

extension Run {
  /// One random point among random prototypes, judged by the loss in force.
  fileprivate mutating func scatter(_ generator: inout SeededGenerator) {
    func numbers(_ count: Int) -> [Float] { (0..<count).map { _ in Float(generator.normal()) } }
    snapshot.prototypes = numbers(snapshot.prototypes.count)
    snapshot.bias = numbers(snapshot.bias.count)
    snapshot.training.embeddings = numbers(snapshot.dimension)
    let batch = LossBatch(
      embeddings: snapshot.training.embeddings,
      labels: [Int32(generator.index(below: snapshot.classes))], prototypes: snapshot.prototypes,
      bias: snapshot.bias, dimension: snapshot.dimension)
    snapshot.training.judgements = classifier.judge(batch)
  }
}

/// Reads a printed inequality; nil where it cannot be worked out.
private func read(_ text: String) -> (left: Double, sign: Character, right: Double)? {
  guard let place = text.firstIndex(where: { "<>≈".contains($0) }) else { return nil }
  func value(_ side: Substring) -> Double? {
    EquationReader.value(String(side.split(separator: "=").first ?? ""))
  }
  guard let left = value(text[..<place]), let right = value(text[text.index(after: place)...])
  else { return nil }
  return (left, text[place], right)
}

/// Whether what is printed after each “=” is what stands before it.
private func isEqualAsPrinted(_ text: String) -> Bool {
  text.split(whereSeparator: { "<>≈".contains($0) }).allSatisfy { side in
    let parts = side.split(separator: "=").map { EquationReader.value(String($0)) ?? .nan }
    let number = Double(side.filter { $0 != " " }.replacing("−", with: "-"))
    return number != nil || parts.count == 2 && (parts[0] - parts[1]).magnitude < 6e-4
  }
}

private func holds(_ read: (left: Double, sign: Character, right: Double)) -> Bool {
  switch read.sign {
  case "<": read.left < read.right
  case ">": read.left > read.right
  default: (read.left - read.right).magnitude < 1e-3
  }
}

@Test(arguments: settings.indices)
func everyPrintedInequalityIsTrueWhenItIsReadBack(_ index: Int) throws {
  let (loss, variant) = settings[index]
  var generator = SeededGenerator(seed: UInt64(index))
  for numbers in [[:], ["m": 1.2, "lambda": 3, "m2": 0.8, "K": 3]] {
    var state = try run(loss, variant, numbers)
    for _ in 0..<100 {
      state.pane.run.scatter(&generator)
      let judgement = state.snapshot.training.judgements[0]
      let point = ExamplePoint(state, sample: 0)
      if state.classifier.rule == .angle {
        let used = try #require(read(point.used), "\(point.used)")
        #expect(holds(used), "\(loss): \(point.used)")
        #expect(used.sign == "≈" || judgement.isRight == (used.sign == ">"), "\(point.used)")
      }
      guard state.margin != nil else { continue }
      // What is wrong meets no margin, whatever the loss says of it.
      let mayMeet = judgement.isRight
      let (short, full) = (point.trained(values: false), point.trained(values: true))
      for text in [short, full] {
        let trained = try #require(read(text), "\(loss) \(variant ?? ""): \(text)")
        #expect(holds(trained), "\(loss) \(variant ?? ""): \(text)")
        #expect(
          trained.sign == "≈" || judgement.meetsMargin == (trained.sign == ">" && mayMeet),
          "\(loss) \(variant ?? ""): \(text)")
      }
      #expect(isEqualAsPrinted(full), "\(loss) \(variant ?? ""): \(full)")
    }
  }
}

@Test func nearlyEqualSidesGetTheDecimalsThatPartThem() {
  func cosine(_ degrees: Double) -> Formula {
    .cos(.measured(degrees * .pi / 180, .radians))
  }
  #expect(
    Inequality(.measured(-4.513, .cosine), cosine(180)).full == "−4.513 < cos 180.0° = −1.000")
  #expect(
    Inequality(cosine(20.41), cosine(20.44)).full == "cos 20.41° = 0.9372 > cos 20.44° = 0.9370")
  #expect(Inequality(cosine(20), cosine(20)).short == "cos 20.0° ≈ cos 20.0°")
}

@Test func aSideThatIsANumberIsNotWorkedOut() {
  let cosine = Formula.cos(.measured(20 * .pi / 180, .radians))
  #expect(Inequality(cosine, 0).full == "cos 20.0° = 0.940 > 0")
}

@Test(arguments: [
  ("circle_class", "[cos "), ("sphereface_r_v2", "°/1.5)"), ("asoftmax", "cos(2·"),
])
func bothSidesAreWhatTheLossMakesOfThem(_ loss: String, _ words: String) throws {
  var state = try run(loss, nil, [:])
  var generator = SeededGenerator(seed: 1)
  var texts: [String] = []
  for _ in 0..<20 {
    state.pane.run.scatter(&generator)
    texts.append(ExamplePoint(state, sample: 0).trained(values: false))
  }
  #expect(
    texts.contains { $0.contains(words) || $0.contains("(cos ") && words == "[cos " }, "\(texts)")
}
