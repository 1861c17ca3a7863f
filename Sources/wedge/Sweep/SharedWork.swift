import Glibc
import Training

/// Runs that any number of processes work on in one folder, each taking what no other has in hand.
struct SharedWork {
  let folder: SweepFolder
  let log: SweepLog

  /// Works until every run is finished, by this process or another.
  ///
  /// - Returns: the rows by id; nil when asked to stop.
  func finish(
    _ runs: [SweepRun], jobs: Int, dataPath: String?
  ) throws -> [String: JSONValue]? {
    let claims = try SweepClaims(folder)
    let wanted = Set(runs.map(\.id))
    var hasWaited = false
    var written: Set<String> = []
    while true {
      var rows: [String: JSONValue] = [:]
      for row in try folder.contents().rows where wanted.contains(row.id) {
        rows[row.id] = row.members
      }
      // A file that is taken away would have every run begin again, for ever.
      guard written.allSatisfy({ rows[$0] != nil }) else {
        throw OutputError(
          name: log.path,
          reason:
            "it was replaced or changed meanwhile. Give the command again: it runs what is missing",
          fault: "lacks rows that were written to it")
      }
      let open = runs.filter { rows[$0.id] == nil }
      guard !open.isEmpty else { return rows }
      guard !StopRequest.hasCome else { return nil }
      let others = OthersRows(folder: folder, without: log.path)
      let work = SweepWork(runs: open, jobs: jobs, dataPath: dataPath) { run in
        claims.take(run.id) && !others.hold(run.id)
      }
      let count = try work.finish { run, row in
        try log.append(JSONValue.object(row).text())
        written.insert(run.id)
      }
      guard count == 0, !StopRequest.hasCome else { continue }
      if !hasWaited {
        StandardError.write(
          "\(open.count) run\(open.count == 1 ? " is" : "s are") in the hands of another process; "
            + "waiting for it.\n")
      }
      hasWaited = true
      usleep(300_000)
    }
  }
}

/// What other processes have finished since, looked up once a second at most.
private final class OthersRows {
  private let folder: SweepFolder
  private let own: String
  private var ids: Set<String> = []
  private var size: Int
  private var looked = ProgramClock.seconds

  init(folder: SweepFolder, without own: String) {
    self.folder = folder
    self.own = own
    size = (try? folder.size(without: own)) ?? 0
  }

  func hold(_ id: String) -> Bool {
    let now = ProgramClock.seconds
    if now - looked > 1 {
      looked = now
      let size = (try? folder.size(without: own)) ?? self.size
      if size != self.size, let contents = try? folder.contents() { ids = contents.ids }
      self.size = size
    }
    return ids.contains(id)
  }
}
