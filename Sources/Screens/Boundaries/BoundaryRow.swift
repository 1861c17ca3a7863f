internal import Drawing
internal import Kernels
internal import Laboratory
internal import MarginLosses
internal import Training

/// A loss in the table of boundaries, as it is set or would be if it were chosen.
struct BoundaryRow {
  var description: LossDescription
  var parameters: LossParameters
  var loss: any MarginLoss
  /// Whether it is the one that trains.
  var isChosen: Bool

  /// The text's losses with prototypes, and the one that trains.
  static func all(of state: State) -> [BoundaryRow] {
    let chosen = state.configuration.loss
    return (LossRegistry.all + LossRegistry.beyond).compactMap { type in
      let description = type.description
      let isChosen = description.name == chosen
      guard description.digit != nil || isChosen else { return nil }
      let parameters =
        isChosen ? state.configuration.parameters : state.memory[description.name]
      return BoundaryRow(
        description: description, parameters: parameters,
        loss: (isChosen ? state.run.marginLoss : nil) ?? type.init(parameters),
        isChosen: isChosen)
    }
  }

  /// The margins in their own units, such as `m 0.50 rad`.
  var setting: String {
    let numbers = description.hyperparameters(of: parameters.variant)
    let margins = numbers.filter { $0.unit != .plain }.map { each in
      let value = numberText(parameters[each.key] ?? each.laboratoryDefault, from: 0, through: 3)
      return "\(each.shortName) \(value)"
    }
    return margins.isEmpty ? "no margin" : margins.joined(separator: " ")
  }

  /// What training asks for of a class beside another one, the longest wording first.
  ///
  /// - Parameter ratio: length of the other prototype over that of the own one; nil where lengths mean
  ///   nothing, and are written by name.
  func inTraining(
    of label: Int, _ angles: (own: String, other: String), ratio: Double?
  ) -> [String] {
    let loss = loss.asked(ofClass: label)
    let bare = AngleEquation(loss: loss, angles: angles, hasNumbers: false).wordings
    // A softmax whose lengths mean nothing is its inner products.
    guard ratio != nil || loss.amplitude != .bothNorms || loss.hasMargin else { return bare }
    return AngleEquation(loss: loss, angles: angles, ratio: ratio).wordings + bare
  }

  /// Whether the prototypes of two classes stand outside the band between them.
  func hasRoom(_ angles: PairAngles) -> Bool {
    loss.hasRoom(between: angles.pair.first, angles.pair.second, spacing: angles.between)
  }

  /// The band between two classes, or how far both say yes.
  func bandText(_ angles: PairAngles) -> String {
    let overlap = loss.overlap(spacing: angles.between)
    guard overlap <= 0 else { return "overlap \(degreesText(overlap))" }
    let (first, second) = angles.pair
    return (hasRoom(angles) ? "" : "> ")
      + degreesText(loss.band(between: first, second, spacing: angles.between))
  }
}
