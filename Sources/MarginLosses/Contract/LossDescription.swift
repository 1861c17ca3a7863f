/// What a margin is measured in; screens print the unit beside every value.
public enum Unit: Hashable, Sendable {
  case radians
  case cosine
  /// A multiple of an angle.
  case factor
  /// A plain number, such as a scale.
  case plain
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
  /// Whether it may be absent, which means that the embedding's own norm takes its place.
  public let isOptional: Bool
  /// Whether only whole numbers make sense.
  public let isWhole: Bool
  /// What it does, for help, as in `The scale s`; nil where the family's name says it.
  public let summary: String?

  public init(
    key: String, option: String, title: String, unit: Unit, range: ClosedRange<Double>,
    notches: [Double], laboratoryDefault: Double, published: Double?, isOptional: Bool = false,
    isWhole: Bool = false, summary: String? = nil
  ) {
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
  /// The loss of one sample where it is written otherwise than the loss's own; nil else.
  public let formula: String?

  /// - Parameter title: the name where it is nil.
  public init(name: String, title: String? = nil, summary: String, formula: String? = nil) {
    self.name = name
    self.title = title ?? name
    self.summary = summary
    self.formula = formula
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
  /// The loss of one sample, ready to print; the screen cuts it to fit.
  public let formula: String
  /// The target logit, such as `cos(θ+m)`; empty for a loss without prototypes.
  public let targetFormula: String
  /// The train-time boundary between two classes, such as `θ1 + m = θ2`.
  public let boundary: String
  public let hyperparameters: [Hyperparameter]
  /// The key of the margin that `MarginLoss.marginLimit` bounds and the header shows.
  public let marginKey: String?
  /// The first is the default; empty when there is nothing to choose.
  public let variants: [Variant]
  public let citation: Citation

  public init(
    name: String, aliases: [String] = [], title: String, digit: Int?, formula: String,
    targetFormula: String, boundary: String, hyperparameters: [Hyperparameter],
    marginKey: String? = nil, variants: [Variant] = [], citation: Citation
  ) {
    self.name = name
    self.aliases = aliases
    self.title = title
    self.digit = digit
    self.formula = formula
    self.targetFormula = targetFormula
    self.boundary = boundary
    self.hyperparameters = hyperparameters
    self.marginKey = marginKey
    self.variants = variants
    self.citation = citation
  }
}
