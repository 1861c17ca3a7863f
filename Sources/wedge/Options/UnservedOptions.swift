import Import
import Laboratory
import MarginLosses
import Training

extension Options {
  /// Refuses what a picture of a run would pass over without a word.
  ///
  /// A live run keeps the loss that was asked for beside a comparison: key c goes back to it.
  func refuseUnserved() throws {
    if compare != nil, let other = given.first(where: Self.lossOptions.contains) {
      throw UsageError(
        "'--\(other)' has no use beside '--compare': settings stand behind the name of their loss, "
          + "such as arcface:margin=0.3.", of: other)
    }
    if reading == .embeddings, let steps, steps > 0 {
      throw UsageError(
        "'--steps' has no use beside '--as embeddings': they are judged where they lie.",
        of: "steps")
    }
  }

  /// Refuses groups of rows that nothing divides into two sides.
  func refuseIdleGroups(of configuration: Configuration) throws {
    guard let table = configuration.table, !table.rows.hasSplit else { return }
    if configuration.isJudged { return try refuseGroupsOfJudged(table) }
    guard configuration.mode == .free else { return }
    try refuseGroups("free points hold no row of \(table.name) out. Say --mode encoder")
  }

  func refuseGroupsOfJudged(_ table: DataTable) throws {
    try refuseGroups(
      "nothing divides the rows of \(table.name), and each is held against all others, of its group "
        + "too. Say with --split or --test which are for test")
  }

  private func refuseGroups(_ reason: String) throws {
    guard let group = rowColumns.group else { return }
    let ignoring = group.name.map { " with \(ignored.adding([$0]))" } ?? ""
    throw UsageError(
      "'--group' has no use: \(reason), or leave the column out\(ignoring).", of: "group")
  }

  /// What says how one loss is made.
  static let lossOptions = Set(
    LossRegistry.descriptions.flatMap { $0.hyperparameters.map(\.option) }
      + ["loss", "variant", "mining", "bias"])
}
