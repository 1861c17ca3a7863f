import Laboratory
import Training

/// What `wedge sweep` takes beyond the options of a run.
struct SweepOptions: OwnOptions {
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

    /// What it has a use for.
    fileprivate var options: [OptionDefinition] {
      let output = OptionTable.options(.output)
      return switch self {
      case .merge: output
      case .export: output + [csv]
      case .show:
        OptionTable.options(
          .loss, .parameter, .run, .rows, .steps, .picture, .cells, .size, .format)
          + output + pictureOptions
      }
    }
  }

  /// - Throws: an option that is of another part of `wedge sweep`.
  static func check(_ given: [String], for verb: Verb?) throws {
    let known =
      verb?.options ?? OptionTable.options(.loss, .parameter, .run, .rows, .steps) + gridOptions
      + workOptions
    guard let useless = given.first(where: { name in !known.contains { $0.name == name } }) else {
      return
    }
    let place = verb.map { "with 'wedge sweep \($0)'" } ?? "where a sweep is run"
    throw UsageError("'--\(useless)' has no use \(place). Leave it out.")
  }

  static let usualJobs = 1

  static var all: [OptionDefinition] { gridOptions + workOptions + [csv] + pictureOptions }

  private static var gridOptions: [OptionDefinition] {
    [
      OptionDefinition(
        name: "grid", letter: nil, argument: "NAME=VALUES",
        help:
          "An axis: m=0:1:0.1, s=log:1:64:4 or s=1,4,16,64; NAME is an option of the loss, m, s, "
          + Configuration.gridSettings.joined(separator: ", ") + ". May stand several times.",
        group: .own
      ) { options, text in options.sweep.grids.append(try GridAxis(parsing: text)) },
      seeds,
      OptionDefinition(
        name: "refine", letter: nil, argument: "N",
        help: "After the grid, N further runs half-way between neighbours where it changes most.",
        group: .own
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
      out,
      OptionDefinition(
        name: "shard", letter: nil, argument: "i/n",
        help: "Every n-th run only, from the i-th on, i counted from 0. (default: 0/1)",
        group: .own
      ) { options, text in options.sweep.shard = try Shard(parsing: text) },
      jobs,
      OptionDefinition(
        name: "list", letter: nil, argument: nil,
        help: "Runs nothing; prints a command for each run that is not finished.",
        group: .own
      ) { options, _ in options.sweep.isListing = true },
      OptionDefinition(
        name: "only", letter: nil, argument: "ID", help: "This run of the sweep alone.",
        group: .own
      ) { options, text in options.sweep.only = text },
    ]
  }

  private static var csv: OptionDefinition {
    OptionDefinition(
      name: "csv", letter: nil, argument: nil, help: "With export: comma-separated values.",
      group: .own
    ) { options, _ in options.sweep.isCSV = true }
  }

  static var seeds: OptionDefinition {
    OptionDefinition(
      name: "seeds", letter: nil, argument: "A..B",
      help: "The seeds: 0..4 (both included) or 1,5,9. (default: the one of --seed)",
      group: .own
    ) { options, text in options.sweep.seeds = try parsedSeeds(text) }
  }

  static var out: OptionDefinition {
    OptionDefinition(
      name: "out", letter: nil, argument: "DIR",
      help: "The folder of results; made where it is not there.",
      group: .own
    ) { options, text in
      guard !text.isEmpty else { throw UsageError.invalid(text, for: "out", "Name a folder.") }
      options.sweep.out = text
    }
  }

  static var jobs: OptionDefinition {
    OptionDefinition(
      name: "jobs", letter: nil, argument: "K", help: "Runs at the same time. (default: 1)",
      group: .own
    ) { options, text in
      guard let jobs = Int(text), (1...1024).contains(jobs) else {
        throw UsageError.invalid(text, for: "jobs", "Give a whole number from 1 to 1024.")
      }
      options.sweep.jobs = jobs
    }
  }

  private static var pictureOptions: [OptionDefinition] {
    [
      OptionDefinition(
        name: "quantity", letter: nil, argument: "NAME",
        help: "With show: the map's quantity: "
          + MapQuantity.all.map(\.name).joined(separator: ", ") + ".",
        group: .own, words: { MapQuantity.all.map(\.name) }
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
        help: "With show: each cell's worst seed instead of the mean.", group: .own
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

extension Options {
  /// What is said to `wedge sweep`, and in part to `wedge advise`.
  var sweep: SweepOptions {
    get { self[SweepOptions.self] }
    set { self[SweepOptions.self] = newValue }
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
        text, for: "shard",
        "Give i/n with i from 0 to n − 1: shards count from 0, so that of 4 the first is 0/4 and the last "
          + "3/4.")
    }
    self.init(index: index, count: count)
  }

  /// What falls to this shard of all that is to be done.
  func share(of runs: [SweepRun]) -> [SweepRun] {
    stride(from: index, to: runs.count, by: count).map { runs[$0] }
  }
}
