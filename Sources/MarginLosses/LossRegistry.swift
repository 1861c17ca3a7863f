/// Every loss, in the order of the source text; adding one is its file and one line here.
public enum LossRegistry {
  public static let all: [any MarginLoss.Type] = [
    NormFace.self,
    Softmax.self,
    LSoftmax.self,
    ASoftmax.self,
    CosFace.self,
    ArcFace.self,
    CombinedMargin.self,
  ]

  /// The loss with a name or an alias; nil when there is none.
  public static func named(_ name: String) -> (any MarginLoss.Type)? {
    all.first { $0.description.name == name || $0.description.aliases.contains(name) }
  }
}
