import MarginLosses
import Training

/// Tells of a warm-up that does not do what it is there for.
enum WarmUpNotice {
  /// Where nothing of the loss grows, or what grows makes it ask for less.
  static func say(of configuration: Configuration) {
    guard configuration.warmUp > 0, !configuration.isJudged,
      let loss = LossRegistry.description(named: configuration.loss)
    else { return }
    if moved(configuration).isEmpty {
      Notice.say("Nothing of \(loss.title) grows in a warm-up: '--warm-up' changes nothing.")
    } else if asksForLess(configuration) {
      Notice.say(
        "\(loss.title) asks for more the smaller its margin is: a warm-up begins with the most, not the least."
      )
    }
  }

  /// Whether the loss asks for less the larger its margin is.
  private static func asksForLess(_ configuration: Configuration) -> Bool {
    guard let type = LossRegistry.named(configuration.loss) else { return false }
    let spacing = Spacing.widest(
      classes: configuration.classes, dimension: configuration.dimension)
    let bound = type.init(configuration.parameters)
      .marginBound(spacing: spacing, with: configuration.parameters)
    if case .from = bound { return true }
    return false
  }

  /// Where it is longer than the run, so that rows are of other numbers than they are placed by.
  static func say(of configurations: some Sequence<Configuration>, steps: Int) {
    guard let run = configurations.first(where: { $0.warmUp > steps && !moved($0).isEmpty })
    else { return }
    Notice.say(
      "The warm-up of \(run.warmUp) steps does not end within \(steps): \(names(moved(run))) not what is set. "
        + "What was in force is told as \(moved(run).map(NumbersInForce.key).joined(separator: ", "))."
    )
  }

  private static func names(_ moved: [Hyperparameter]) -> String {
    moved.map(\.memberName).joined(separator: ", ") + (moved.count == 1 ? " is" : " are")
  }

  /// What grows, or λ, which falls; nothing without prototypes.
  private static func moved(_ configuration: Configuration) -> [Hyperparameter] {
    guard let type = LossRegistry.named(configuration.loss) else { return [] }
    return WarmUp.moved(configuration.parameters, of: type.description)
  }
}
