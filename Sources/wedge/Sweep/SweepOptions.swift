import Laboratory
import Training

/// What `wedge sweep` takes beyond the options of a run.
struct SweepOptions {
  /// Each `NAME=VALUES`, in the order given.
  var grids: [GridAxis] = []
  var seeds: [UInt64]?
  var out: String?
  var shard = Shard(index: 0, count: 1)
  var jobs: Int?
  var isListing = false
  var only: String?
  var refine: Int?
  var isCSV = false
  var quantity: String?
  var showsWorst = false

  /// What is asked of a folder with results, by the word that stands first.
  enum Verb: String, CaseIterable {
    case merge, export, show
  }

  static let usualJobs = 1

  static func checkFiles(_ files: [String]) throws {
    guard let word = files.first else { return }
    guard Verb(rawValue: word) != nil else {
      throw UsageError(
        "There is no use for '\(word)'. Behind 'wedge sweep' stand options, or merge, export or show "
          + "and a folder.")
    }
    guard files.count == 2 else {
      throw UsageError("'wedge sweep \(word)' takes one folder: 'wedge sweep \(word) DIR'.")
    }
  }

  static let notes = [
    "A run is exactly 'wedge train' with these options and its seed. Each finished run is one JSON line in "
      + "DIR/runs.SHARD.jsonl: what 'wedge train --json' prints, and id, engine, loss_floor, feasible, "
      + "the settings asked for, data_digest (of a file's rows), unseen, split and data_path. Runs that "
      + "differ in anything but margin, scale, seed and data_path stand in maps of their own.",
    "Runs that are in any DIR/runs.*.jsonl are not run again; 'wedge sweep merge DIR' prints all of them, sorted "
      + "by id, each once. An axis that a loss has no use for collapses.",
    "TERM, USR1 and INT finish the runs in hand and end with 75: the same command goes on. A second INT ends "
      + "at once; nothing that was finished is lost.",
  ]

  static var all: [OptionDefinition] { gridOptions + workOptions + pictureOptions }

  private static var gridOptions: [OptionDefinition] {
    [
      OptionDefinition(
        name: "grid", letter: nil, argument: "NAME=VALUES",
        help:
          "An axis: m=0:1:0.1, s=log:1:64:4 or s=1,4,16,64; NAME is an option of the loss, m, s, "
          + Configuration.gridSettings.joined(separator: ", ") + ". May stand several times.",
        commands: [.sweep]
      ) { options, text in options.sweep.grids.append(try GridAxis(parsing: text)) },
      OptionDefinition(
        name: "seeds", letter: nil, argument: "A..B",
        help: "The seeds: 0..4 (both included) or 1,5,9. (default: the one of --seed)",
        commands: [.sweep, .advise]
      ) { options, text in options.sweep.seeds = try parsedSeeds(text) },
      OptionDefinition(
        name: "refine", letter: nil, argument: "N",
        help: "After the grid, N further runs half-way between neighbours where it changes most.",
        commands: [.sweep]
      ) { options, text in
        guard let count = Int(text), (1...SweepPlan.mostRuns).contains(count) else {
          throw UsageError.invalid(
            text, for: "refine", "Give a whole number from 1 to \(SweepPlan.mostRuns).")
        }
        options.sweep.refine = count
      },
    ]
  }

  private static var workOptions: [OptionDefinition] {
    [
      OptionDefinition(
        name: "out", letter: nil, argument: "DIR",
        help: "The folder of results; made where it is not there.",
        commands: [.sweep, .advise]
      ) { options, text in
        guard !text.isEmpty else { throw UsageError.invalid(text, for: "out", "Name a folder.") }
        options.sweep.out = text
      },
      OptionDefinition(
        name: "shard", letter: nil, argument: "i/n",
        help: "Every n-th run only, from the i-th on, i counted from 0. (default: 0/1)",
        commands: [.sweep]
      ) { options, text in options.sweep.shard = try Shard(parsing: text) },
      OptionDefinition(
        name: "jobs", letter: nil, argument: "K", help: "Runs at the same time. (default: 1)",
        commands: [.sweep, .advise]
      ) { options, text in
        guard let jobs = Int(text), (1...1024).contains(jobs) else {
          throw UsageError.invalid(text, for: "jobs", "Give a whole number from 1 to 1024.")
        }
        options.sweep.jobs = jobs
      },
      OptionDefinition(
        name: "list", letter: nil, argument: nil,
        help: "Runs nothing; prints a command for each run that is not finished.",
        commands: [.sweep]
      ) { options, _ in options.sweep.isListing = true },
      OptionDefinition(
        name: "only", letter: nil, argument: "ID", help: "This run of the sweep alone.",
        commands: [.sweep]
      ) { options, text in options.sweep.only = text },
      OptionDefinition(
        name: "csv", letter: nil, argument: nil, help: "With export: comma-separated values.",
        commands: [.sweep]
      ) { options, _ in options.sweep.isCSV = true },
    ]
  }

  private static var pictureOptions: [OptionDefinition] {
    [
      OptionDefinition(
        name: "quantity", letter: nil, argument: "NAME",
        help: "With show: the map's quantity: "
          + MapQuantity.all.map(\.name).joined(separator: ", ") + ".",
        commands: [.sweep]
      ) { options, text in
        guard MapQuantity.named(text) != nil else {
          throw UsageError.invalid(
            text, for: "quantity",
            "Choose one of \(MapQuantity.all.map(\.name).joined(separator: ", ")).")
        }
        options.sweep.quantity = text
      },
      OptionDefinition(
        name: "worst", letter: nil, argument: nil,
        help: "With show: each cell's worst seed instead of the mean.", commands: [.sweep]
      ) { options, _ in options.sweep.showsWorst = true },
    ]
  }

  private static func parsedSeeds(_ text: String) throws -> [UInt64] {
    let remedy =
      "Give A..B with A ≤ B, \(SweepPlan.mostRuns) seeds at most, or a list such as 1,5,9, each from 0 "
      + "to \(UInt64.max)."
    let bounds = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    if bounds.count == 3, bounds[1].isEmpty {
      guard let first = UInt64(bounds[0]), let last = UInt64(bounds[2]), first <= last,
        last - first < UInt64(SweepPlan.mostRuns)
      else { throw UsageError.invalid(text, for: "seeds", remedy) }
      return Array(first...last)
    }
    return try text.split(separator: ",", omittingEmptySubsequences: false).map { field in
      guard let seed = UInt64(field) else { throw UsageError.invalid(text, for: "seeds", remedy) }
      return seed
    }
  }
}

/// Every n-th run, beginning with the i-th.
struct Shard: Equatable {
  let index: Int
  let count: Int

  init(index: Int, count: Int) {
    self.index = index
    self.count = count
  }

  init(parsing text: String) throws {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let index = parts[0], let count = parts[1], count >= 1,
      (0..<count).contains(index)
    else {
      throw UsageError.invalid(
        text, for: "shard", "Give i/n with i from 0 to n − 1, such as 0/4, 1/4, 2/4 and 3/4.")
    }
    self.init(index: index, count: count)
  }

  /// What falls to this shard of all that is to be done.
  func share(of runs: [SweepRun]) -> [SweepRun] {
    stride(from: index, to: runs.count, by: count).map { runs[$0] }
  }
}
