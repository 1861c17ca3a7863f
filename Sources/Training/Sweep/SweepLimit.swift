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

  /// Whether most runs of a place ran away or fell together: what they measure is no merit.
  public func isLost(_ place: Place) -> Bool { Self.isLost(self[place]) }

  /// The same of the rows of a place.
  public static func isLost(_ rows: [SweepRow]) -> Bool {
    2 * rows.count { $0.status == .diverged || $0.status == .collapsed } > rows.count
  }

  /// Whether a column's number leaves the logit of a class as it is, and no other margin of the loss is
  /// set.
  public func hasNoMargin(column: Int) -> Bool {
    guard let value = margins[column] else { return true }
    let known = LossRegistry.description(named: loss)?.hyperparameters(of: variant) ?? []
    func isNone(_ value: Double, _ number: Hyperparameter?) -> Bool {
      value == (number?.unit == .factor ? 1 : 0)
    }
    let others = known.filter { number in
      Self.combinedNumbers.contains(number.key) && number.key != marginName
        && number.option != marginName
    }
    return !asksForLess && isNone(value, known.first { $0.memberName == marginName })
      && others.allSatisfy { isNone(given($0) ?? $0.laboratoryDefault, $0) }
  }

  /// Whether the loss asks for less the larger its margin is.
  var isAskingForLess: Bool {
    guard classes > 1, let type = LossRegistry.named(loss), !type.isToldOfMeanLength else {
      return false
    }
    let parameters = parameters(of: type.description, scale: scales.first ?? nil)
    if case .from = bound(of: type, parameters).bound { return true }
    return false
  }

  private func limit(of type: any MarginLoss.Type, _ parameters: LossParameters) -> SweepLimit? {
    let (loss, bound) = bound(of: type, parameters)
    return bound.limit.map { value in
      SweepLimit(
        value: value, text: bound.text(spacing: "2π/\(classes)"), embeddings: loss.usualLength)
    }
  }

  private func bound(
    of type: any MarginLoss.Type, _ parameters: LossParameters
  ) -> (loss: any MarginLoss, bound: MarginBound) {
    let loss = type.init(parameters).started(classes: classes).settled(ownCosine: 1)
    return (loss, loss.marginBound(spacing: 2 * .pi / Double(classes), with: parameters))
  }

  private var variant: String? { settings.first { $0.name == "variant" }?.text }

  private func given(_ number: Hyperparameter) -> Double? {
    settings.first { $0.name == number.memberName }.flatMap { Double($0.text) }
  }

  /// What all runs of a scale share: numbers, and by which variant they are meant.
  private func parameters(of description: LossDescription, scale: Double?) -> LossParameters {
    var parameters = LossParameters(variant: variant)
    for each in description.hyperparameters {
      parameters[each.key] = each.option == "scale" ? scale ?? given(each) : given(each)
    }
    return parameters
  }
}
