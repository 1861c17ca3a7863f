import Glibc
import Synchronization
import Training

/// Runs of a sweep being worked through by threads, each row written as it is finished.
struct SweepWork {
  /// What a row goes to.
  typealias Keep = (SweepRun, _ row: [String: JSONValue]) throws -> Void

  let runs: [SweepRun]
  let jobs: Int
  /// Where the file of rows lies, as the rows tell it; nil for other data.
  let dataPath: String?
  /// Whether a run is left to this process; it is asked once, before the run begins.
  let claim: (SweepRun) -> Bool

  private struct Progress {
    var next = 0
    var finished = 0
    var failure: (any Error)?
  }

  /// Works until all is done or claimed by others, a signal comes or a row cannot be kept.
  ///
  /// - Returns: how many runs were finished.
  func finish(_ keep: @escaping Keep) throws -> Int {
    let (runs, dataPath) = (runs, dataPath)
    let progress = Mutex(Progress())
    let meter = SweepMeter(total: runs.count)
    nonisolated(unsafe) let (keep, claim) = (keep, claim)
    Workers.run(min(jobs, runs.count)) {
      while let run = progress.withLock({ Self.take(from: runs, &$0, claim) }) {
        do {
          var row = try Self.row(of: run)
          if let dataPath, run.configuration.table != nil {
            row[SweepIdentity.path] = .string(dataPath)
          }
          try progress.withLock { state in
            guard state.failure == nil else { return }
            try keep(run, row)
            state.finished += 1
            meter.show(state.finished)
          }
        } catch {
          progress.withLock { $0.failure = $0.failure ?? error }
        }
      }
    }
    meter.clear()
    let (finished, failure) = progress.withLock { ($0.finished, $0.failure) }
    if let failure { throw failure }
    return finished
  }

  private static func take(
    from runs: [SweepRun], _ progress: inout Progress, _ claim: (SweepRun) -> Bool
  ) -> SweepRun? {
    while progress.failure == nil, progress.next < runs.count, !StopRequest.hasCome {
      progress.next += 1
      if claim(runs[progress.next - 1]) { return runs[progress.next - 1] }
    }
    return nil
  }

  /// The row of a run, which depends on nothing else.
  static func row(of run: SweepRun) throws -> [String: JSONValue] {
    let session = RunReport.finished(try Session(run.configuration), steps: run.steps)
    var members = RunReport.members(session, session.metrics())
    members["id"] = .string(run.id)
    members["engine"] = .number(Double(engineVersion))
    let isFeasible = session.isMarginFeasible
    // Above the limit equal spacing is not where the loss is lowest.
    let floor = isFeasible == false ? nil : session.lossFloor
    members["loss_floor"] = floor.map(JSONValue.number) ?? .null
    members["feasible"] = isFeasible.map(JSONValue.boolean) ?? .null
    return members.merging(SweepIdentity.members(of: run)) { measured, _ in measured }
  }
}

/// Says on standard error how far a sweep is: in one line for a person, in lines now and then for a file.
final class SweepMeter: @unchecked Sendable {
  /// Lines of a file come at most so often, and after each tenth of the runs.
  private static let secondsBetweenLines = 2.0

  private let total: Int
  private let start = ProgramClock.seconds
  private let line = ProgressLine()
  private var written = (seconds: ProgramClock.seconds, count: 0)

  init(total: Int) {
    self.total = total
  }

  func show(_ finished: Int) {
    guard finished > 0 else { return }
    let now = ProgramClock.seconds
    if line.isShown {
      line.show(text(finished))
    } else if now - written.seconds >= Self.secondsBetweenLines,
      finished == total || 10 * (finished - written.count) >= total
    {
      written = (now, finished)
      StandardError.write(text(finished) + "\n")
    }
  }

  private func text(_ finished: Int) -> String {
    let rate = Double(finished) / max(ProgramClock.seconds - start, 1e-9)
    let left = Double(total - finished) / rate
    return
      "\(finished) of \(total) runs, \(Self.tenths(rate)) a second, \(Self.duration(left)) left"
  }

  func clear() { line.clear() }

  private static func tenths(_ value: Double) -> String {
    "\((value * 10).rounded() / 10)"
  }

  private static func duration(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded(.up))
    if whole < 60 { return "\(whole) s" }
    if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
    return "\(whole / 3600) h \(whole / 60 % 60) min"
  }
}
