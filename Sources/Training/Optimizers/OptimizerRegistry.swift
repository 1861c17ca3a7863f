/// How parameters are moved; one file a rule and one line here.
public enum OptimizerRegistry {
  /// The first is taken where none is asked for.
  public static let all: [OptimizerDescription] = [.adam, .gradientDescent]

  static var usual: OptimizerDescription { all[0] }

  /// The rule with a name; nil when there is none.
  public static func named(_ name: String) -> OptimizerDescription? {
    all.first { $0.name == name }
  }
}

/// A rule's name, what it does, and how to make one for an array of parameters.
public struct OptimizerDescription: Sendable {
  /// The name used by `--optimizer`.
  public let name: String
  /// What its rate is, in a few words.
  let rateWords: String
  /// The momentum whose sum over the steps is divided out of rates, which are then multiplied so that a step
  /// does not change with scale, samples and classes; nil where rates are taken as they are.
  let scaleFreeMomentum: Double?
  /// The rate where none is asked for.
  let usualRates: UsualRates
  let make: @Sendable (Float) -> any UpdateRule<Float>
}

/// The rates that suit both places where embeddings come from.
struct UsualRates {
  let encoder: Double
  let free: Double
}
