import Glibc
import Kernels
import MarginLosses
import Plotting
import Training

/// `wedge advise`: what closed forms and a small sweep say about margin and scale on some data.
enum AdviseCommand: CommandDefinition {
  static let name = "advise"
  static let summary = "Says which margins and scales can work on data, and which did."

  static var options: [OptionDefinition] {
    OptionTable.options(.loss, .parameter, .run, .rows, .steps)
      + [SweepOptions.seeds, SweepOptions.out, SweepOptions.jobs]
  }

  private static let usualLosses = "arcface,cosface"
  private static let scales: [Double] = [4, 8, 16, 32]
  /// Margins that are tried, as parts of the largest that can be met.
  private static let parts: [Double] = [0, 0.25, 0.5, 0.75, 1]
  private static let usualSeeds: [UInt64] = [0, 1, 2]

  static func run(_ options: Options) throws -> Int32 {
    for (option, _) in options.parameters where ["margin", "scale"].contains(option) {
      throw UsageError("'--\(option)' has no use: it is what 'wedge advise' looks for.")
    }
    var options = options
    options.loss = options.loss ?? usualLosses
    if options.settings["seed"] == nil { options.sweep.seeds = options.sweep.seeds ?? usualSeeds }
    let subjects = try plans(options)
    StopRequest.listen()
    guard let rows = try measured(subjects.flatMap(\.plan.runs), options) else { return 75 }
    let maps = SweepMap.maps(of: rows)
    let text = AdviceText(
      subjects: subjects, maps: maps, runs: rows.count,
      data: options.data ?? Configuration().data
    ).text
    try OutputFile.write(Array(text.utf8), to: nil)
    return 0
  }

  /// One plan a loss, over the part of the margins that can be met.
  private static func plans(_ options: Options) throws -> [AdviceSubject] {
    let base = try SweepRequest.plan(options)
    return try base.bases.map { configuration in
      guard let type = LossRegistry.named(configuration.loss),
        let margin = type.description.hyperparameters.first(where: {
          $0.key == type.description.marginKey
        })
      else {
        throw UsageError.invalid(
          configuration.loss, for: "loss", "Advice needs losses with prototypes and a margin.")
      }
      let spacing = AdviceSpacing(configuration)
      let bound = type.init(configuration.parameters).marginBound(
        spacing: spacing.radians, with: configuration.parameters)
      let top = min(
        bound.limit ?? margin.published ?? margin.laboratoryDefault, margin.range.upperBound)
      let lowest = margin.range.lowerBound
      var axes = [
        GridAxis(
          name: margin.key,
          values: parts.map { ((lowest + $0 * (top - lowest)) * 1000).rounded(.down) / 1000 })
      ]
      if configuration.takes(axis: "s") { axes.append(GridAxis(name: "s", values: scales)) }
      let plan = try SweepPlan(
        bases: [configuration], axes: axes, seeds: base.seeds, steps: base.steps)
      return AdviceSubject(
        plan: plan, description: type.description, margin: margin, spacing: spacing, bound: bound)
    }
  }

  /// The rows of all runs, from the folder as far as they are there; nil when asked to stop.
  private static func measured(_ runs: [SweepRun], _ options: Options) throws -> [SweepRow]? {
    var rows: [String: JSONValue] = [:]
    var log: SweepLog?
    if let out = options.sweep.out {
      let folder = SweepFolder(path: out)
      try folder.make()
      log = try folder.log(named: "advise")
      let wanted = Set(runs.map(\.id))
      for row in try folder.contents().rows where wanted.contains(row.id) {
        rows[row.id] = row.members
      }
    }
    let cores = max(1, min(sysconf(Int32(_SC_NPROCESSORS_ONLN)), 16))
    let work = SweepWork(
      runs: runs.filter { rows[$0.id] == nil }, jobs: options.sweep.jobs ?? cores,
      dataPath: options.data.map(SweepRequest.anchored))
    let isWhole = try work.finish { run, row in
      try log?.append(JSONValue.object(row).text())
      rows[run.id] = .object(row)
    }
    return isWhole
      ? runs.compactMap { run in rows[run.id].flatMap { SweepRow($0, run: run) } } : nil
  }
}

/// How far apart equally large classes can be.
struct AdviceSpacing {
  let classes: Int
  let dimension: Int

  init(_ configuration: Configuration) {
    classes = configuration.classes
    dimension = configuration.dimension
  }

  /// Between neighbours: on the circle, or, as a bound beyond it, between the corners of a simplex.
  var radians: Double {
    if dimension == 2 { return 2 * .pi / Double(classes) }
    let cosine = -1 / Double(max(classes - 1, 1))
    return Double.atan2((1 - cosine * cosine).squareRoot(), cosine)
  }

  var words: String {
    let degrees = fixed(radians * 180 / .pi, 1) + "°"
    if dimension == 2 { return "\(degrees) between equally spaced neighbours in the plane" }
    return dimension >= classes - 1
      ? "\(degrees) between the corners of a simplex, for which d \(dimension) has room"
      : "at most \(degrees), as between the corners of a simplex; d \(dimension) has less room than that"
  }
}

/// A loss that advice is asked for, and the runs that are tried.
struct AdviceSubject {
  let plan: SweepPlan
  let description: LossDescription
  let margin: Hyperparameter
  let spacing: AdviceSpacing
  let bound: MarginBound
}
