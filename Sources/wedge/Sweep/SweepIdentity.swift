import MarginLosses
import Training

/// What sets a run apart beyond what it prints: which data and settings it is of. Every row says it,
/// and what makes a cell of the map reads it.
enum SweepIdentity {
  /// Members by which runs are told apart.
  static let names =
    (settings.map(\.memberName) + ["data_digest", "split", "steps_asked"]).sorted()

  /// Settings that `train --json` does not print.
  private static let settings = SettingRegistry.all.filter { $0.report == .sweep }

  /// Where the file lies: told, and no part of what a run is.
  static let path = "data_path"

  static func members(of run: SweepRun) -> [String: JSONValue] {
    let configuration = run.configuration
    var members = Dictionary(
      uniqueKeysWithValues: settings.map { ($0.memberName, RunReport.member($0, configuration)) })
    members["steps_asked"] = .number(Double(run.steps))
    members["split"] = TableData.splitWords(for: configuration).map(JSONValue.string) ?? .null
    members["data_digest"] = .null
    if let table = configuration.table {
      members["data_digest"] = .string(table.digestText)
    }
    return members
  }

  /// Whether a setting is as it was before there was a choice: older rows do not say it.
  static func isUsual(_ setting: SweepRow.Setting, in all: [SweepRow.Setting]) -> Bool {
    usual(setting.name, in: all) == setting.text
  }

  /// What a setting was before there was a choice, beside others; nil where every row says it.
  static func usual(_ name: String, in all: [SweepRow.Setting]) -> String? {
    func text(_ name: String) -> String? { all.first { $0.name == name }?.text }
    let mlp = EncoderKind.mlp.rawValue
    switch name {
    case "encoder": return text("mode") == Mode.free.rawValue ? nil : mlp
    case "standardize":
      let source = text("data").flatMap(DatasetRegistry.named)
      let encoder = text("encoder") ?? (text("mode") == Mode.free.rawValue ? nil : mlp)
      return "\(encoder == mlp && source?.hasUnits ?? false)"
    default: return nil
    }
  }

  /// Whether a row says which rows of a file it is of; older ones do not.
  static func isTold(_ row: JSONValue) -> Bool {
    row["data"]?.string != TableData.name || row["data_digest"]?.string != nil
  }

  /// What is said of rows that are older than that; nil without any.
  static func sentence(_ untold: Int) -> String? {
    guard untold > 0 else { return nil }
    let rows = untold == 1 ? "1 older row does" : "\(untold) older rows do"
    return
      "\(rows) not say of which file, unseen classes and split: such rows stand apart from newer "
      + "ones, and among themselves different files cannot be told apart."
  }
}
