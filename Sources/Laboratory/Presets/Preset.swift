public import MarginLosses

/// A setting of a loss: as its paper published it, or one that the plane has room for.
public struct Preset: Equatable, Sendable {
  /// A name in `LossRegistry`.
  public var loss: String
  public var parameters: LossParameters
  /// Whether a paper published it.
  public var isPublished: Bool
  /// What tells it from others of the same loss; empty where nothing has to.
  public var note: String = ""
  /// The paper that published it, where it is not the loss's own.
  private var otherCitation: Citation?

  /// Every published setting, and behind those of each loss one for the plane.
  ///
  /// They come from the losses' own descriptions, so that a new loss has its presets at once; what
  /// papers published beside their default is added here.
  public static let all: [Preset] = LossRegistry.descriptions.flatMap { description in
    let published =
      description.hyperparameters.contains { $0.published != nil } ? [asPublished(description)] : []
    return published + others.filter { $0.loss == description.name } + [forThePlane(description)]
  }

  private static func asPublished(_ description: LossDescription) -> Preset {
    var parameters = LossMemory.standard(of: description)
    for each in description.hyperparameters where each.published != nil {
      parameters[each.key] = each.published
    }
    return Preset(loss: description.name, parameters: parameters, isPublished: true)
  }

  private static func forThePlane(_ description: LossDescription) -> Preset {
    Preset(
      loss: description.name, parameters: LossMemory.standard(of: description), isPublished: false)
  }

  /// Deng et al., "ArcFace", CVPR 2019, table 2: CM2 beside CM1 (1, 0.3, 0.2). Liu et al., "L-Softmax",
  /// ICML 2016, and Wang et al., "Additive margin softmax": their other settings.
  private static let others: [Preset] = [
    Preset(
      loss: "combined", parameters: LossParameters(["m1": 0.9, "m2": 0.4, "m3": 0.15, "s": 64]),
      isPublished: true, note: "CM2"),
    Preset(
      loss: "cosface", parameters: LossParameters(["m": 0.35, "s": 30]), isPublished: true,
      note: "AM-Softmax",
      otherCitation: Citation(
        authors: "Wang, Cheng, Liu & Liu",
        title: "Additive margin softmax for face verification", venue: "SPL", year: 2018)),
    Preset(
      loss: "lsoftmax", parameters: LossParameters(["m": 2, "lambda": 0]), isPublished: true,
      note: "m 2"),
    Preset(
      loss: "lsoftmax", parameters: LossParameters(["m": 3, "lambda": 0]), isPublished: true,
      note: "m 3"),
  ]

  /// Where its numbers stand: in the paper, in the authors' code, or some in each; and which are neither's.
  package var origin: String {
    // What a paper published beside its usual setting.
    guard note.isEmpty else { return "paper" }
    let shown = (description?.hyperparameters ?? []).filter { parameters[$0.key] != nil }
    let sources = Set(shown.filter { $0.published != nil }.map(\.source))
    let own = shown.filter { $0.published == nil && !$0.isSwitch }.map(\.shortName)
    let place =
      !sources.contains(.code) ? "paper" : sources.contains(.paper) ? "paper and code" : "code"
    return place + (own.isEmpty ? "" : ", \(own.joined(separator: " ")) ours")
  }

  package var citation: Citation? { otherCitation ?? description?.citation }

  /// Everything said of its loss.
  public var description: LossDescription? { LossRegistry.description(named: loss) }
}
