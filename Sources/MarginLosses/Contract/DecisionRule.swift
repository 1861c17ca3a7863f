/// How a trained classifier chooses a class; the margin is never part of it.
public enum DecisionRule: Equatable, Sendable {
  /// The smallest angle to a prototype.
  case angle
  /// The largest w·x + b.
  case innerProduct
}

extension Classifier {
  /// Where the decision between two classes changes as used, in words, such as `θ1 = θ2`.
  ///
  /// - Parameters: how the angles to both prototypes are written.
  public func boundaryAsUsed(_ own: String = "θ1", _ other: String = "θ2") -> String {
    switch rule {
    case .angle: "\(own) = \(other)"
    case .innerProduct: hasBias ? "w1·x + b1 = w2·x + b2" : "w1·x = w2·x"
    }
  }
}
