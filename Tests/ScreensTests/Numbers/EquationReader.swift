import Kernels

/// Works out what is printed of a formula, as somebody with a pocket calculator would: numbers,
/// degrees, cosines, brackets, [ ]₊ and the four operations; nil where something else is written.
struct EquationReader {
  private var rest: [Character]

  static func value(_ text: String) -> Double? {
    var reader = EquationReader(rest: text.filter { $0 != " " })
    guard let value = reader.sum(), reader.rest.isEmpty else { return nil }
    return value
  }

  private init(rest: some Sequence<Character>) { self.rest = Array(rest) }

  private mutating func take(_ word: String) -> Bool {
    guard rest.starts(with: word) else { return false }
    rest.removeFirst(word.count)
    return true
  }

  private mutating func sum() -> Double? {
    let isNegative = take("−")
    guard var value = product() else { return nil }
    if isNegative { value = -value }
    while let first = rest.first, first == "+" || first == "−" {
      rest.removeFirst()
      guard let next = product() else { return nil }
      value += first == "+" ? next : -next
    }
    return value
  }

  private mutating func product() -> Double? {
    guard var value = power() else { return nil }
    while let first = rest.first, first == "·" || first == "/" {
      rest.removeFirst()
      guard let next = power() else { return nil }
      value = first == "·" ? value * next : value / next
    }
    return value
  }

  private mutating func power() -> Double? {
    guard let base = atom() else { return nil }
    guard take("^") else { return base }
    return atom().map { (exponent: Double) in
      base > 0 ? Double.exp(exponent * Double.log(base)) : 0
    }
  }

  private mutating func atom() -> Double? {
    if take("cos") { return atom().map { Double.cos($0) } }
    if take("(") {
      guard let value = sum(), take(")") else { return nil }
      return value
    }
    if take("[") {
      guard let value = sum(), take("]₊") else { return nil }
      return max(0, value)
    }
    let figures = rest.prefix { $0.isNumber || $0 == "." }
    guard let number = Double(String(figures)) else { return nil }
    rest.removeFirst(figures.count)
    return take("°") ? number * .pi / 180 : number
  }
}
