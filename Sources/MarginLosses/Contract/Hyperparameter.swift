/// Where a published number stands.
public enum PublishedSource: String, Hashable, Sendable {
  case paper
  /// In what the authors run: their code, its settings or its notes.
  case code
}

/// One number that a person turns: its names, unit, range and two defaults.
public struct Hyperparameter: Hashable, Sendable {
  /// The key in `LossParameters` and in oracle files, such as `m` or `lambda`.
  public let key: String
  /// The command-line option without dashes, such as `margin`.
  public let option: String
  /// What the screen calls it, such as `margin`.
  public let title: String
  /// What the screen writes before its value, the key unless the loss says it; empty where the title says it all.
  public let symbol: String
  public let unit: Unit
  /// Decimals that a value below 100 is written with where it needs no more.
  public let decimals: Int
  public let range: ClosedRange<Double>
  /// The values one press of an arrow key steps through, ascending.
  public let notches: [Double]
  /// Where the laboratory starts: feasible in the plane.
  public let laboratoryDefault: Double
  /// What the paper used in hundreds of dimensions; nil where it names none.
  public let published: Double?
  /// Where that number stands.
  public let source: PublishedSource
  /// Whether it may be absent, which means that the embedding's own norm takes its place.
  public let isOptional: Bool
  /// Whether only whole numbers make sense.
  public let isWhole: Bool
  /// What it does, for help, as in `The temperature τ`; nil of `--margin` and `--scale`, which many
  /// losses share.
  public let summary: String?

  public init(
    key: String, option: String, title: String, symbol: String? = nil, unit: Unit,
    decimals: Int? = nil, range: ClosedRange<Double>, notches: [Double], laboratoryDefault: Double,
    published: Double?,
    source: PublishedSource = .paper, isOptional: Bool = false, isWhole: Bool = false,
    summary: String? = nil
  ) {
    self.source = source
    self.key = key
    self.option = option
    self.title = title
    self.symbol = symbol ?? (key == title || Self.isSwitch(notches, range) ? "" : key)
    self.decimals = decimals ?? (isWhole ? 0 : unit.decimals)
    self.unit = unit
    self.range = range
    self.notches = notches
    self.laboratoryDefault = laboratoryDefault
    self.published = published
    self.isOptional = isOptional
    self.isWhole = isWhole
    self.summary = summary
  }

  /// What a run's report and the rows of a sweep call it: the number that `--margin` or `--scale` sets by
  /// that, whatever its key, any other by its key.
  public var memberName: String { ["margin", "scale"].contains(option) ? option : key }

  /// Whether it is off at 0 and on at 1, with nothing between.
  public var isSwitch: Bool { Self.isSwitch(notches, range) }

  private static func isSwitch(_ notches: [Double], _ range: ClosedRange<Double>) -> Bool {
    notches == [0, 1] && range == 0...1
  }

  /// The symbol, or the title where that is all.
  public var shortName: String { symbol.isEmpty ? title : symbol }
}

extension Hyperparameter {
  /// The same number in a variant's own unit.
  func measured(in measures: Variant.Measures) -> Hyperparameter {
    Hyperparameter(
      key: key, option: option, title: title, symbol: symbol, unit: measures.unit,
      decimals: measures.unit == unit ? decimals : nil, range: range, notches: notches,
      laboratoryDefault: laboratoryDefault, published: measures.published,
      source: source, isOptional: isOptional, isWhole: isWhole, summary: summary)
  }
}

extension Unit {
  /// Decimals that numbers of this unit are written with where a loss says no other.
  fileprivate var decimals: Int {
    switch self {
    case .radians, .cosine: 2
    case .factor, .plain: 1
    }
  }
}
