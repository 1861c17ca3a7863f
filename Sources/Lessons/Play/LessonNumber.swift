internal import Drawing

/// A number that a step's sentence is about, beside the picture even where no panel has room for it.
struct LessonNumber: Equatable, Sendable {
  let words: String

  /// Such as `loss 0.0093 → 0.0019`: where a sentence compares, what it compares with comes first.
  private init(_ quantity: LessonQuantity, _ value: Double, from base: Double?) {
    let numbers = [base, value].compactMap(\.self)
    words =
      "\(quantity.name) "
      + numbers.map { quantity.unit.text(of: $0) + quantity.unit.suffix }.joined(separator: " → ")
  }
}

extension LessonNumber {
  /// The numbers of a step's claims, each once; what nobody has seen yet is not trained for it.
  static func all(of step: LessonStep, in runs: LessonRuns) -> [LessonNumber] {
    guard let seen = runs.known(step.run) else { return [] }
    var names: [String] = []
    var numbers: [LessonNumber] = []
    for claim in step.claims where !names.contains(claim.quantity.name) {
      let other = step.claims.filter { $0.quantity.name == claim.quantity.name }
        .compactMap(\.relation.other).first
      guard let value = claim.quantity.value(seen) else { continue }
      names.append(claim.quantity.name)
      numbers.append(
        LessonNumber(
          claim.quantity, value, from: other.flatMap(runs.known).flatMap(claim.quantity.value)))
    }
    return numbers
  }
}

extension LessonQuantity.Unit {
  /// A number as a screen has room for it, with more decimals the smaller it is.
  fileprivate func text(of value: Double) -> String {
    let size = value.magnitude
    let decimals =
      switch self {
      case .percent: size > 0 && size < 1 ? 2 : 1
      case .degrees: 1
      case .direction: 0
      case .plain: size >= 10 ? 1 : size >= 0.1 ? 2 : size >= 0.01 ? 3 : 4
      }
    return fixed(value, value.rounded() == value ? 0 : decimals)
  }
}

extension Reading.Relation {
  /// The run that is compared with; nil for a number by itself.
  fileprivate var other: LessonRun? {
    switch self {
    case .value: nil
    case .over(let run), .minus(let run): run
    }
  }
}
