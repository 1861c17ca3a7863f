internal import Kernels

/// A number with as few decimals as say it, between two counts.
package func numberText(_ value: Double, from fewest: Int, through most: Int) -> String {
  var decimals = fewest
  while decimals < most, !isSaid(value, decimals) { decimals += 1 }
  return fixed(value, decimals)
}

private func isSaid(_ value: Double, _ decimals: Int) -> Bool {
  let power = (0..<decimals).reduce(1.0) { product, _ in product * 10 }
  let scaled = value * power
  return abs(scaled - scaled.rounded()) <= 1e-9 * max(abs(scaled), 1)
}

/// The fewest decimals, from two on, at which terms add up to their sum as they are printed; who adds them on
/// paper finds it.
package func decimalsThatAddUp(_ terms: [Double]) -> Int {
  (2...8).first { decimals in
    let power = (0..<decimals).reduce(1.0) { product, _ in product * 10 }
    let printed = terms.map { ($0 * power).rounded() }.reduce(0, +)
    return printed == (terms.reduce(0, +) * power).rounded()
  } ?? 2
}

/// A number with the fewest decimals, from two on, of which as printed the same comes, to two decimals, as of
/// the number itself.
package func textThatWorksOut(_ number: Double, _ outcome: (Double) -> Double) -> String {
  let wanted = fixed(outcome(number), 2)
  let texts = (2...8).lazy.map { fixed(number, $0) }
  return texts.first { Double($0).map { fixed(outcome($0), 2) } == wanted } ?? fixed(number, 2)
}

/// A limit as it may be set, on its inner side: with so many decimals at most, and of what they would leave nothing
/// as many more as two figures need.
///
/// - Parameters:
///   - isUpper: whether what may be set lies below it; else above.
///   - fewest: decimals that it has at least.
///   - most: decimals that are enough for all but small limits, 1 or more.
package func limitText(
  _ limit: Double, isUpper: Bool, from fewest: Int = 2, through most: Int = 3
) -> String {
  // Nothing lies below 0, and what rounding leaves of it is 0.
  guard limit > 1e-9 || !isUpper else {
    return numberText(max(limit, 0), from: fewest, through: most)
  }
  let decimals = limitDecimals(limit, most)
  return numberText(
    limit.settable(decimals: decimals, isUpper: isUpper), from: fewest, through: decimals)
}

/// The limit itself with as many decimals, for what has to be below it, or above.
package func boundText(_ limit: Double) -> String {
  numberText(limit, from: 2, through: limitDecimals(limit, 3))
}

private func limitDecimals(_ limit: Double, _ most: Int) -> Int {
  var (decimals, unit) = (most, (0..<most).reduce(1.0) { power, _ in power / 10 })
  while limit > 1e-9, 10 * unit > limit, decimals < 9 {
    (decimals, unit) = (decimals + 1, unit / 10)
  }
  return decimals
}

/// A share as a percentage without its sign; only a share of exactly 1 is 100. One that whole per cents
/// would round to 100 has a decimal.
package func percentText(_ share: Double, _ decimals: Int = 1) -> String {
  let isNearlyAll = share < 1 && fixed(100 * share, decimals) == fixed(100, decimals)
  let decimals = isNearlyAll ? max(decimals, 1) : decimals
  return fixed(percentage(share, decimals), decimals)
}

/// A share in per cent, so that of so many decimals only a share of exactly 1 is written 100.
package func percentage(_ share: Double, _ decimals: Int) -> Double {
  let least = (0..<decimals).reduce(1.0) { power, _ in power / 10 }
  return share < 1 ? min(100 * share, 100 - least) : 100 * share
}

/// An angle in radians as degrees, such as `28.6°`; “–” alone when it is not finite.
package func degreesText(_ radians: Double, _ decimals: Int = 1) -> String {
  fixed(radians.inDegrees, decimals) + (radians.isFinite ? "°" : "")
}

/// The end of an axis in at most five columns, such as `6e13`.
package func axisText(_ value: Double) -> String {
  guard value.magnitude >= 1e5 else { return numberText(value, from: 0, through: 3) }
  var (rest, power) = (value, 0)
  while rest.magnitude >= 100 || (rest / 10).rounded() * 10 == rest.rounded() {
    rest /= 10
    power += 1
  }
  return fixed(rest, 0) + "e\(power)"
}

/// A number between 0 and 1 in one figure, such as `5e-6`.
package func smallText(_ value: Double) -> String {
  var (rest, power) = (value, 0)
  while rest > 0, rest < 0.95 {
    rest *= 10
    power += 1
  }
  return fixed(rest, 0) + (power > 0 ? "e-\(power)" : "")
}

/// A count and what is counted, as in `1 row`, `2 rows` and `2 classes`.
package func counted(_ count: Int, _ noun: String) -> String {
  guard count != 1 else { return "1 \(noun)" }
  let parts = noun.split(separator: " ", maxSplits: 1)
  let rest = parts.count > 1 ? " " + parts[1] : ""
  return "\(count) \(parts[0])" + (parts[0].hasSuffix("s") ? "es" : "s") + rest
}

/// A count with a comma before every third figure from the right, such as `40,320`.
package func grouped(_ count: Int) -> String {
  let figures = String(count)
  return String(
    figures.enumerated().flatMap { index, figure in
      let rest = figures.count - index
      return index > 0 && rest % 3 == 0 ? [",", figure] : [figure]
    })
}

/// The smallest number with one or two figures that is at least another one; the end of an axis.
package func roundNumber(above needed: Double) -> Double {
  var unit = 1e-3
  while unit < 1e300 {
    for factor in [1, 1.5, 2, 3, 4, 5, 6, 8] where unit * factor >= needed {
      return unit * factor
    }
    unit *= 10
  }
  return needed
}
