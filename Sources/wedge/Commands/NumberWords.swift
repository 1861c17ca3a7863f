import Training

/// Numbers of a report as a person reads them.
enum NumberWords {
  static func rounded(_ value: Double, _ decimals: Int) -> String {
    let factor = (0..<decimals).reduce(1.0) { power, _ in power * 10 }
    let number = (value * factor).rounded() / factor
    return number == number.rounded() && number.magnitude < 1e15 ? "\(Int(number))" : "\(number)"
  }

  /// Radians as degrees.
  static func degrees(_ radians: Double) -> String { rounded(radians * 180 / .pi, 1) + "°" }

  /// A share with its interval, as in `3.2 % (2.9–3.6)`.
  static func percent(_ share: Double?, _ interval: ConfidenceInterval? = nil, _ decimals: Int = 1)
    -> String
  {
    guard let share else { return "–" }
    // Rates of a few in a thousand are told apart too.
    let decimals = share > 0 && share < 0.01 ? decimals + 2 : decimals
    let range = interval.map {
      " (\(rounded(100 * $0.low, decimals))–\(rounded(100 * $0.high, decimals)))"
    }
    return rounded(100 * share, decimals) + " %" + (range ?? "")
  }

  /// A quantile in degrees with its interval.
  static func degrees(_ quantile: QuantileOfRows?) -> String {
    guard let quantile else { return "–" }
    let factor = 180 / Double.pi
    return degrees(quantile.value)
      + " (\(rounded(quantile.interval.low * factor, 1))–\(rounded(quantile.interval.high * factor, 1)))"
  }
}

/// Rows of cells as lines of columns.
struct TextColumns {
  let lines: [String]

  /// - Parameter leading: columns whose cells begin at one place; the others end at one.
  init(_ rows: [[String]], leading: Set<Int>) {
    let widths = (rows.first ?? []).indices.map { column in
      rows.map { $0[column].unicodeScalars.count }.max() ?? 0
    }
    lines = rows.map { row in
      var line = row.enumerated().map { column, cell in
        let padding = String(repeating: " ", count: widths[column] - cell.unicodeScalars.count)
        return leading.contains(column) ? cell + padding : padding + cell
      }.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}
