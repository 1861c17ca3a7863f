/// A number with a fixed count of decimals, a true minus sign, and “–” when it is not finite.
///
/// A value that rounds to zero has no sign.
///
/// - Precondition: `decimals` is in 0…9.
package func fixed(_ value: Double, _ decimals: Int) -> String {
  guard value.isFinite else { return "–" }
  let power = (0..<decimals).reduce(1.0) { product, _ in product * 10 }
  let scaled = (value.magnitude * power).rounded(.toNearestOrEven)
  guard scaled < 9e15, value.magnitude < 1e9 else { return withPower(value) }
  let units = Int(scaled)
  let sign = value < 0 && units > 0 ? "−" : ""
  guard decimals > 0 else { return sign + String(units) }
  let digits = String(units)
  let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
  return sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
}

/// A number too large for plain digits, such as `6.63e24`.
private func withPower(_ value: Double) -> String {
  var (rest, power) = (value.magnitude, 0)
  while rest >= 9.995 {
    rest /= 10
    power += 1
  }
  return (value < 0 ? "−" : "") + fixed(rest, 2) + "e\(power)"
}
