/// How many examples each class is said to have, by which losses for long tails choose its margin.
struct ClassSizes: Sendable {
  /// One a class, 1 for the rarest; nil where each class has `growth` times as many as the one before.
  private var rarities: [Double]?
  private let growth: Double
  private let isGrowthGiven: Bool
  /// Between which sizes those of rows lie that are judged.
  private var ofRows: ClosedRange<Double>?

  init(_ parameters: LossParameters, of description: LossDescription) {
    rarities = parameters[list: "counts"].map(ClosedForms.rarities)
    growth = parameters.value("growth", of: description)
    isGrowthGiven = parameters["growth"] != nil
  }

  /// Takes what classes have of the rows that are judged, unless a growth was given.
  mutating func take(_ counts: [Double]) {
    let present = counts.filter { $0 > 0 }
    guard !isGrowthGiven, let least = present.min(), let most = present.max() else { return }
    (rarities, ofRows) = (ClosedForms.rarities(counts), least...most)
  }

  /// The rarest class's size and the largest one's, where rows have told them.
  var learnt: [(name: String, value: Double)] {
    ofRows.map { [("n_min", $0.lowerBound), ("n_max", $0.upperBound)] } ?? []
  }

  /// Whether all classes count as equally large.
  var areEven: Bool { rarities.map { $0.min() == $0.max() } ?? (growth == 1) }

  /// The fourth root of the rarest class's size over this one's: 1 for the rarest.
  func rarity(of index: Int) -> Double {
    guard let rarities else {
      return 1 / (0..<index).reduce(1) { size, _ in size * growth }.squareRoot().squareRoot()
    }
    return rarities.indices.contains(index) ? rarities[index] : 1
  }

  /// One over the rarity of the sample's class, as a formula.
  var divisor: Formula {
    guard let rarities else {
      let growth = Formula.setting("q", growth, .weight)
      return .applied(.root, [.applied(.root, [.power(growth, .measure(.label))])])
    }
    return Self.divisor(rarities[...])
  }

  /// Halved again and again: one choice within the other would be as deep as there are classes.
  private static func divisor(_ rarities: ArraySlice<Double>) -> Formula {
    guard rarities.count > 1 else { return .constant(1 / (rarities.first ?? 1), .plain) }
    let middle = rarities.startIndex + rarities.count / 2
    return .choice(
      divisor(rarities[..<middle]),
      .atMost(.measure(.label), .constant(Double(middle - 1), .plain)), divisor(rarities[middle...])
    )
  }
}

extension Hyperparameter {
  /// Whether it says how large classes are, which rows tell that are judged.
  public var isOfSizes: Bool { key == Self.sizeGrowth.key }

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

  /// The fourth root of the rarest class's size over each one's; 1 of a class without examples.
  fileprivate static func rarities(_ counts: [Double]) -> [Double] {
    let rarest = counts.filter { $0 > 0 }.min() ?? 1
    return counts.map { $0 > 0 ? (rarest / $0).squareRoot().squareRoot() : 1 }
  }
}
