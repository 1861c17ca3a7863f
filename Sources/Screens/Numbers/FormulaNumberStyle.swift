internal import Kernels
internal import Drawing
internal import Laboratory
internal import MarginLosses
internal import Plotting

/// How the numbers of a formula are written: angles in degrees, the rest with few decimals.
struct FormulaNumberStyle {
  /// Decimals beyond the usual ones.
  var more = 0

  func text(_ value: Double, _ unit: Unit, _ isAngle: Bool) -> String {
    if isAngle, unit == .radians { return degreesText(value, 1 + more) }
    return numberText(value, from: fewest(unit), through: most(unit, isAngle) + more)
  }

  /// The number that a reader takes from what is written.
  func read(_ value: Double, _ unit: Unit, _ isAngle: Bool) -> Double {
    if isAngle, unit == .radians {
      return Self.rounded(value.inDegrees, 1 + more).inRadians
    }
    return Self.rounded(value, most(unit, isAngle) + more)
  }

  /// Writes formulas with these numbers.
  func printer(
    name: @escaping @Sendable (Quantity) -> String = { $0.name }
  ) -> FormulaText {
    FormulaText(number: { text($0, $1, $2) }, name: name)
  }

  private func fewest(_ unit: Unit) -> Int {
    switch unit {
    case .cosine, .radians: 2
    case .factor, .plain: 0
    }
  }

  private func most(_ unit: Unit, _ isAngle: Bool) -> Int { isAngle ? 2 : 3 }

  static func rounded(_ value: Double, _ decimals: Int) -> Double {
    let power = (0..<decimals).reduce(1.0) { product, _ in product * 10 }
    let scaled = value * power
    guard scaled.isFinite, scaled.magnitude < 9e15 else { return value }
    return scaled.rounded(.toNearestOrEven) / power
  }
}
