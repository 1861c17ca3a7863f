import MarginLosses

/// The closed-form numbers of an oracle file, by name.
enum OracleFacts {
  /// The number or numbers of a fact; nil when the name is not known yet.
  static func value(_ name: String, _ arguments: JSONValue) -> JSONValue? {
    func number(_ key: String) -> Double { arguments[key]?.number ?? .nan }
    let classes = number("C")
    let scale = number("s")
    switch name {
    case "normface_loss_lower_bound":
      return .number(ClosedForms.normFaceLossBound(classes: classes, scale: scale))
    case "normface_loss_at_2d_optimum": return optimum("normface", [:], classes, scale)
    case "cosface_loss_at_2d_optimum":
      return optimum("cosface", ["m": number("m")], classes, scale)
    case "arcface_loss_at_2d_optimum":
      return optimum("arcface", ["m": number("m")], classes, scale)
    case "cosface_scale_lower_bound":
      return .number(ClosedForms.scaleBound(classes: classes, probability: number("P")))
    case "cosface_margin_upper_bound_2d": return limit("cosface", classes)
    case "arcface_margin_upper_bound_2d": return limit("arcface", classes)
    case "adacos_fixed_scale": return .number(ClosedForms.adaCosScale(classes: classes))
    case "sphereface_lambda", "lsoftmax_mnist_lambda":
      return .number(
        ClosedForms.annealing(
          iteration: number("iter"), base: number("base"), gamma: number("gamma"),
          power: number("power"), least: number("min")))
    case "triplet_anchor_line":
      return .numbers(
        ClosedForms.tripletAnchorLine(
          positive: arguments["p"]?.flattened ?? [], negative: arguments["n"]?.flattened ?? [],
          margin: number("alpha")))
    case "triplet_anchor_line_shift_from_bisector":
      return .number(
        ClosedForms.tripletAnchorLineShift(
          positive: arguments["p"]?.flattened ?? [], negative: arguments["n"]?.flattened ?? [],
          margin: number("alpha")))
    default: return angle(name, number) ?? start(name, number, arguments)
    }
  }

  /// Where what a loss learns or is given by class starts.
  private static func start(
    _ name: String, _ number: (String) -> Double, _ arguments: JSONValue
  ) -> JSONValue? {
    let counts = arguments["counts"]?.flattened ?? []
    switch name {
    case "sphereface2_bias":
      return .number(
        ClosedForms.sphereFace2Bias(
          classes: number("C"), scale: number("r"), margin: number("m"), power: number("t"),
          balance: number("lambda")))
    case "sphereface2_g":
      return .number(ClosedForms.sphereFace2Shape(number("z"), power: number("t")))
    case "uniface_bias":
      return .number(ClosedForms.uniFaceBias(classes: number("C"), sampled: number("r")))
    case "ldam_margins":
      return .numbers(ClosedForms.ldamMargins(counts: counts, largest: number("max_m")))
    case "dynamic_margins":
      return .numbers(
        ClosedForms.dynamicMargins(counts: counts, from: number("low"), through: number("high")))
    default: return nil
    }
  }

  private static func angle(_ name: String, _ number: (String) -> Double) -> JSONValue? {
    let prototypes = number("theta12")
    let margin = number("m")
    switch name {
    case "asoftmax_m_min_binary": return .number(2 + 3.0.squareRoot())
    case "asoftmax_m_min_multiclass_uniform": return .number(3)
    case "asoftmax_max_intra_2class":
      return .number(ClosedForms.largestAngleInside(between: prototypes, factor: margin))
    case "asoftmax_min_inter_2class": return .number(prototypes * (margin - 1) / (margin + 1))
    case "cosface_angular_gap_2class":
      return .number(ClosedForms.cosineBand(between: prototypes, margin: margin))
    case "arcface_angular_gap_2class": return .number(margin)
    default: return nil
    }
  }

  private static func optimum(
    _ name: String, _ numbers: [String: Double], _ classes: Double, _ scale: Double
  ) -> JSONValue? {
    guard let count = Int(exactly: classes), (1...1_000_000).contains(count) else { return nil }
    guard let loss = LossRegistry.named(name)?.init(LossParameters(numbers)) else { return nil }
    return .number(
      ClosedForms.planeOptimum(classes: count, scale: scale, own: loss.target(0).logit))
  }

  private static func limit(_ name: String, _ classes: Double) -> JSONValue? {
    LossRegistry.named(name)?.init(LossParameters()).statedBound(spacing: 2 * .pi / classes).limit
      .map(JSONValue.number)
  }
}
