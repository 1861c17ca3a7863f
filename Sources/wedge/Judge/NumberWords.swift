internal import Kernels

import Drawing
import Training

/// Numbers of a report as a person reads them.
enum NumberWords {
  /// As few decimals as say it, at most so many.
  static func rounded(_ value: Double, _ decimals: Int) -> String {
    let factor = (0..<decimals).reduce(1.0) { power, _ in power * 10 }
    return numberText((value * factor).rounded() / factor, from: 0, through: decimals)
  }

  /// The same of a bound: no number beyond it, unless the last bit of it is.
  static func limit(_ value: Double, _ decimals: Int, isUpper: Bool = true) -> Double {
    let factor = (0..<decimals).reduce(1.0) { power, _ in power * 10 }
    let (scaled, slack) = (value * factor, 1e-9 * max((value * factor).magnitude, 1))
    return (isUpper ? (scaled + slack).rounded(.down) : (scaled - slack).rounded(.up)) / factor
  }

  /// Three decimals at most, and as many more as a small number needs for two of its figures.
  static func length(_ value: Double) -> String {
    guard value.magnitude < 0.01 else { return rounded(value, 3) }
    if value != 0, value.magnitude < 1e-9 { return tiny(value) }
    return rounded(value, decimals(value, from: 3))
  }

  /// A number with two decimals and a power of ten, such as `2.99e-30`.
  private static func tiny(_ value: Double) -> String {
    var (rest, power) = (value, 0)
    while rest.magnitude < 0.9995 { (rest, power) = (rest * 10, power - 1) }
    return rounded(rest, 2) + "e\(power)"
  }

  /// So many decimals, and as many more as a number below the last of them needs for two of its figures.
  static func decimals(_ value: Double, from fewest: Int, through most: Int = 12) -> Int {
    guard value != 0, rounded(value, fewest - 1) == "0" else { return fewest }
    return (fewest...most).first { rounded(value, $0 - 1) != "0" } ?? fewest
  }

  /// Where a number may lie, behind it; a dash would run into the sign of what lies below 0.
  static func range(_ low: Double, _ high: Double, _ decimals: Int) -> String {
    range(low, high) { told($0, decimals) }
  }

  private static func range(_ low: Double, _ high: Double, _ words: (Double) -> String) -> String {
    let dash = low < 0 || high < 0 ? " to " : "–"
    return " (\(words(low))\(dash)\(words(high)))"
  }

  /// A number with so many decimals; one that would be rounded onto an end that it is not with as many as tell
  /// the two apart.
  static func told(_ value: Double, _ decimals: Int, apartFrom ends: [Double] = [0]) -> String {
    let text = rounded(value, decimals)
    guard let end = ends.first(where: { value != $0 && text == rounded($0, decimals) }) else {
      return text
    }
    let more = (decimals...12).first { decimals in
      let step = (0..<decimals).reduce(1.0) { power, _ in power / 10 }
      let error = (value / step).rounded() * step - value
      return error.magnitude <= 0.1 * (value - end).magnitude
    }
    return rounded(value, more ?? decimals)
  }

  /// A share in %, without the sign; one that is neither none nor all is not said to be either.
  private static func percentage(_ share: Double, _ decimals: Int) -> String {
    told(100 * share, decimals, apartFrom: [0, 100])
  }

  /// A FAR in %, with all of its figures; one with too many noughts as it was typed.
  static func far(_ share: Double) -> String {
    share < 1e-8 ? "\(share)" : numberText(100 * share, from: 0, through: 12) + " %"
  }

  /// Radians as degrees.
  static func degrees(_ radians: Double) -> String {
    rounded(radians.inDegrees, decimalsOfDegrees(radians)) + "°"
  }

  /// One, and of what it would leave nothing as many as show it; a millionth of a degree is rounding.
  private static func decimalsOfDegrees(_ radians: Double) -> Int {
    let degrees = radians.inDegrees
    return rounded(degrees, 1) == "0" ? decimals(degrees, from: 1, through: 6) : 1
  }

  /// A share with its interval, as in `3.2 % (2.9–3.6)`.
  static func percent(_ share: Double?, _ interval: ConfidenceInterval? = nil, _ decimals: Int = 1)
    -> String
  {
    guard let share else { return "–" }
    // Rates of a few in a thousand are told apart too, and what is nearly all from all.
    let isNearEnd = share > 0 && share < 0.01 || share < 1 && share > 0.999
    let decimals = isNearEnd ? decimals + 2 : decimals
    let words = percentage(share, decimals) + " %"
    guard let interval else { return words }
    return words + range(interval.low, interval.high) { percentage($0, decimals) }
  }

  /// A quantile in degrees with its interval.
  static func degrees(_ quantile: QuantileOfRows?) -> String {
    guard let quantile else { return "–" }
    let decimals = decimalsOfDegrees(quantile.value)
    return degrees(quantile.value)
      + (quantile.interval.map { range($0.low.inDegrees, $0.high.inDegrees, decimals) } ?? "")
  }
}
