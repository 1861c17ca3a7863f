import Glibc
import MarginLosses
import Training

/// A loss with its runs, and what they say.
struct AdviceFinding {
  let subject: AdviceSubject
  let map: SweepMap
  let choice: SweepChoice
  let quantity: MapQuantity
  /// Whether the start lies on the edge of what was tried, and further out could be.
  var isAtEdge = false

  /// How many runs there were, and how many of them ran away.
  var runs: (count: Int, diverged: Int) {
    let rows = map.places.flatMap { map[$0] }
    return (rows.count, rows.count { $0.status == .diverged })
  }
}

/// The runs that advice rests on.
struct AdviceMeasuring {
  let aim: AdviceAim
  let seeds: [UInt64]
  let steps: Int
  private let jobs: Int
  private let dataPath: String?
  private let out: String?

  /// How often a grid is widened at most.
  private static let mostRounds = 4

  init(_ options: Options, _ aim: AdviceAim) throws {
    self.aim = aim
    // One that is given twice is one run.
    let seeds = options.sweep.seeds?.reduce(into: [UInt64]()) { seeds, seed in
      if !seeds.contains(seed) { seeds.append(seed) }
    }
    self.seeds =
      seeds ?? [options.settings["seed"].flatMap { UInt64($0) } ?? Configuration().seed]
    steps = options.steps ?? RunReport.usualSteps
    let cores = max(1, min(sysconf(Int32(_SC_NPROCESSORS_ONLN)), 16))
    jobs = options.sweep.jobs ?? cores
    dataPath = options.data.map(SweepRequest.anchored)
    out = options.sweep.out
  }

  /// The first grid of a loss, whose runs can be made.
  func checked(_ subject: AdviceSubject) throws -> AdviceGrid {
    _ = try subject.plan(subject.grid, seeds: seeds, steps: steps)
    return subject.grid
  }

  /// Runs the grids, wider ones where a start lies on the edge; nil when asked to stop.
  func findings(
    of subjects: [AdviceSubject], _ grids: [AdviceGrid]
  ) throws -> [AdviceFinding]? {
    var store = try AdviceStore(out)
    var grids = grids
    var findings: [AdviceFinding] = []
    for round in 1...Self.mostRounds {
      let plans = try zip(subjects, grids).map { try $0.plan($1, seeds: seeds, steps: steps) }
      let runs = plans.flatMap(\.runs)
      guard try store.measure(runs, jobs: jobs, dataPath: dataPath) else { return nil }
      findings = try zip(subjects, plans).map { try finding($0, store.rows(of: $1.runs)) }
      let wider = zip(findings, grids).map { finding, grid in
        let (map, start) = (finding.map, finding.choice.start)
        return grid.widened(at: map.margins[start.column], map.scales[start.row])
      }
      for place in findings.indices { findings[place].isAtEdge = wider[place] != nil }
      guard round < Self.mostRounds, wider.contains(where: { $0 != nil }) else { break }
      grids = zip(wider, grids).map { $0 ?? $1 }
    }
    return findings
  }

  private func finding(_ subject: AdviceSubject, _ rows: [SweepRow]) throws -> AdviceFinding {
    let isHeldOut = rows.contains { row in
      MapQuantity.named("accuracy")?.value(of: row) != nil
    }
    let quantity = aim.quantity(isHeldOut: isHeldOut)
    guard let map = SweepMap.maps(of: rows).first,
      let choice = SweepChoice(map, quantity, gap: .classGap)
    else {
      throw WorkError(
        "nothing could be measured of \(subject.description.title): \(aim.words(isHeldOut: isHeldOut))"
      )
    }
    return AdviceFinding(subject: subject, map: map, choice: choice, quantity: quantity)
  }
}

/// The rows of runs, in a folder where one was named.
private struct AdviceStore {
  private var rows: [String: JSONValue] = [:]
  private let shared: SharedWork?

  init(_ out: String?) throws {
    guard let out else {
      shared = nil
      return
    }
    let folder = SweepFolder(path: out)
    try folder.make()
    shared = SharedWork(folder: folder, log: try folder.log(named: "advise"))
  }

  /// Takes the runs that are not there yet; whether all are there then.
  mutating func measure(_ runs: [SweepRun], jobs: Int, dataPath: String?) throws -> Bool {
    let open = runs.filter { rows[$0.id] == nil }
    if let shared {
      guard let found = try shared.finish(open, jobs: jobs, dataPath: dataPath) else {
        return false
      }
      rows.merge(found) { first, _ in first }
      return true
    }
    var found: [String: JSONValue] = [:]
    let work = SweepWork(runs: open, jobs: jobs, dataPath: dataPath) { _ in true }
    _ = try work.finish { run, row in found[run.id] = .object(row) }
    rows.merge(found) { first, _ in first }
    guard found.count < open.count else { return true }
    StandardError.write("Nothing of it was kept. With --out DIR the same command goes on.\n")
    return false
  }

  func rows(of runs: [SweepRun]) -> [SweepRow] {
    runs.compactMap { run in rows[run.id].flatMap { SweepRow($0, run: run) } }
  }
}

/// Work that could not be done, with its reason.
struct WorkError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
