/// How many examples each class is said to have, by which losses for long tails choose its margin.
struct ClassSizes: Sendable {
  /// One a class; nil where each class has `growth` times as many as the one before.
  private let counts: [Double]?
  private let growth: Double

  init(_ parameters: LossParameters, of description: LossDescription) {
    counts = parameters[list: "counts"]
    growth = parameters.value("growth", of: description)
  }

  /// Whether all classes count as equally large.
  var areEven: Bool { counts.map { $0.min() == $0.max() } ?? (growth == 1) }

  /// The fourth root of the rarest class's size over this one's: 1 for the rarest.
  func rarity(of index: Int) -> Double {
    guard let counts else {
      return 1 / (0..<index).reduce(1) { size, _ in size * growth }.squareRoot().squareRoot()
    }
    guard counts.indices.contains(index), let least = counts.min() else { return 1 }
    return (least / counts[index]).squareRoot().squareRoot()
  }

  /// One over the rarity of the sample's class, as a formula.
  var divisor: Formula {
    guard let counts else {
      let growth = Formula.setting("q", growth, .weight)
      return .applied(.root, [.applied(.root, [.power(growth, .measure(.label))])])
    }
    let divisors = counts.indices.map { Formula.constant(1 / rarity(of: $0), .plain) }
    return divisors.indices.dropLast().reversed().reduce(divisors.last ?? 1) { rest, index in
      let isHere = Formula.Condition.atMost(
        .measure(.label), .constant(Double(index), .plain))
      return .choice(divisors[index], isHere, rest)
    }
  }
}

extension Hyperparameter {
  /// The growth q of the classes' sizes from one class to the next.
  static let sizeGrowth: Hyperparameter = Hyperparameter(
    key: "growth", option: "size-growth", title: "growth", symbol: "q", unit: .plain,
    range: 1...100,
    notches: [1, 1.25, 1.5, 2, 3, 5, 10, 30, 100], laboratoryDefault: 1.5, published: nil,
    summary: "How many times as many examples as the one before it a class is said to have, q,")
}

extension ClosedForms {
  /// max_m·(n_min/n)^¼ of each class: Cao et al., "LDAM", NeurIPS 2019.
  public static func ldamMargins(counts: [Double], largest: Double) -> [Double] {
    rarities(counts).map { largest * $0 }
  }

  /// low + (high − low)·(n^−¼ − min)/(max − min): Ha et al., arXiv:2010.05350; not numbers where all
  /// classes are of one size.
  public static func dynamicMargins(
    counts: [Double], from low: Double, through high: Double
  ) -> [Double] {
    let rarities = rarities(counts)
    let (least, most) = (rarities.min() ?? 0, rarities.max() ?? 0)
    return rarities.map { low + (high - low) * ($0 - least) / (most - least) }
  }

  private static func rarities(_ counts: [Double]) -> [Double] {
    let rarest = counts.min() ?? 1
    return counts.map { (rarest / $0).squareRoot().squareRoot() }
  }
}
