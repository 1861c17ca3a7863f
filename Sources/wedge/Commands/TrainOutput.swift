import MarginLosses
import Training

/// What `wedge train` writes, key by key, for its help.
enum TrainOutput {
  static let notes: [String] =
    [
      "With --json one object on a line, else the same as a table. A number that does not apply is "
        + "null. Angles are in degrees. Rows of a sweep hold the same keys. Of runs side by side, by --compare or "
        + "in a state, runs: one such object each."
    ] + settings.map(line) + [numbers] + outcome.map(line)
    + MeasuredNumber.all.map { "\($0.key): \($0.meaning)." }
    + ["status is one of:"] + Status.allCases.map { "\($0.rawValue): \($0.meaning)." }

  private static func line(_ entry: (key: String, meaning: String)) -> String {
    "\(entry.key): \(entry.meaning)."
  }

  /// Numbers of losses that the options which set them do not call the same.
  private static var numbers: String {
    var options: [String: [String]] = [:]
    for each in LossRegistry.descriptions.flatMap(\.hyperparameters)
    where each.memberName != each.option
      && !options[each.memberName, default: []].contains("--" + each.option)
    {
      options[each.memberName, default: []].append("--" + each.option)
    }
    let words = options.sorted { $0.key < $1.key }
      .map { "\($0.key): \($0.value.joined(separator: " or "))" }
    return "Numbers of losses, and the options that set them: " + words.joined(separator: ", ")
      + "."
  }

  /// What was asked for.
  static let settings: [(key: String, meaning: String)] = [
    ("loss, variant", "their names, as --loss and --variant take them"),
    (
      "margin, scale",
      "m or α, and s or γ; the loss's other numbers stand under the names of their options, but "
        + "for those that follow"
    ),
    (
      "margin_in_force, scale_in_force",
      "what was in force of them after the last step: other numbers where a warm-up had not ended; whatever "
        + "else it moves has such a key, too, as lambda_in_force"
    ),
    ("data, mode, classes, dimension, noise", "what is trained on, and how"),
    ("encoder", "mlp, linear or none; null of free points"),
    (
      "standardize",
      "whether every column was brought to mean 0 and deviation 1 by the rows trained on"
    ),
    ("seed, optimizer, learning_rate, warm_up", "as given"),
  ]

  /// What came of it beside measured numbers.
  static let outcome: [(key: String, meaning: String)] = [
    ("steps", "steps that were taken"),
    ("status", "how the run stands, see below"),
    (
      "loss_value",
      "mean loss over the training set, margin in place; of a comparing loss over the next "
        + "\(Metrics.comingBatches) batches, as --identities and --per-identity draw them, see loss_mean_of"
    ),
    (
      "loss_mean_of",
      "what the loss of a comparing loss is the mean of in each of those batches: pairs, anchors, all triplets, active triplets "
        + "(those without a loss are not counted), or the mined ones; null with prototypes"
    ),
    ("bias", "of a loss with one bias for all classes, where training has moved it"),
    ("parameters_finite", "whether every parameter is a finite number"),
    ("samples_train, samples_test", "how many samples were trained on, and held out"),
    (
      "split",
      "how the rows of a file were divided: given (by --split, --test or x_test), a quarter of each "
        + "class, a quarter by whole groups, or none; null of other data"
    ),
  ]
}
