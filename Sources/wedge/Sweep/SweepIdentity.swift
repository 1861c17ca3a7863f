import MarginLosses
import Training

/// What sets a run apart beyond what it prints: which data and settings it is of. Every row says it,
/// and what makes a cell of the map reads it.
enum SweepIdentity {
  /// Members by which runs are told apart.
  static let names = [
    "batch", "data_digest", "examples", "identities", "imbalance", "initialization", "label_noise",
    "outliers", "per_identity", "samples", "split", "steps_asked", "unseen", "warm_up",
  ]

  /// Where the file lies: told, and no part of what a run is.
  static let path = "data_path"

  static func members(of run: SweepRun) -> [String: JSONValue] {
    let configuration = run.configuration
    let numbers = [
      "batch": configuration.batch, "examples": configuration.examples,
      "identities": configuration.identities, "per_identity": configuration.perIdentity,
      "samples": configuration.samples, "steps_asked": run.steps, "warm_up": configuration.warmUp,
    ]
    let shares = [
      "imbalance": configuration.imbalance, "label_noise": configuration.labelNoise,
      "outliers": configuration.outliers,
    ]
    var members = numbers.mapValues { JSONValue.number(Double($0)) }
    members.merge(shares.mapValues(JSONValue.number)) { first, _ in first }
    members["initialization"] = .string(configuration.initialization.rawValue)
    members["unseen"] = .array(configuration.unseenTitles.map(JSONValue.string))
    members["split"] = .null
    members["data_digest"] = .null
    if let table = configuration.table {
      members["data_digest"] = .string(table.digestText)
      members["split"] = .string(configuration.mode == .free ? "none" : "a quarter of each class")
    }
    return members
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
