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
  /// The keys of the loss's numbers that are not in its formula.
  public let lacking: Set<String>

  /// - Parameter title: the name where it is nil.
  public init(
    name: String, title: String? = nil, summary: String, heldConstant: String? = nil,
    measures: [String: Measures] = [:], lacking: Set<String> = []
  ) {
    self.name = name
    self.title = title ?? name
    self.summary = summary
    self.heldConstant = heldConstant
    self.measures = measures
    self.lacking = lacking
  }

  /// A number's unit, and what the paper used in it.
  public struct Measures: Hashable, Sendable {
    public let unit: Unit
    public let published: Double?
  }
}
