public import MarginLosses
internal import Training

/// What each loss was last set to, so that no margin is carried into another unit.
public struct LossMemory: Equatable, Sendable {
  /// By the name of the loss; every loss there is.
  private var parameters: [String: LossParameters]

  /// Every loss at the laboratory's defaults.
  public init() { parameters = Self.standards }

  private static let standards = Dictionary(
    LossRegistry.descriptions.map { ($0.name, standard(of: $0)) }, uniquingKeysWith: { $1 })

  /// What the laboratory starts a loss with; a scale that may be absent is.
  public static func standard(of description: LossDescription) -> LossParameters {
    var parameters = LossParameters()
    for hyperparameter in description.hyperparameters where !hyperparameter.isOptional {
      parameters[hyperparameter.key] = hyperparameter.laboratoryDefault
    }
    return parameters
  }

  /// The remembered parameters of the loss with a name.
  public subscript(name: String) -> LossParameters {
    get { parameters[name] ?? LossParameters() }
    set {
      guard parameters[name] != nil else { return }
      parameters[name] = newValue
    }
  }
}

extension LossMemory: Codable {
  private enum CodingKeys: String, CodingKey { case parameters }

  /// Losses that are not known are passed over; those that were not yet known stay as usual.
  public init(from decoder: any Decoder) throws {
    self.init()
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let byName = try? container.decodeIfPresent([String: LossParameters].self, forKey: .parameters)
    if let byName {
      for (name, written) in byName { self[name] = Self.sound(written, of: name) }
      return
    }
    var byPosition: [LossParameters] = []
    try container.take(.parameters, into: &byPosition)
    for (name, written) in zip(Self.positions, byPosition) {
      self[name] = Self.sound(written, of: name)
    }
  }

  /// What was written, but for what the loss cannot be set to: that stays as usual.
  private static func sound(_ written: LossParameters, of name: String) -> LossParameters {
    guard let description = LossRegistry.description(named: name) else { return written }
    var sound = written
    for each in description.hyperparameters {
      guard let value = written[each.key] else { continue }
      if !each.range.contains(value) || each.isWhole && value != value.rounded() {
        sound[each.key] = each.isOptional ? nil : each.laboratoryDefault
      }
    }
    if !description.variants.contains(where: { $0.name == written.variant }) { sound.variant = nil }
    return sound
  }

  public func encode(to encoder: any Swift.Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(parameters, forKey: .parameters)
  }

  /// What positions meant in files of version 2; this list never changes.
  private static let positions: [String] = [
    "normface", "softmax", "lsoftmax", "asoftmax", "cosface", "arcface", "combined", "contrastive",
    "triplet", "npair", "center", "sphereface_r_v2", "adacos", "circle_class", "curricularface",
    "subcenter_arcface", "magface", "elasticface", "adaface",
  ]
}
