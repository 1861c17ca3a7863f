import Glibc
import Lessons

/// What is kept of lessons between sessions: a file of the person's own.
struct LessonFile {
  let path: String

  /// `$XDG_STATE_HOME/wedge/lessons.json`, else under `~/.local/state`; nil where no home is known.
  static var usual: LessonFile? {
    let folder: String
    if let state = variable("XDG_STATE_HOME"), state.hasPrefix("/") {
      folder = state
    } else if let home = variable("HOME"), home.hasPrefix("/") {
      folder = "\(home)/.local/state"
    } else {
      return nil
    }
    return LessonFile(path: "\(folder)/wedge/lessons.json")
  }

  private static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Nothing where there is no file yet.
  ///
  /// - Throws: what is wrong with the file; it is left as it is.
  func read() throws(InputError) -> LessonProgress {
    guard InputFile.isThere(path) else { return LessonProgress() }
    let bytes = try InputFile.read(path, most: 1 << 20)
    guard let value = try? JSONValue(text: bytes), case .array(let items)? = value["lessons"] else {
      throw InputError(path, "is no list of lessons. It is put aside when the next one is passed.")
    }
    var entries: [LessonProgress.Entry] = []
    for item in items {
      guard case .string(let name)? = item["name"] else {
        throw InputError(
          path, "has a lesson without a name. It is put aside when the next one is passed.")
      }
      var isRight: Bool?
      if case .boolean(let value)? = item["right"] { isRight = value }
      entries.append(LessonProgress.Entry(name: name, isRight: isRight))
    }
    return LessonProgress(entries)
  }

  /// Writes it, and what another program wrote meanwhile, in a file that appears whole or not at all; a
  /// damaged one is put aside first.
  func write(_ progress: LessonProgress) throws {
    try makeFolders()
    let kept = try? read()
    if kept == nil { try putAside() }
    let entries = progress.merged(into: kept ?? LessonProgress()).entries.map { entry in
      JSONValue.object([
        "name": .string(entry.name), "right": entry.isRight.map(JSONValue.boolean) ?? .null,
      ])
    }
    let value = JSONValue.object(["lessons": .array(entries)])
    try OutputFile.write(value.text() + [UInt8(ascii: "\n")], to: path)
  }

  private func putAside() throws(OutputError) {
    let name = String(path.dropLast(".json".count)) + "-damaged"
    let aside = FreePath.path(name, ending: "json")
    guard rename(path, aside) == 0 else {
      throw OutputError(name: aside, reason: systemMessage())
    }
  }

  private func makeFolders() throws(OutputError) {
    var folder = ""
    for part in path.split(separator: "/").dropLast() {
      folder += "/\(part)"
      guard mkdir(folder, 0o700) == 0 || errno == EEXIST else {
        throw OutputError(name: folder, reason: systemMessage())
      }
    }
  }
}
