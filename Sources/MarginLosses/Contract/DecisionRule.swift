/// How a trained classifier chooses a class; the margin is never part of it.
public enum DecisionRule: Equatable, Sendable {
  /// The smallest angle to a prototype.
  case angle
  /// The largest w·x + b.
  case innerProduct
  /// The smallest d + h: the distance to a mean, in standard deviations, and what these cost.
  case distance
}

extension Classifier {
  /// Where the decision between two classes changes as used, in words, such as `θ1 = θ2`.
  ///
  /// - Parameters: how the angles to both prototypes are written: θ and what the class is called.
  public func boundaryAsUsed(_ own: String = "θ1", _ other: String = "θ2") -> String {
    let (one, two) = (own.dropFirst(), other.dropFirst())
    if mixing != nil { return "S\(one) = S\(two)" }
    return switch rule {
    case .angle: "\(own) = \(other)"
    case .distance: "d\(one) + h\(one) = d\(two) + h\(two)"
    case .innerProduct:
      hasBias ? "w\(one)·x + b\(one) = w\(two)·x + b\(two)" : "w\(one)·x = w\(two)·x"
    }
  }
}
