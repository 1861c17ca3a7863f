internal import Kernels

/// One axis of a grid: a setting and the values it takes, in the order they were given.
public struct GridAxis: Equatable, Sendable {
  /// As on the command line, such as `m`, `margin` or `classes`.
  public let name: String
  public let values: [Double]

  /// The most values an axis may have.
  public static let mostValues: Int = 10_000

  public init(name: String, values: [Double]) {
    self.name = name
    self.values = values
  }

  /// Reads `name=a:b:step` (from a by steps as far as b, b included), `name=log:a:b:n` (n values in
  /// equal ratios from a to b) or `name=a,b,c`.
  ///
  /// - Throws: what is wrong with the text, and how it is written instead.
  public init(parsing text: String) throws(ConfigurationError) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty else {
      throw ConfigurationError(
        "grid", text, "Write NAME=a:b:step, NAME=log:a:b:n or NAME=a,b,c, such as m=0:1:0.1.")
    }
    name = String(parts[0])
    let fields = parts[1].split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    switch (fields.count, fields[0]) {
    case (4, "log"): values = try Self.ratios(fields, of: text)
    case (3, _): values = try Self.steps(fields, of: text)
    case (1, _): values = try Self.list(fields[0], of: text)
    default:
      throw ConfigurationError(
        "grid", text, "Write values as a:b:step, log:a:b:n or a,b,c.")
    }
  }

  private static func list(_ list: String, of text: String) throws(ConfigurationError) -> [Double] {
    var values: [Double] = []
    for field in list.split(separator: ",", omittingEmptySubsequences: false) {
      guard let value = Double(field), value.isFinite else {
        throw ConfigurationError("grid", text, "'\(field)' is no number.")
      }
      // −0 is 0.
      values.append(value == 0 ? 0 : value)
    }
    return values
  }

  /// Counted in whole units of the last decimal, so that 0:1:0.1 holds 0.3 and not 0.30000000000000004.
  private static func steps(
    _ fields: [String], of text: String
  ) throws(ConfigurationError) -> [Double] {
    let decimals = fields.map(decimals(of:)).max() ?? 0
    let unit = (0..<min(decimals, 9)).reduce(1.0) { product, _ in product * 10 }
    var counts: [Int] = []
    for field in fields {
      guard let value = Double(field), (value * unit).magnitude < 1e15, decimals <= 9,
        (value * unit - (value * unit).rounded()).magnitude <= 1e-9 * (value * unit).magnitude
      else {
        throw ConfigurationError(
          "grid", text,
          "'\(field)' is no number with at most nine decimals, written without an exponent, and "
            + "fifteen figures in all.")
      }
      counts.append(Int((value * unit).rounded()))
    }
    guard counts[2] > 0, counts[1] >= counts[0] else {
      throw ConfigurationError("grid", text, "Write a:b:step with a ≤ b and a step above 0.")
    }
    let count = (counts[1] - counts[0]) / counts[2] + 1
    guard count <= mostValues else { throw tooMany(text) }
    return (0..<count).map { Double(counts[0] + $0 * counts[2]) / unit }
  }

  private static func decimals(of field: String) -> Int {
    guard let point = field.firstIndex(of: ".") else { return 0 }
    return field.distance(from: point, to: field.endIndex) - 1
  }

  private static func ratios(
    _ fields: [String], of text: String
  ) throws(ConfigurationError) -> [Double] {
    guard let first = Double(fields[1]), let last = Double(fields[2]), let count = Int(fields[3]),
      first > 0, last > 0, first.isFinite, last.isFinite, count >= 2
    else {
      throw ConfigurationError(
        "grid", text,
        "Write log:a:b:n with finite a and b above 0 and from 2 to \(mostValues) values.")
    }
    guard count <= mostValues else { throw tooMany(text) }
    let step = (Double.log(last) - Double.log(first)) / Double(count - 1)
    return (0..<count).map { index in
      if index == 0 { return first }
      if index == count - 1 { return last }
      return sixFigures(Double.exp(Double.log(first) + Double(index) * step))
    }
  }

  private static func tooMany(_ text: String) -> ConfigurationError {
    ConfigurationError("grid", text, "Give at most \(mostValues) values.")
  }

  /// A positive number rounded to six significant figures.
  static func sixFigures(_ value: Double) -> Double {
    guard value > 0, value.isFinite else { return value }
    var power = 1.0
    while value * power < 1e5, power < 1e15 { power *= 10 }
    while value * power >= 1e6, power > 1e-15 { power /= 10 }
    return (value * power).rounded() / power
  }
}

extension GridAxis {
  /// What lies half-way between two neighbours: their geometric mean where the axis goes by ratios
  /// rather than by differences; nil where nothing new lies between them.
  func middle(_ low: Double, _ high: Double) -> Double? {
    var middle = Self.sixFigures((low + high) / 2)
    if isByRatios { middle = Self.sixFigures((low * high).squareRoot()) }
    return middle > low && middle < high ? middle : nil
  }

  /// The values in ascending order, each once.
  public var ascending: [Double] {
    values.sorted().reduce(into: []) { if $0.last != $1 { $0.append($1) } }
  }

  private var isByRatios: Bool {
    let ordered = ascending
    guard ordered.count > 2, ordered[0] > 0 else { return false }
    func unevenness(_ steps: [Double]) -> Double { (steps.max() ?? 1) / (steps.min() ?? 1) }
    let pairs = zip(ordered.dropFirst(), ordered)
    return unevenness(pairs.map { Double.log($0 / $1) }) < unevenness(pairs.map { $0 - $1 })
  }
}
