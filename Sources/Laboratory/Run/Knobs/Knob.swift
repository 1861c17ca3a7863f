/// What a knob turns.
public enum KnobSubject: Hashable, Sendable {
  /// A number of the loss, by its key.
  case hyperparameter(String)
  /// A setting of the run, by its name.
  case setting(String)
  /// How alike two samples must be; nothing of the run depends on it.
  case threshold
}

extension KnobSubject {
  /// As files name it.
  var name: String {
    switch self {
    case .hyperparameter(let key): "loss.\(key)"
    case .setting(let name): name
    case .threshold: "threshold"
    }
  }
}

/// One row of the panel of knobs, ready to print.
public struct Knob: Equatable, Sendable {
  public var subject: KnobSubject
  /// Such as `m`, `s`, `η`; empty where the title says it all.
  public var symbol: String
  public var title: String
  /// The value with its unit, such as `0.50 rad`.
  public var valueText: String
  /// The value in the common currency, such as `28.6°`, or how an absent one is replaced.
  public var extraText: String?
  /// Where the value stands on the bar, 0…1.
  public var fraction: Double
  /// Where the limit stands on the bar, 0…1; nil without one.
  public var limitFraction: Double?
  /// Where the limit of the prototypes as they stand is, 0…1; nil without one.
  public var actualFraction: Double?
  /// Where the value in force stands on the bar while a warm-up raises it, 0…1; nil else.
  public var nowFraction: Double?
  /// Whether turning it begins a new run.
  public var startsAnew: Bool

  /// The symbol, or the title where that is all.
  package var shortName: String { symbol.isEmpty ? title : symbol }
}
