import Glibc
import Recording

/// The files that a recording is to give, looked at before anything is drawn.
struct RecordingFiles {
  /// A file, and where it is named.
  private struct Named {
    var path: String
    /// Such as `a.tape:3:1`; nil for the command line.
    var place: String?
    var isStill: Bool
    var isCaptions = false
  }

  private let named: [Named]
  /// The recordings, in the order in which they are named.
  let outputs: [String]

  /// - Throws: a file that no recording can be, or that is named twice.
  init(
    tape path: String, _ settings: TapeSettings, _ commands: [TapeCommand], output: String?
  ) throws {
    let place = { (position: TapePosition) in
      TapeFile.place(position, in: path) + TapeFile.sourcing(position, in: path)
    }
    let asked =
      output.map { [Named(path: $0, place: nil, isStill: false)] }
      ?? settings.outputs.map { Named(path: $0.path, place: place($0.position), isStill: false) }
    outputs = asked.map(\.path)
    named =
      asked + Self.captions(beside: asked, commands)
      + commands.compactMap { command in
        guard case .capture(let path) = command.action else { return nil }
        return Named(path: path, place: place(command.position), isStill: true)
      }
    var seen: Set<String> = []
    for file in named {
      if file.isCaptions { continue }
      _ = try RecordingFormat(path: file.path, isStill: file.isStill, place: file.place)
      guard seen.insert(file.path).inserted else {
        throw RecordingFormat.fault(
          file.path, "is written twice. Give each picture a file of its own.", at: file.place)
      }
    }
  }

  /// What is said goes into a file beside each film and page.
  private static func captions(beside files: [Named], _ commands: [TapeCommand]) -> [Named] {
    let isSaid = commands.contains { command in
      switch command.action {
      case .say(let text), .ask(let text): !text.isEmpty
      default: false
      }
    }
    guard isSaid else { return [] }
    return files.filter { (try? RecordingFormat(path: $0.path))?.hasCaptions ?? false }.map {
      Named(
        path: RecordingFormat.captions(beside: $0.path), place: $0.place, isStill: false,
        isCaptions: true)
    }
  }

  /// Whether stills are taken on the way, which need no recording.
  var hasStills: Bool { named.contains(where: \.isStill) }

  /// - Throws: the first file that is there already.
  func refuseToOverwrite() throws(OutputError) {
    // Captions are the same for each film of a tape: the recorder looks at what they say.
    for file in named where !file.isCaptions { try OutputFile.refuseToReplace(file.path) }
  }

  /// What can be known beforehand to fail: a folder that is not there, a tool that is missing.
  var troubles: [OutputError] { named.compactMap { Self.trouble($0.path) } }

  private static func trouble(_ path: String) -> OutputError? {
    if let trouble = OutputFile.folderTrouble(of: path) { return trouble }
    return (try? RecordingFormat(path: path)).flatMap { Raster.missing(for: path, $0) }
  }
}

/// Several files that could not be written: all are said, the last one as the command's own error.
func fail(with errors: [OutputError]) throws(OutputError) {
  guard let last = errors.last else { return }
  for error in errors.dropLast() {
    StandardError.write("Error: \(error.name) cannot be written: \(error.reason).\n")
  }
  throw last
}
