/// How a setting is turned on the screen.
public struct KnobStyle: Sendable {
  /// What the panel calls it.
  public var title: @Sendable (Configuration) -> String
  /// What stands before its value, such as `η`; empty where the title says it all.
  public var symbol: String = ""
  /// The order among knobs; equal ranks are in the order of the table.
  var rank: Int = .max
  /// Where one press of an arrow key rests, ascending; those outside the range are passed over.
  public var notches: [Double] = []
  /// Whether the bar shows factors rather than differences.
  public var isLogarithmic: Bool = false
  /// Decimals that a number is printed with, at least and at most.
  public var decimals: ClosedRange<Int> = 0...0
  /// A word for a value that stands for something else; nil for others.
  public var valueWord: @Sendable (Configuration, Double) -> String? = { _, _ in nil }
  /// What a run allows where that is less than the setting does; nil where it is the same.
  var range: (@Sendable (Configuration) -> ClosedRange<Double>)?
  /// Whether a run has it.
  public var isThere: @Sendable (Configuration) -> Bool = { _ in true }
  /// How a run goes on at another value; nil where a new run begins.
  var goesOn: LiveChange?
  /// Whether a run of these settings begins anew all the same.
  var beginsAnyway: @Sendable (Configuration) -> Bool = { _ in false }
  /// Whether what is seen of the run changes at once, not with the next step alone.
  public var changesLoss: Bool = false
  /// The settings of the run that begins; nil where this one and what it brings are all that changes.
  var begins: (@Sendable (Configuration, Double) -> Configuration)?

  init(_ title: String, _ change: (inout KnobStyle) -> Void = { _ in }) {
    self.title = { _ in title }
    change(&self)
  }

  /// Whether turning it begins a new run.
  public func startsAnew(_ configuration: Configuration) -> Bool {
    goesOn == nil || beginsAnyway(configuration)
  }
}

extension Setting {
  /// Where a knob may come to rest in a run.
  public func range(in configuration: Configuration) -> ClosedRange<Double> {
    if let range = knob?.range { return range(configuration) }
    switch kind {
    case .whole(let range, _, let zero):
      return Double(zero == nil ? range.lowerBound : 0)...Double(range.upperBound)
    case .number(let range, _): return range
    case .choice(let names, _): return 0...Double(max(names(configuration).count - 1, 0))
    case .seed, .classes, .flag: return 0...1
    }
  }

  /// The value as a knob turns it: a name's position, how many classes.
  public func number(in configuration: Configuration) -> Double {
    switch get(configuration) {
    case .whole(let count): Double(count)
    case .number(let number): number
    case .name(let name): Double(names(in: configuration).firstIndex(of: name) ?? 0)
    case .classes(let classes): Double(classes.count)
    case .flag(let flag): flag ? 1 : 0
    case .seed(let seed): Double(seed)
    }
  }

  /// Where a knob is put back to.
  public func standardNumber(in configuration: Configuration) -> Double {
    let range = range(in: configuration)
    return min(max(number(in: standard(for: configuration)), range.lowerBound), range.upperBound)
  }

  /// Puts a number in, as a knob or an axis turns it.
  func set(_ number: Double, in configuration: inout Configuration) {
    let value: SettingValue? =
      switch kind {
      case .whole: .whole(Int(number))
      case .number: .number(number)
      case .choice: names(in: configuration).dropFirst(Int(number)).first.map { .name($0) }
      case .flag: .flag(number != 0)
      case .seed, .classes: nil
      }
    guard let value else { return }
    _ = set(&configuration, value)
  }

  /// The settings of the run that begins when the knob is turned.
  public func begun(_ configuration: Configuration, at number: Double) -> Configuration {
    if let begins = knob?.begins { return begins(configuration, number) }
    var next = configuration
    set(number, in: &next)
    bring(&next)
    return next
  }
}
