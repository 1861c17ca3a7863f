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
  public let unit: Unit
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
  /// What it does, for help, as in `The scale s`; nil where the family's name says it.
  public let summary: String?

  public init(
    key: String, option: String, title: String, unit: Unit, range: ClosedRange<Double>,
    notches: [Double], laboratoryDefault: Double, published: Double?,
    source: PublishedSource = .paper, isOptional: Bool = false, isWhole: Bool = false,
    summary: String? = nil
  ) {
    self.source = source
    self.key = key
    self.option = option
    self.title = title
    self.unit = unit
    self.range = range
    self.notches = notches
    self.laboratoryDefault = laboratoryDefault
    self.published = published
    self.isOptional = isOptional
    self.isWhole = isWhole
    self.summary = summary
  }

  /// Whether it is off at 0 and on at 1, with nothing between.
  public var isSwitch: Bool { notches == [0, 1] && range == 0...1 }
}

/// One way to continue a target logit where the formula of the paper ends.
public struct Variant: Hashable, Sendable {
  /// The name used by `--variant`.
  public let name: String
  /// What the screen calls it.
  public let title: String
  /// One line for the help screen.
  public let summary: String
  /// What its gradient takes for a constant although the loss moves with it; nil where the gradient is
  /// the derivative, or where the loss itself says what.
  public let heldConstant: String?
  /// What its numbers are measured in where it is not what the loss says, by their keys.
  public let measures: [String: Measures]

  /// - Parameter title: the name where it is nil.
  public init(
    name: String, title: String? = nil, summary: String, heldConstant: String? = nil,
    measures: [String: Measures] = [:]
  ) {
    self.name = name
    self.title = title ?? name
    self.summary = summary
    self.heldConstant = heldConstant
    self.measures = measures
  }

  /// A number's unit, and what the paper used in it.
  public struct Measures: Hashable, Sendable {
    public let unit: Unit
    public let published: Double?
  }
}

/// Who published a loss, and where.
public struct Citation: Hashable, Sendable {
  public let authors: String
  public let title: String
  public let venue: String
  public let year: Int

  public init(authors: String, title: String, venue: String, year: Int) {
    self.authors = authors
    self.title = title
    self.venue = venue
    self.year = year
  }
}

/// Everything about a loss that is said rather than computed.
public struct LossDescription: Sendable {
  /// The name used by `--loss`.
  public let name: String
  /// Other names that `--loss` takes.
  public let aliases: [String]
  /// The name on the screen.
  public let title: String
  /// The digit key that chooses it, in the order of the source text.
  public let digit: Int?
  /// The train-time boundary between two classes, such as `θ1 + m = θ2`.
  public let boundary: String
  public let hyperparameters: [Hyperparameter]
  /// The key of the margin that `MarginLoss.marginBound` bounds and the header shows.
  public let marginKey: String?
  /// What its gradient takes for a constant although the loss moves with it; nil where the gradient is
  /// the derivative.
  public let heldConstant: String?
  /// The first is the default; empty when there is nothing to choose.
  public let variants: [Variant]
  /// Classes without which it is no loss at all.
  public let fewestClasses: Int
  /// Where it differs from what its authors run; nil where it does not.
  public let difference: String?
  public let citation: Citation

  public init(
    name: String, aliases: [String] = [], title: String, digit: Int?, boundary: String,
    hyperparameters: [Hyperparameter],
    marginKey: String? = nil, heldConstant: String? = nil, variants: [Variant] = [],
    fewestClasses: Int = 2, difference: String? = nil, citation: Citation
  ) {
    self.fewestClasses = fewestClasses
    self.difference = difference
    self.name = name
    self.aliases = aliases
    self.title = title
    self.digit = digit
    self.boundary = boundary
    self.hyperparameters = hyperparameters
    self.marginKey = marginKey
    self.heldConstant = heldConstant
    self.variants = variants
    self.citation = citation
  }

  /// What the gradient of a variant, the default one for nil, takes for a constant.
  public func heldConstant(in variant: String?) -> String? {
    let name = variant ?? variants.first?.name
    return variants.first { $0.name == name }?.heldConstant ?? heldConstant
  }

  /// The numbers as a variant measures them; those of the default variant for nil.
  public func hyperparameters(of variant: String?) -> [Hyperparameter] {
    let name = variant ?? variants.first?.name
    guard let chosen = variants.first(where: { $0.name == name }), !chosen.measures.isEmpty else {
      return hyperparameters
    }
    return hyperparameters.map { each in chosen.measures[each.key].map(each.measured) ?? each }
  }
}

extension Hyperparameter {
  /// The same number in a variant's own unit.
  fileprivate func measured(in measures: Variant.Measures) -> Hyperparameter {
    Hyperparameter(
      key: key, option: option, title: title, unit: measures.unit, range: range,
      notches: notches, laboratoryDefault: laboratoryDefault, published: measures.published,
      isOptional: isOptional, isWhole: isWhole, summary: summary)
  }
}
