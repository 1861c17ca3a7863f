import MarginLosses
import Testing

/// What a loss says of its margin, held against the band between two neighbours.
@Suite struct MarginBoundTests {
  static let withMargin: [LossSetting] = (LossSetting.all + LossSetting.beyond).filter {
    let description = $0.type.description
    return description.hyperparameters(of: $0.variant).contains { $0.key == description.marginKey }
  }
  static let spacings = [0.2, .pi / 4, 1.3, 2 * .pi / 3]

  private func margin(of setting: LossSetting) throws -> Hyperparameter {
    let description = setting.type.description
    return try #require(
      description.hyperparameters(of: setting.variant).first { $0.key == description.marginKey })
  }

  private func parameters(of setting: LossSetting) -> LossParameters {
    var parameters = LossParameters(variant: setting.variant)
    for each in setting.type.description.hyperparameters where !each.isOptional {
      parameters[each.key] = each.laboratoryDefault
    }
    return parameters
  }

  private func fits(_ setting: LossSetting, _ margin: Double, _ spacing: Double) -> Bool {
    var parameters = parameters(of: setting)
    parameters[setting.type.description.marginKey ?? ""] = margin
    var loss = setting.type.init(parameters)
    // What training has moved does not start anew with another margin.
    if var adaptive = loss as? any AdaptiveLoss {
      adaptive.inherit(fromAny: setting.type.init(self.parameters(of: setting)))
      loss = adaptive
    }
    return loss.band(spacing: spacing) <= spacing + 1e-9
  }

  @Test(arguments: withMargin, spacings)
  func whatIsSaidOfTheMarginHoldsForTheBand(_ setting: LossSetting, _ spacing: Double) throws {
    let margin = try margin(of: setting)
    let parameters = parameters(of: setting)
    let bound = setting.type.init(parameters).marginBound(spacing: spacing, with: parameters)
    let tried = margin.notches + [margin.range.lowerBound, margin.range.upperBound]
    switch bound {
    case .unbounded:
      for value in tried { #expect(fits(setting, value, spacing), "\(value) was promised") }
    case .unknown: #expect(!setting.type.init(parameters).isBoundBySpacing, "nobody can say")
    case .at(let limit, _):
      for value in tried + [limit - 1e-6, limit + 1e-6]
      where (value - limit).magnitude > 1e-7 && margin.range.contains(value) {
        #expect(fits(setting, value, spacing) == (value < limit), "\(value) beside \(limit)")
      }
    case .from(let least, _):
      for value in tried + [least - 1e-6, least + 1e-6]
      where (value - least).magnitude > 1e-7 && margin.range.contains(value) {
        #expect(fits(setting, value, spacing) == (value > least), "\(value) beside \(least)")
      }
    }
  }

  @Test func aLossWithoutAMarginIsUnbounded() {
    for setting in LossSetting.all + LossSetting.beyond
    where setting.type.description.marginKey == nil {
      let bound = setting.loss().marginBound(spacing: 0.1, with: LossParameters())
      #expect(bound == .unbounded, "\(setting)")
    }
  }

  @Test func aBoundIsWrittenWithTheSpacingsName() {
    #expect(MarginBound.at(1, text: "1−cos(Δ)").text(spacing: "2π/8") == "1−cos(2π/8)")
    #expect(MarginBound.at(1, text: nil).text(spacing: "2π/8") == nil)
    #expect(MarginBound.unbounded.limit == nil && MarginBound.at(2, text: nil).limit == 2)
  }
}
