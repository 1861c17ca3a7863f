/// Everything about a loss that is said rather than computed.
public final class LossDescription: Sendable {
  /// The name used by `--loss`.
  public let name: String
  /// Other names that `--loss` takes.
  public let aliases: [String]
  /// The name on the screen.
  public let title: String
  /// A short name, for a row that names many losses.
  public let sign: String
  /// The digit key that chooses it, in the order of the source text.
  public let digit: Int?
  /// The train-time boundary between two classes, such as `θ1 + m = θ2`.
  public let boundary: String
  public let hyperparameters: [Hyperparameter]
  /// The key of the margin that `MarginLoss.marginBound` bounds and the header shows.
  public let marginKey: String?
  /// The key of the margin of whoever is asked least, below which that one turns the loss round.
  public let leastMarginKey: String?
  /// What its gradient takes for a constant although the loss moves with it; nil where the gradient is
  /// the derivative.
  public let heldConstant: String?
  /// The first is the default; empty when there is nothing to choose.
  public let variants: [Variant]
  /// The class of which most is asked, in words; each class alike unless it says so.
  public let strictest: String
  /// Classes without which it is no loss at all.
  public let fewestClasses: Int
  /// Where it differs from what its authors run; nil where it does not.
  public let difference: String?
  /// Where its pull has no direction beside the places that losses of its kind share; nil where nowhere.
  public let edge: String?
  /// What its picture teaches, in one sentence.
  public let teaches: String
  public let citation: Citation

  public init(
    name: String, aliases: [String] = [], title: String, sign: String? = nil,
    digit: Int?, boundary: String,
    hyperparameters: [Hyperparameter],
    marginKey: String? = nil, leastMarginKey: String? = nil, strictest: String = "each class",
    heldConstant: String? = nil,
    variants: [Variant] = [],
    fewestClasses: Int = 2, difference: String? = nil, edge: String? = nil, teaches: String,
    citation: Citation
  ) {
    self.strictest = strictest
    self.fewestClasses = fewestClasses
    self.difference = difference
    self.edge = edge
    self.teaches = teaches
    self.name = name
    self.sign = sign ?? title
    self.aliases = aliases
    self.title = title
    self.digit = digit
    self.boundary = boundary
    self.hyperparameters = hyperparameters
    self.marginKey = marginKey
    self.leastMarginKey = leastMarginKey
    self.heldConstant = heldConstant
    self.variants = variants
    self.citation = citation
  }

  /// The number that `--scale` sets; nil for a loss without a scale of its own.
  public var scale: Hyperparameter? { hyperparameters.first { $0.option == "scale" } }

  /// Whether a number is a margin: one in an angle's or a cosine's measure, or the one that is bounded.
  public func isMargin(_ hyperparameter: Hyperparameter) -> Bool {
    hyperparameter.unit != .plain || hyperparameter.key == marginKey
  }

  /// What the gradient of a variant, the default one for nil, takes for a constant.
  public func heldConstant(in variant: String?) -> String? {
    let name = variant ?? variants.first?.name
    return variants.first { $0.name == name }?.heldConstant ?? heldConstant
  }

  /// The numbers that a variant has, as it measures them; those of the default variant for nil.
  public func hyperparameters(of variant: String?) -> [Hyperparameter] {
    let name = variant ?? variants.first?.name
    guard let chosen = variants.first(where: { $0.name == name }),
      !chosen.measures.isEmpty || !chosen.lacking.isEmpty
    else { return hyperparameters }
    return hyperparameters.filter { !chosen.lacking.contains($0.key) }
      .map { each in chosen.measures[each.key].map(each.measured) ?? each }
  }
}
