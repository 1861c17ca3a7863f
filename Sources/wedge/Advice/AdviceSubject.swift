internal import Drawing
import Kernels
import MarginLosses
import Plotting
import Training

/// A loss that advice is asked for, and what closed forms say of its margin.
struct AdviceSubject {
  let configuration: Configuration
  let description: LossDescription
  let margin: Hyperparameter
  let spacing: AdviceSpacing
  let bound: MarginBound
  /// Of which embeddings alone that holds, in words; nil of all.
  let usualLength: String?
  /// The same beside the other numbers as published, and those that differ from the ones in force.
  let published: (bound: MarginBound, others: [String])
  /// Whether a softmax shares plain cosines out, of which closed forms of the scale are.
  private let isShared: Bool

  init(_ configuration: Configuration) throws {
    guard let type = LossRegistry.named(configuration.loss),
      let margin = type.description.hyperparameters(of: configuration.parameters.variant).first(
        where: {
          $0.key == type.description.marginKey
        })
    else {
      throw UsageError.invalid(
        configuration.loss, for: "loss", "Advice needs losses with prototypes and a margin.")
    }
    self.configuration = configuration
    self.margin = margin
    description = type.description
    spacing = AdviceSpacing(configuration)
    let loss = type.init(configuration.parameters).settled(ownCosine: 1)
    bound = loss.marginBound(spacing: spacing.radians, with: configuration.parameters)
    usualLength = loss.usualLength
    published = Self.published(type, configuration.parameters, spacing.radians)
    isShared = loss.isShared && !loss.bendsRivals
  }

  private static func published(
    _ type: any MarginLoss.Type, _ parameters: LossParameters, _ spacing: Double
  ) -> (bound: MarginBound, others: [String]) {
    let description = type.description
    var published = parameters
    var others: [String] = []
    for each in description.hyperparameters(of: parameters.variant) {
      guard let value = each.published else { continue }
      let inForce = parameters[each.key] ?? each.laboratoryDefault
      published[each.key] = value
      guard each.key != description.marginKey, each.option != "scale", value != inForce
      else { continue }
      others.append("\(each.shortName) \(AdviceRow.short(value))")
    }
    let loss = type.init(published).settled(ownCosine: 1)
    return (loss.marginBound(spacing: spacing, with: published), others)
  }

  /// What screens call its scale.
  var scaleSymbol: String { description.scale?.shortName ?? "s" }

  /// Whether the loss has a scale s.
  var hasScale: Bool { description.scale != nil }

  /// The scale below which not all classes reach p 0.99; nil without a scale.
  var leastScale: Double? {
    guard hasScale, isShared, spacing.radians > 0 else { return nil }
    return ClosedForms.scaleBound(classes: Double(configuration.classes), probability: 0.99)
  }

  /// The loss's other margin that this one should not be below; nil without.
  private var leastMargin: Double? {
    description.hyperparameters.first { $0.key == description.leastMarginKey }
      .map { configuration.parameters[$0.key] ?? $0.laboratoryDefault }
  }

  /// The margins and scales that are tried at first.
  var grid: AdviceGrid {
    AdviceGrid(
      margin: margin, bound: bound, from: leastMargin, hasScale: configuration.takes(axis: "s"))
  }

  /// The runs of a grid.
  func plan(_ grid: AdviceGrid, seeds: [UInt64], steps: Int) throws -> SweepPlan {
    try SweepPlan(
      bases: [configuration], axes: grid.axes(margin: margin.key), seeds: seeds, steps: steps)
  }
}

/// How far apart equally large classes can be.
struct AdviceSpacing {
  let classes: Int
  let dimension: Int

  init(_ configuration: Configuration) {
    classes = configuration.classes
    dimension = configuration.dimension
  }

  /// Between neighbours, at most.
  var radians: Double { Spacing.widest(classes: classes, dimension: dimension) }

  /// Whether directions can be that far apart; else it is known only that they cannot be farther.
  var isReached: Bool { Spacing.isReached(classes: classes, dimension: dimension) }

  var words: String {
    let degrees = degreesText(radians)
    if dimension == 2 { return "\(degrees) between equally spaced neighbours in the plane" }
    return dimension >= classes - 1
      ? "\(degrees) between the corners of a simplex, for which d \(dimension) has room"
      : "at most \(degrees) between the nearest two of \(classes) directions in d \(dimension)"
  }
}
