/// How parameters are moved; one file a rule and one line here.
public enum OptimizerRegistry {
  public static let all: [OptimizerDescription] = [
    OptimizerDescription(
      name: "adam", summary: "steps scaled by running moments; the rate is the step",
      usesScaleFreeRates: false
    ) { Adam<Float>(rate: $0) },
    OptimizerDescription(
      name: "sgd", summary: "plain descent with momentum 0.9; the rate is the same at any s, N, C",
      usesScaleFreeRates: true
    ) { GradientDescent<Float>(rate: $0, momentum: 0.9) },
  ]

  /// The rule with a name; nil when there is none.
  public static func named(_ name: String) -> OptimizerDescription? {
    all.first { $0.name == name }
  }
}

/// A rule's name, what it does, and how to make one for an array of parameters.
public struct OptimizerDescription: Sendable {
  /// The name used by `--optimizer`.
  public let name: String
  /// One line for the help screen.
  public let summary: String
  /// Whether rates are multiplied so that a step does not change with scale, samples and classes.
  public let usesScaleFreeRates: Bool
  let make: @Sendable (Float) -> any UpdateRule<Float>
}
