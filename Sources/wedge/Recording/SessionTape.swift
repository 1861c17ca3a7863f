import Cells
internal import Drawing
import Laboratory
import Plotting
import Recording

/// What a person does, taken down as a tape that begins with the state as it was.
struct SessionTape {
  /// The name that state, tape and cast have in common.
  let name: String
  private let size: Size
  private let display: Display
  private var lines: [String] = []
  private var last: Double

  /// Begins with writing the state.
  init(_ state: State, size: Size, now: Double) throws {
    let path = StateFile.freePath(for: state)
    try StateFile.write(state, to: path)
    name = String(path.dropLast(".json".count))
    self.size = size
    display = state.display
    last = now
  }

  /// Takes down what came in, and the time before it.
  mutating func note(_ events: [Event], now: Double) {
    let commands = events.compactMap(Self.command)
    guard !commands.isEmpty else { return }
    let millis = Int(((now - last) * 1000).rounded())
    last = now
    if millis > 0 { lines.append("Sleep \(millis)ms") }
    lines += commands
  }

  /// Writes the tape, and the cast that the virtual clock makes of it.
  mutating func finish(now: Double) throws {
    let millis = max(Int(((now - last) * 1000).rounded()), 100)
    lines.append("Sleep \(millis)ms")
    let text = (head + lines).joined(separator: "\n") + "\n"
    try OutputFile.write(Array(text.utf8), to: "\(name).tape")
    var settings = TapeSettings()
    let commands = try settings.take(try TapeParser.tape(text))
    let recorder = try Recorder("\(name).cast", settings, version: .two, title: "\(name).tape")
    let sink = TapePlayer.Sink(
      frame: { recorder.show($0, at: $1) }, marker: { recorder.mark($0, at: $1) },
      still: { _, _ in }, commandEnded: { _ in })
    var player = TapePlayer(try RecordCommand.opening(settings), settings, sink)
    try player.play(commands)
    try OutputFile.write(recorder.finished(at: player.end), to: "\(name).cast")
  }

  private var head: [String] {
    [
      "# Recorded by hand; edit it, and wedge record makes the cast anew.",
      "Output \(name).cast", "", "Set State \(name).json", "Set Columns \(size.width)",
      "Set Rows \(size.height)", "Set Theme \(display.theme.rawValue)", "Set TypingSpeed 0ms", "",
    ]
  }

  private static func command(_ event: Event) -> String? {
    switch event {
    case .key(let key): return keyCommand(key)
    case .mouse(let mouse):
      let place = "Mouse \(mouse.column + 1) \(mouse.row + 1)"
      switch mouse.kind {
      case .press: return place
      case .wheelUp: return place + " wheel 1"
      case .wheelDown: return place + " wheel -1"
      case .drag, .release: return nil
      }
    case .resize: return nil
    }
  }

  private static func keyCommand(_ key: Key) -> String? {
    switch key {
    case .character(" "): "Space"
    case .character("\""): "Type '\"'"
    case .character(let scalar): "Type \"\(Character(scalar))\""
    case .up: "Up"
    case .down: "Down"
    case .left: "Left"
    case .right: "Right"
    case .home: "Home"
    case .end: "End"
    case .pageUp: "PageUp"
    case .pageDown: "PageDown"
    case .enter: "Enter"
    case .escape: "Escape"
    case .tab: "Tab"
    case .backTab: "Shift+Tab"
    case .backspace: "Backspace"
    case .delete: "Delete"
    case .insert: "Insert"
    case .function(2): nil
    case .function(let number): "F\(number)"
    case .control(let scalar): "Ctrl+\(Character(scalar))"
    }
  }
}
