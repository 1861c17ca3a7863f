import Cells
internal import Drawing
import Glibc
import Laboratory
import MarginLosses
import Plotting
import Training

/// A state written down as JSON: what kind of file it is, its version, what run it holds, and the
/// state.
struct StateFile: Encodable {
  private var wedge = "state"
  private var version = StateFile.version
  private var engine = engineVersion
  /// For people who open the file.
  private var summary: String
  private var state: StateArchive

  /// Since version 3, everything stands under its name: what a program does not know it passes over,
  /// and what it misses is as usual.
  static let version = 3
  /// What can be read.
  static let versions = 2...version

  /// Only what tells a state from other files.
  private struct Head: Decodable {
    var wedge: String?
    var version: Int?
    var engine: Int?
  }

  private struct Body: Decodable {
    var state: StateArchive
  }

  /// Writes a state; the file appears whole or not at all.
  static func write(_ state: State, to path: String) throws {
    let shown = state.isComparing ? state.focused(on: 0) : state
    let losses = panes(of: state).map(\.run.lossDescription.title).joined(separator: " beside ")
    let file = StateFile(
      summary: "\(losses) on \(shown.dataTitle), seed \(shown.configuration.seed), step "
        + "\(state.clock)", state: state.archive)
    try OutputFile.write(JSONTree(file).text + [UInt8(ascii: "\n")], to: path)
  }

  /// A path in the current folder that names the run and no file yet, nor with another ending.
  static func freePath(for state: State, besides endings: [String] = []) -> String {
    let configurations = panes(of: state).map(\.session.configuration)
    let loss = configurations.count == 1 ? configurations[0].loss : "compare"
    return FreePath.path(
      "wedge-\(loss)-\(configurations[0].data)-\(state.clock)", ending: "json", besides: endings)
  }

  /// The runs that are written first, which the file is called after.
  private static func panes(of state: State) -> [Pane] {
    state.isComparing ? state.runs.panes : [state.pane]
  }

  /// The state in a file.
  ///
  /// - Throws: `InputError` that names the file, the place in it and the remedy.
  static func read(_ path: String, display: Display) throws -> State {
    let bytes = try InputFile.read(path, most: 256 << 20)
    return try state(bytes, path: path, display: display)
  }

  static func state(_ bytes: [UInt8], path: String, display: Display) throws -> State {
    do {
      let tree = try JSONReader.tree(bytes)
      let head = try tree.decoded(Head.self)
      guard head.wedge == "state" else {
        throw InputError(path, "is no state of Wedge. Give a file that key w wrote.")
      }
      guard let written = head.version, versions.contains(written) else {
        throw InputError(
          path,
          "is a state of version \(head.version ?? 0); this program reads \(versions.lowerBound) to "
            + "\(versions.upperBound). "
            + "Open it with the program that wrote it.")
      }
      let engine = head.engine ?? 0
      guard engine <= engineVersion else {
        throw InputError(
          path,
          "was written by engine \(engine); this one is \(engineVersion) and would not "
            + "come to the same bits. Open it with the program that wrote it.")
      }
      let archive = try tree.decoded(Body.self).state
      var state = try State(archive, display: display, engine: engine)
      if let words = state.otherEngineWords { state.tell(words, isFault: false) }
      return state
    } catch let error as InputError {
      throw error
    } catch let error as JSONFault {
      throw InputError(path, "is no JSON of a state: \(error). \(remedy)")
    } catch let error as DecodingError {
      throw InputError(path, Self.words(error))
    } catch let error as ArchiveFault {
      throw InputError("\(path): \(error.part)", error.fault + " The file was changed or damaged.")
    } catch let error as ConfigurationError {
      throw InputError(path, "holds a run that cannot be: \(error.description)")
    } catch {
      throw InputError(path, "cannot be read: \(error). Give a file that key w wrote.")
    }
  }

  private static let remedy = "Give a file that key w wrote, whole and unchanged."

  private static func words(_ error: DecodingError) -> String {
    switch error {
    case .dataCorrupted(let context):
      let cause = context.debugDescription.prefix(200)
      return "is no JSON of a state\(place(context)): \(cause). \(remedy)"
    case .keyNotFound(let key, let context):
      return "lacks '\(key.stringValue)'\(place(context)). \(remedy)"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      return "holds something else than belongs there\(place(context)). \(remedy)"
    @unknown default: return "cannot be read. \(remedy)"
    }
  }

  private static func place(_ context: DecodingError.Context) -> String {
    guard !context.codingPath.isEmpty else { return "" }
    let path = context.codingPath.map { $0.intValue.map { "[\($0)]" } ?? $0.stringValue }
    return " at " + path.joined(separator: ".")
  }
}
