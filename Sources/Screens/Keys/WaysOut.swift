public import Cells
internal import Drawing
public import Laboratory

extension State {
  /// Whether a number or a name is being typed.
  public var isTyping: Bool {
    switch topOverlay {
    case .entry, .finding: true
    case .help, .presets, .asking, nil: false
    }
  }

  /// The keys that end the program now; q is none while something is to be left first, or asked.
  public var waysOut: Set<Key> {
    guard !isLeaving else { return [.control("c")] }
    let ends: [KeyBinding.Meaning] =
      [.action(.program(.quit))] + (asksBeforeLeaving ? [] : [.action(.program(.left))])
    let strokes = (enlarged ?? self).currentBindings.flatMap(\.strokes)
    return Set(strokes.filter { ends.contains($0.meaning) }.map(\.key))
  }

  /// What an event stands for: pasted text is typed where a number or a name is, and is nothing elsewhere.
  public func unpacked(_ event: Event) -> [Event] {
    guard case .paste(let text) = event else { return [event] }
    return isTyping ? text.unicodeScalars.map { .key(.character($0)) } : []
  }
}
