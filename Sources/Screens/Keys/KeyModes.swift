internal import Cells
internal import Drawing
internal import Laboratory
internal import MarginLosses

extension State {
  /// Keys while the help is open.
  static let helpBindings: [KeyBinding] =
    [
      KeyBinding(
        "?", "next page", group: 1, priority: 0, help: "the next page, and back",
        [.character("?"): .helpTurned, .function(1): .helpTurned]),
      KeyBinding(
        "Esc q", "back", group: 1, priority: 0, help: "close the help",
        [.escape: .wentBack, .character("q"): .wentBack]),
    ] + anywhereBindings

  /// Keys while the list of presets is open.
  static let presetBindings: [KeyBinding] =
    [
      KeyBinding(
        "↑↓", "choose", group: 1, priority: 0, help: "the next or previous setting",
        [
          .up: .previousPresetChosen, .down: .nextPresetChosen, .left: .previousPresetChosen,
          .right: .nextPresetChosen,
        ]),
      KeyBinding(
        "Enter", "take", group: 1, priority: 0, help: "begin a run with this setting",
        [.enter: .presetTaken]),
      KeyBinding(
        "Esc q", "back", group: 1, priority: 0, help: "close the list",
        [.escape: .wentBack, .character("q"): .wentBack, .character("p"): .presetsToggled]),
      KeyBinding(
        "?", "keys", group: 1, priority: 0, help: "the help, over the list",
        [.character("?"): .helpTurned, .function(1): .helpTurned]),
    ] + anywhereBindings

  /// Keys of the program, which change nothing of the run behind what covers it.
  private static let anywhereBindings: [KeyBinding] = [
    KeyBinding(
      "F2", "", group: 4, priority: 15, help: "end or begin a recording",
      [.function(2): .recordingToggled]),
    KeyBinding(
      "^C", "quit", group: 4, priority: 4, help: "quit; ^Z suspends",
      [.control("c"): .quit, .control("z"): .suspended]),
  ]

  /// Keys while a number is typed; those of the number itself are no bindings.
  static let entryBindings: [KeyBinding] =
    [
      KeyBinding("0–9 . -", "type", group: 0, priority: 2, help: "type the number", [:]),
      KeyBinding(
        "Enter", "take", group: 0, priority: 0, help: "take the number", [.enter: .entryConfirmed]),
      KeyBinding(
        "Esc", "leave", group: 0, priority: 1, help: "leave the number", [.escape: .wentBack]),
      KeyBinding(
        "Backspace", "", group: 0, priority: 3, help: "take back the last figure",
        [.backspace: .entryErased, .delete: .entryErased]),
      KeyBinding(
        "^C", "", group: 4, priority: 4, help: "quit; ^Z suspends",
        [.control("c"): .quit, .control("z"): .suspended]),
    ]

  /// Keys that mean something else while something is asked about.
  var askingBindings: [KeyBinding] {
    let isHeld = held != nil
    let (arrows, thing) =
      switch asked {
      case .prototype: (isHeld ? "turn it" : "next", "prototype")
      case .spot: ("move", "place")
      default: (isHeld ? "move it" : "move", "point")
      }
    return [
      KeyBinding(
        "arrows", arrows, group: 1, priority: 1, help: "the next \(thing) that way",
        [
          .left: .probeMoved(.left), .right: .probeMoved(.right), .up: .probeMoved(.up),
          .down: .probeMoved(.down),
        ]),
      KeyBinding(
        "Enter", isHeld ? "put down" : "pick up", group: 1, priority: isHeld ? 0 : 5,
        help: "pick up what is asked about, put it down", [.enter: .pickedUp]),
      KeyBinding(
        "Tab", "plane, w", group: 1, priority: 3,
        help: "from points to empty plane, to prototypes, and back", [.tab: .askingTurned]),
      KeyBinding(
        "a A x", "add, class, strike out", group: 1, priority: 6,
        help: "add a point, add a class, strike the point out",
        [.character("a"): .pointAdded, .character("A"): .classAdded, .character("x"): .struckOut]),
    ] + State.pointBindings
  }

  private static let pointBindings: [KeyBinding] = [
    KeyBinding(
      "j k", "next worst", group: 1, priority: 2,
      help: "the point that costs the next less or more",
      [.character("j"): .nextWorstProbed, .character("k"): .previousWorstProbed]),
    KeyBinding(
      "Esc", "leave", group: 1, priority: 2, help: "leave the point", [.escape: .wentBack]),
  ]

  /// Keys that mean something else while runs stand side by side.
  static let gridBindings: [KeyBinding] = [
    KeyBinding(
      "Tab", "pane", group: 1, priority: 1, help: "mark the next pane; shift: the previous one",
      [.tab: .nextPaneMarked, .backTab: .previousPaneMarked]),
    KeyBinding(
      "Enter", "enlarge", group: 1, priority: 2, help: "the marked pane fills the screen",
      [.enter: .paneEnlarged]),
    KeyBinding(
      "c", "leave", group: 1, priority: 1, help: "back to the run before",
      [.character("c"): .comparisonToggled]),
  ]

  /// Keys that mean something else while one of several runs fills the screen.
  static let enlargedBindings: [KeyBinding] = [
    KeyBinding(
      "Esc", "all panes", group: 1, priority: 1, help: "back to the grid", [.escape: .wentBack]),
    KeyBinding(
      "Tab", "next pane", group: 1, priority: 2, help: "the next pane",
      [.tab: .nextPaneMarked, .backTab: .previousPaneMarked]),
    KeyBinding(
      "c", "keep this run", group: 1, priority: 2, help: "leave compare with this run alone",
      [.character("c"): .comparisonToggled]),
  ]

  /// What keys mean now, for the key line: what covers the picture leaves the others nothing.
  var currentBindings: [KeyBinding] {
    switch topOverlay {
    case .help: return State.helpBindings
    case .presets: return State.presetBindings
    case .entry: return State.entryBindings
    case .asking: return bindings(with: askingBindings)
    case nil: break
    }
    if seat != nil { return bindings(with: State.enlargedBindings) }
    if comparison != nil { return bindings(with: State.gridBindings) }
    return State.bindings
  }

  /// The table with some keys meaning something else.
  private func bindings(with others: [KeyBinding]) -> [KeyBinding] {
    let taken = Set(others.flatMap { $0.strokes.map(\.key) })
    let rest = State.bindings.filter { binding in
      !binding.strokes.contains { taken.contains($0.key) }
    }
    return rest.filter { $0.group < 1 } + others + rest.filter { $0.group >= 1 }
  }
}

/// What a key means in a state; nil when it means nothing there.
func action(for key: Key, in state: State) -> Action? {
  if case .entry = state.topOverlay, case .character(let scalar) = key, isNumeric(scalar) {
    return .entryTyped(scalar)
  }
  for binding in state.currentBindings {
    if let stroke = binding.strokes.first(where: { $0.key == key }) {
      return stroke.action(in: state)
    }
  }
  return nil
}

private func isNumeric(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar {
  case "0"..."9", ".", "-", "+", "e", "E": true
  default: false
  }
}
