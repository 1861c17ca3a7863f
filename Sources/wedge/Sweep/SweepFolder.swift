import Cells
import Glibc

/// A folder with the finished runs of a sweep, in as many files as there were shards.
struct SweepFolder {
  let path: String

  /// A finished run as it stands in a file.
  struct Row {
    let line: [UInt8]
    let members: JSONValue
    let id: String
    let file: String
    let number: Int

    /// Whether two rows say the same; where the file lay is no part of that.
    func isSame(as other: Row) -> Bool {
      guard line != other.line else { return true }
      guard
        var (mine, theirs) = members.object.flatMap({ mine in
          other.members.object.map { (mine, $0) }
        })
      else { return false }
      mine[SweepIdentity.path] = nil
      theirs[SweepIdentity.path] = nil
      let texts = [mine, theirs].map { try? JSONValue.object($0).text() }
      return texts[0] != nil && texts[0] == texts[1]
    }
  }

  /// What the files hold.
  struct Contents {
    var rows: [Row] = []
    /// Lines that a process did not live to finish.
    var torn = 0

    var ids: Set<String> { Set(rows.map(\.id)) }

    /// What is said of lines that were not finished; nil without any.
    ///
    /// - Parameter plans: what the folder's sweeps mean.
    func tornSentence(of plans: SweepRecipe.Plans) -> String? {
      guard torn > 0 else { return nil }
      let lines = "\(torn) unfinished \(torn == 1 ? "line was" : "lines were") left out: "
      return lines
        + (plans.areFinished(ids)
          ? "the runs of the folder's sweeps are all there without."
          : "the sweep's command runs what is missing.")
    }

    /// Rows that do not say which rows of a file they are of.
    var untold: Int { rows.count { !SweepIdentity.isTold($0.members) } }
  }

  /// Makes the folder, and those above it, where they are not there.
  func make() throws {
    var made = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      made += made.isEmpty || made.hasSuffix("/") ? String(part) : "/" + part
      guard mkdir(made, 0o755) != 0, errno != EEXIST else { continue }
      throw OutputError(name: path, reason: systemMessage())
    }
    guard isFolder else { throw OutputError(name: path, reason: "it is no folder") }
  }

  /// The file of finished runs of a name; another one beside it where a process writes that one now.
  func log(named name: String) throws -> SweepLog {
    let first = try SweepLog("\(path)/runs.\(name).jsonl")
    if first.claim() { return first }
    for number in 2...1000 {
      let log = try SweepLog("\(path)/runs.\(name)-\(number).jsonl")
      guard log.claim() else { continue }
      StandardError.write(
        "Another process works on these runs: they are shared, and the rows of this one go to "
          + "\(sanitized(log.path)).\n")
      return log
    }
    return first
  }

  /// Reads every `runs.*.jsonl`; a line that was not finished is counted and ignored.
  ///
  /// - Throws: a complete line that is no row, with its place.
  func contents() throws -> Contents {
    var contents = Contents()
    for name in try files(from: "runs.", to: ".jsonl") {
      let file = "\(path)/\(name)"
      let lines = try InputFile.read(file).split(
        separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      for (index, line) in lines.enumerated() where !line.isEmpty {
        guard let members = try? JSONValue(text: line), members.object != nil else {
          contents.torn += 1
          continue
        }
        // A line without its end may still grow; numbers in it could be cut.
        guard index < lines.count - 1 else {
          contents.torn += 1
          continue
        }
        guard let id = members["id"]?.string else {
          throw InputError(
            "\(file):\(index + 1)", "has no \"id\". Take the line out, or the file away.")
        }
        if let fault = SweepRowCheck.fault(in: members) {
          throw InputError(
            "\(file):\(index + 1)", "\(fault) Take the line out and run the sweep again.")
        }
        contents.rows.append(
          Row(line: Array(line), members: members, id: id, file: file, number: index + 1))
      }
    }
    return contents
  }

  /// The rows sorted by id, each once.
  ///
  /// - Throws: two rows that have one id and differ.
  func merged() throws -> Contents {
    let contents = try contents()
    var merged: [Row] = []
    let sorted = contents.rows.sorted { ($0.id, $0.file, $0.number) < ($1.id, $1.file, $1.number) }
    for row in sorted {
      guard let last = merged.last, last.id == row.id else {
        merged.append(row)
        continue
      }
      guard last.isSame(as: row) else {
        throw InputError(
          "\(row.file):\(row.number)",
          "differs from \(last.file):\(last.number), though both are run \(row.id). "
            + "Take both lines out and run the sweep again.")
      }
    }
    return Contents(rows: merged, torn: contents.torn)
  }

  /// The files that sweeps left word in.
  func recipes() throws -> [String] { try files(from: "sweep.", to: ".json") }

  /// Names in the folder with a beginning and an end, sorted.
  func files(from beginning: String, to end: String) throws -> [String] {
    guard let folder = opendir(path) else {
      throw InputError(path, "cannot be opened: \(systemMessage()). Name the folder of a sweep.")
    }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasPrefix(beginning), name.hasSuffix(end) { names.append(name) }
    }
    return names.sorted()
  }

  /// Bytes in all files of runs but one: it changes whenever a run is finished.
  func size(without own: String = "") throws -> Int {
    try files(from: "runs.", to: ".jsonl").reduce(0) { sum, name in
      guard "\(path)/\(name)" != own else { return sum }
      var status = stat()
      return sum + (stat("\(path)/\(name)", &status) == 0 ? Int(status.st_size) : 0)
    }
  }

  private var isFolder: Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
