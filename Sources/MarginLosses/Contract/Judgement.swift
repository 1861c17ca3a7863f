/// What a loss says of one sample.
public struct Judgement: Equatable, Sendable {
  public var label: Int32 = 0
  /// The class chosen when the classifier is used: no margin, no scale.
  public var predicted: Int32 = 0
  /// The class, other than the label, whose logit is largest.
  public var nextClass: Int32 = 0
  /// −ln p of the label with the margin in place.
  public var loss: Float = 0
  /// The label's probability with the margin in place.
  public var probability: Float = 0
  /// Radians to the label's prototype.
  public var ownAngle: Float = 0
  /// Radians to the nearest other prototype.
  public var nextAngle: Float = 0
  /// Length of the embedding.
  public var norm: Float = 0
  /// Whether the label's logit with the margin still exceeds every other.
  public var meetsMargin: Bool = false

  public init() {}

  /// Whether the classifier, as used, chooses the label.
  public var isRight: Bool { predicted == label }
}
