import Cells
internal import Drawing
import Glibc
import Laboratory

/// A tape on the disk that grows while a person does what it says; it begins with the state as it was.
struct SessionTape {
  /// The name that state, tape and cast have in common.
  let name: String
  private let file: GrowingFile
  private var script: TapeScript

  /// Begins with writing the state; what covers the picture is left first, since no state holds it.
  ///
  /// - Throws: what keeps one of its files from being written; none is left then.
  init(_ state: inout State, size: Size, now: Double) throws {
    guard TapeSettings.columns.contains(size.width), TapeSettings.rows.contains(size.height) else {
      throw OutputError(
        name: "a tape",
        reason:
          "it takes \(TapeSettings.columns.upperBound) columns and \(TapeSettings.rows.upperBound) "
          + "rows at most, \(TapeSettings.columns.lowerBound) and \(TapeSettings.rows.lowerBound) at least"
      )
    }
    state.uncover()
    state.refresh()
    let path = StateFile.freePath(for: state, besides: ["tape", "cast"])
    let name = String(path.dropLast(".json".count))
    try StateFile.write(state, to: path)
    do {
      file = try GrowingFile(path: "\(name).tape")
    } catch {
      unlink(path)
      throw error
    }
    self.name = name
    script = TapeScript(state, now: now)
    file.append(TapeScript.head(name: name, size: size, state.display))
  }

  /// Why the newest lines are not on the disk; nil when they are.
  var fault: String? { file.fault }

  /// The lines that are not on the disk.
  var unwritten: String { String(decoding: file.rest, as: UTF8.self) }

  /// Takes down what was done at a step, and the way to it.
  mutating func note(_ event: Event, at step: Int, _ state: State, now: Double) {
    let lines = script.lines(for: event, at: step, state, now: now)
    if !lines.isEmpty { file.append(lines) }
  }

  /// Ends the tape where the run stands, or with its last line where nobody knows.
  ///
  /// - Throws: why it is not whole on the disk; what is missing is kept.
  mutating func end(_ state: State?, now: Double) throws(OutputError) {
    file.append(state.map { script.ending($0, now: now) } ?? "")
    if let fault { throw OutputError(name: file.path, reason: fault) }
  }
}

extension State {
  /// Leaves what is on top of the picture or in the hand.
  fileprivate mutating func uncover() {
    for _ in 0..<8 {
      guard isCovered else { return }
      _ = update(&self, .program(.wentBack))
    }
  }
}
