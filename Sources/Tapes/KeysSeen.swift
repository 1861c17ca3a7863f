package import Cells
internal import Drawing
package import Laboratory
import Plotting

/// The keys that were pressed last, shown for a moment where the picture is empty.
package struct KeysSeen: Sendable {
  /// Each key and how often it came in a row.
  private var keys: [(name: String, count: Int)] = []
  /// Until when they are seen, in microseconds.
  package private(set) var end = 0
  private var place: (column: Int, row: Int)?

  private static let lasting = 1_500_000
  private static let mostKeys = 6

  mutating func add(_ event: Event, at micros: Int) {
    guard let name = Self.name(of: event) else { return }
    if micros >= end { keys = [] }
    if keys.last?.name == name {
      keys[keys.count - 1].count += 1
    } else {
      keys = keys.suffix(Self.mostKeys - 1) + [(name, 1)]
    }
    end = micros + Self.lasting
  }

  var text: String {
    keys.map { $0.count > 1 ? "\($0.name) ×\($0.count)" : $0.name }.joined(separator: "  ")
  }

  /// Writes them, where they stood before as long as that is empty.
  package mutating func write(_ state: State, on frame: inout Frame) {
    let line = " " + text + " "
    let width = line.unicodeScalars.count
    let stays = place.map { $0.column == frame.width - width && Self.isFree($0, width, frame) }
    if stays != true { place = Self.place(for: width, on: frame) }
    guard let place else { return }
    let theme = state.display.usualTheme
    frame.write(
      line, column: place.column, row: place.row, foreground: theme.text,
      background: theme.ground, attributes: [.reverse, .bold])
  }

  /// The place nearest a corner, the right ones first, that the picture leaves empty; the lower right one
  /// where it leaves none.
  static func place(for width: Int, on frame: Frame) -> (column: Int, row: Int) {
    let upper = Array(1..<max(frame.height / 3, 2))
    let lower = Array((frame.height * 2 / 3..<max(frame.height - 2, 1)).reversed())
    let right = max(frame.width - width, 0)
    let corners = [(right, upper), (right, lower), (0, upper), (0, lower)]
    for (column, rows) in corners {
      if let row = rows.first(where: { isFree((column, $0), width, frame) }) {
        return (column, row)
      }
    }
    return (right, max(frame.height - 3, 0))
  }

  private static func isFree(_ place: (column: Int, row: Int), _ width: Int, _ frame: Frame) -> Bool
  {
    (place.column - 1...place.column + width).allSatisfy { column in
      !frame.contains(column: column, row: place.row) || frame[column, place.row].isBlank
    }
  }

  private static func name(of event: Event) -> String? {
    switch event {
    case .key(let key): name(of: key)
    case .paste: "paste"
    case .mouse(let mouse):
      switch mouse.kind {
      case .press: "click"
      case .wheelUp, .wheelDown: "wheel"
      case .drag, .release: nil
      }
    case .resize: nil
    }
  }

  private static func name(of key: Key) -> String {
    switch key {
    case .character(" "): "Space"
    case .character(let scalar): String(Character(scalar))
    case .up: "↑"
    case .down: "↓"
    case .left: "←"
    case .right: "→"
    case .home: "Home"
    case .end: "End"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .enter: "Enter"
    case .escape: "Esc"
    case .tab: "Tab"
    case .backTab: "Shift+Tab"
    case .backspace: "Backspace"
    case .delete: "Del"
    case .insert: "Ins"
    case .function(let number): "F\(number)"
    case .control(let scalar): "Ctrl+\(String(Character(scalar)).uppercased())"
    }
  }
}
