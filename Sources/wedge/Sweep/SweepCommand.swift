import Glibc
import Training

/// `wedge sweep`: a grid of runs, and what is done with their results.
enum SweepCommand: CommandDefinition {
  static let name = "sweep"
  static let summary = "Runs a grid of settings, and merges, exports or shows what came of it."
  static let operands = "--grid m=0:1:0.1 --out DIR | merge DIR | export DIR --csv | show DIR"
  static let operandValues = OptionValues(words: ["merge", "export", "show"], takesFile: true)
  static let notes = [
    "Several processes may work on one folder at once, of one shard or of many: each takes the runs that "
      + "none has in hand, and what one that was killed had in hand is taken by the others.",
    "A run is exactly 'wedge train' with these options and its seed. Each finished run is one JSON line in "
      + "DIR/runs.SHARD.jsonl: what 'wedge train --json' prints, and id, engine, loss_floor, feasible, "
      + "the settings asked for (examples is --batch of losses without prototypes, 0 where nothing is said), "
      + "data_digest (of a file's rows), unseen, split and data_path. Runs that differ in anything but margin, "
      + "scale, seed and data_path stand in maps of their own.",
    "Runs that are in any DIR/runs.*.jsonl are not run again; 'wedge sweep merge DIR' prints all of them, sorted "
      + "by id, each once. An axis that a loss has no use for collapses.",
    "'wedge sweep show' opens the first map that is of the --loss and the settings given with it, and has the "
      + "--quantity; key 'l' goes through the others. A file is the one whose rows are the same, "
      + "read as --label and the like say, or that lay there.",
    "TERM, USR1 and INT finish the runs in hand and end with 75: the same command goes on. A second INT ends "
      + "at once; nothing that was finished is lost.",
  ]

  static var options: [OptionDefinition] {
    OptionTable.optionsOfLosses(.loss, .parameter, .run, .rows, .steps) + SweepOptions.all
      + OptionTable.options(.picture, .cells, .size, .format, .output)
  }

  static func check(files: [String]) throws {
    guard let word = files.first else { return }
    guard SweepOptions.Verb(rawValue: word) != nil else {
      throw UsageError(
        "There is no use for '\(word)'. Behind 'wedge sweep' stand options, or merge, export or show "
          + "and a folder.")
    }
    guard files.count == 2 else {
      throw UsageError("'wedge sweep \(word)' takes one folder: 'wedge sweep \(word) DIR'.")
    }
  }

  static func run(_ options: Options) throws -> Int32 {
    let verb = options.files.first.flatMap(SweepOptions.Verb.init)
    try SweepOptions.check(options.given, for: verb)
    if let verb {
      let folder = SweepFolder(path: options.files[1])
      switch verb {
      case .merge: try SweepResults.merge(folder, options)
      case .export: try SweepResults.export(folder, options)
      case .show: return try SweepShow.run(folder, options)
      }
      return 0
    }
    return try work(options)
  }

  private static func work(_ options: Options) throws -> Int32 {
    guard let out = options.sweep.out else {
      throw UsageError("Missing option: '--out DIR', the folder of results.")
    }
    let plan = try SweepRequest.plan(options)
    let folder = SweepFolder(path: out)
    let arguments = SweepRequest.sharedArguments(of: options.arguments)
    if options.sweep.isListing { return try list(plan, folder, arguments, options) }
    WarmUpNotice.say(of: plan.runs.lazy.map(\.configuration), steps: plan.steps)
    StopRequest.listen()
    try folder.make()
    try SweepRecipe(arguments: arguments, plan).keep(in: folder)
    if let id = options.sweep.only { return try workOn(id, plan, folder, options) }
    let shard = options.sweep.shard
    let log = try folder.log(named: "\(shard.index)")
    guard try work(on: shard.share(of: plan.runs), into: log, folder, options) else { return 75 }
    guard options.sweep.refine != nil else { return 0 }
    let missing = try missing(of: plan, in: folder)
    guard missing == 0 else {
      StandardError.write(
        "The refinement waits for \(missing) runs of other shards. Give the command again when they "
          + "are finished.\n")
      return 75
    }
    let further = shard.share(of: try refinement(of: plan, in: folder, options))
    return try work(on: further, into: log, folder, options) ? 0 : 75
  }

  /// Works on what is not finished, beside others that do; whether all is.
  private static func work(
    on runs: [SweepRun], into log: SweepLog, _ folder: SweepFolder, _ options: Options
  ) throws -> Bool {
    try SharedWork(folder: folder, log: log).finish(
      runs, jobs: options.sweep.jobs ?? SweepOptions.usualJobs,
      dataPath: options.data.map(SweepRequest.anchored)) != nil
  }

  /// The one run of an id, into a file of its own: whoever calls may do so many times at once.
  private static func workOn(
    _ id: String, _ plan: SweepPlan, _ folder: SweepFolder, _ options: Options
  ) throws -> Int32 {
    let runs = try plan.runs + refinement(of: plan, in: folder, options)
    guard let run = runs.first(where: { $0.id == id }) else {
      throw UsageError.invalid(id, for: "only", "This sweep has no such run; '--list' prints them.")
    }
    guard try !folder.contents().ids.contains(id) else { return 0 }
    return try work(on: [run], into: folder.log(named: id), folder, options) ? 0 : 75
  }

  /// The commands of what is not finished, a line each.
  private static func list(
    _ plan: SweepPlan, _ folder: SweepFolder, _ arguments: [String], _ options: Options
  ) throws -> Int32 {
    let exists = access(folder.path, F_OK) == 0
    let finished = exists ? try folder.contents().ids : []
    let refined = exists ? try refinement(of: plan, in: folder, options) : []
    let shared = ["wedge", "sweep"] + arguments + ["--out", folder.path, "--only"]
    let beginning = shared.map(ShellWord.quoted).joined(separator: " ")
    let shard = options.sweep.shard
    let text = (shard.share(of: plan.runs) + shard.share(of: refined))
      .filter { !finished.contains($0.id) }
      .map { "\(beginning) \($0.id)\n" }.joined()
    try OutputFile.write(Array(text.utf8), to: nil)
    return 0
  }

  private static func missing(of plan: SweepPlan, in folder: SweepFolder) throws -> Int {
    let finished = try folder.contents().ids
    return plan.runs.count { !finished.contains($0.id) }
  }

  /// The refinement that was asked for; none before the grid is finished.
  static func refinement(
    of plan: SweepPlan, in folder: SweepFolder, _ options: Options
  ) throws -> [SweepRun] {
    guard let count = options.sweep.refine else { return [] }
    let rows = try folder.contents().rows
    let byID = Dictionary(rows.map { ($0.id, $0.members) }) { first, _ in first }
    guard plan.runs.allSatisfy({ byID[$0.id] != nil }) else { return [] }
    return try plan.refinement(of: count) { id in
      let members = byID[id]
      let plain = members?["accuracy_test"]?.number ?? members?["accuracy_train"]?.number
      return [plain ?? 0, members?["accuracy_train_with_margin"]?.number ?? 0]
    }
  }
}
