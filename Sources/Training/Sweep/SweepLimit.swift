internal import MarginLosses

/// Up to where margins can be met, as a map tells it.
public struct SweepLimit: Equatable, Sendable {
  /// The largest margin that equally spaced classes can meet in the plane, in the axis's unit.
  public let value: Double
  /// How it is written; nil without a formula.
  public let text: String?
  /// Of which embeddings alone it holds, in words; nil of all.
  public let embeddings: String?
}

extension SweepMap {
  /// Nil outside the plane, where runs alone know how long their embeddings are, where no margin is too large, for a margin that the limit does not bound, and
  /// where it is another one at each scale.
  var closedFormLimit: SweepLimit? {
    guard dimension == 2, classes > 1, let type = LossRegistry.named(loss),
      !type.isToldOfMeanLength,
      let key = type.description.marginKey, marginName == "margin" || marginName == key
    else { return nil }
    let limits = scales.map { limit(of: type, parameters(of: type.description, scale: $0)) }
    guard let first = limits.first, limits.allSatisfy({ $0 == first }) else { return nil }
    return first
  }

  /// Whether most rows of a place say that classes cannot meet the margin.
  public func isUnmet(_ place: Place) -> Bool {
    let rows = self[place]
    return 2 * rows.count { $0.isFeasible == false } > rows.count
  }

  private func limit(of type: any MarginLoss.Type, _ parameters: LossParameters) -> SweepLimit? {
    let loss = type.init(parameters).started(classes: classes).settled(ownCosine: 1)
    let bound = loss.marginBound(spacing: 2 * .pi / Double(classes), with: parameters)
    return bound.limit.map { value in
      SweepLimit(
        value: value, text: bound.text(spacing: "2π/\(classes)"), embeddings: loss.usualLength)
    }
  }

  /// What all runs of a scale share: numbers, and by which variant they are meant.
  private func parameters(of description: LossDescription, scale: Double?) -> LossParameters {
    var parameters = LossParameters(variant: settings.first { $0.name == "variant" }?.text)
    for each in description.hyperparameters {
      let given = settings.first { $0.name == each.memberName }.flatMap { Double($0.text) }
      parameters[each.key] = each.option == "scale" ? scale ?? given : given
    }
    return parameters
  }
}
