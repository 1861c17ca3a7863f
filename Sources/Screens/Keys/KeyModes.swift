internal import Cells
internal import Drawing
internal import Laboratory
internal import MarginLosses
internal import Training

extension State {
  /// Keys while the help is open.
  static let helpBindings: [KeyBinding] =
    [
      KeyBinding(
        "?", "next page", group: 1, priority: 0, help: "the next page, and back",
        [
          .character("?"): .program(.helpTurned), .function(1): .program(.helpTurned),
          .pageDown: .program(.helpTurned), .right: .program(.helpTurned),
          .down: .program(.helpTurned), .character(" "): .program(.helpTurned),
        ]),
      KeyBinding(
        "PgUp", "", group: 1, priority: 1, help: "the page before",
        [
          .pageUp: .program(.helpTurnedBack), .left: .program(.helpTurnedBack),
          .up: .program(.helpTurnedBack),
        ]),
      KeyBinding(
        "Esc q", "back", group: 1, priority: 0, help: "close the help",
        [.escape: .program(.wentBack), .character("q"): .program(.wentBack)]),
    ] + anywhereBindings

  /// Keys while the list of presets is open.
  static let presetBindings: [KeyBinding] =
    [
      KeyBinding(
        "↑↓", "choose", group: 1, priority: 0, help: "the next or previous setting",
        [
          .up: .preset(.previous), .down: .preset(.next), .left: .preset(.previous),
          .right: .preset(.next),
        ]),
      KeyBinding(
        "Enter", "take", group: 1, priority: 0, help: "begin a run with this setting",
        [.enter: .preset(.taken)]),
      KeyBinding(
        "Esc q", "back", group: 1, priority: 0, help: "close the list",
        [
          .escape: .program(.wentBack), .character("q"): .program(.wentBack),
          .character("p"): .preset(.listToggled),
        ]),
      KeyBinding(
        "?", "keys", group: 1, priority: 0, help: "the help, over the list",
        [.character("?"): .program(.helpTurned), .function(1): .program(.helpTurned)]),
    ] + anywhereBindings

  /// Keys of the program, which change nothing of the run behind what covers it.
  private static let anywhereBindings: [KeyBinding] = [
    KeyBinding(
      "F2", "", group: 4, priority: 15, help: "end or begin a recording",
      [.function(2): .keep(.recordingToggled)]),
    endBinding("quit"),
  ]

  /// What ends or suspends the program whatever is typed, by its word on the key line.
  private static func endBinding(_ word: String) -> KeyBinding {
    KeyBinding(
      "^C", word, group: 4, priority: 4, help: "quit; ^Z suspends",
      [.control("c"): .program(.quit), .control("z"): .program(.suspended)])
  }

  /// Keys while a number is typed; those of the number itself are no bindings.
  static let entryBindings: [KeyBinding] =
    [
      KeyBinding("0–9 . -", "type", group: 0, priority: 2, help: "type the number", [:]),
      KeyBinding(
        "Enter", "take", group: 0, priority: 0, help: "take the number",
        [.enter: .entry(.confirmed)]),
      KeyBinding(
        "Esc", "leave", group: 0, priority: 1, help: "leave the number",
        [.escape: .program(.wentBack)]),
      KeyBinding(
        "Backspace", "", group: 0, priority: 3, help: "take back the last figure",
        [.backspace: .entry(.erased), .delete: .entry(.erased)]),
      endBinding(""),
    ]

  /// Keys while a name is typed; those of the name itself are no bindings.
  static let findingBindings: [KeyBinding] =
    [
      KeyBinding("a–z 0–9", "type", group: 0, priority: 2, help: "type the name of a row", [:]),
      KeyBinding(
        "Enter", "ask about it", group: 0, priority: 0,
        help: "ask about the row; with nothing typed, about the next of that name",
        [.enter: .find(.confirmed)]),
      KeyBinding(
        "Esc", "leave", group: 0, priority: 1, help: "leave the name",
        [.escape: .program(.wentBack)]),
      KeyBinding(
        "Backspace", "", group: 0, priority: 3, help: "take back the last letter",
        [.backspace: .find(.erased), .delete: .find(.erased)]),
      endBinding(""),
    ]

  /// Keys that mean something else while something is asked about.
  var askingBindings: [KeyBinding] {
    let isHeld = pane.held != nil
    let isOfEncoder = configuration.mode == .encoder
    let hasCases = session.comparison == .triplets && pane.probe != nil
    let (arrows, thing) =
      switch pane.asked {
      case .prototype where run.classifier.isOfAngles: (isHeld ? "turn it" : "next", "prototype")
      case .prototype: (isHeld ? "move it" : "next", "mean")
      case .spot: ("move", "place")
      default: (isHeld ? "move it" : "move", "point")
      }
    // The encoder puts points where they are, and of a new one it has no picture.
    let isFixed = isOfEncoder && thing == "point"
    return [
      KeyBinding(
        "arrows", arrows, group: 1, priority: 1, help: "the next \(thing) that way",
        [
          .left: .ask(.moved(.left)), .right: .ask(.moved(.right)), .up: .ask(.moved(.up)),
          .down: .ask(.moved(.down)),
        ]),
      KeyBinding(
        "Enter", isFixed ? "" : isHeld ? "put down" : "pick up", group: 1, priority: isHeld ? 0 : 5,
        help: "pick up what is asked about, put it down", [.enter: .hand(.pickedUp)]),
      KeyBinding(
        "Tab",
        hasCases ? "cases, plane" : snapshot.dimension == 2 ? "plane, prototypes" : "", group: 1,
        priority: hasCases ? 1 : 3,
        help: "from points to empty plane, to prototypes, and back", [.tab: .ask(.turned)]),
      KeyBinding(
        isOfEncoder ? "x" : "a A x", isOfEncoder ? "strike out" : "add, class, strike out",
        group: 1,
        priority: 6,
        help: "add a point, add a class, strike the point out",
        [
          .character("a"): .hand(.pointAdded), .character("A"): .hand(.classAdded),
          .character("x"): .hand(.struckOut),
        ]),
    ] + State.pointBindings
  }

  private static let pointBindings: [KeyBinding] = [
    KeyBinding(
      "j k", "next worst", group: 1, priority: 2,
      help: "the point that costs the next less or more",
      [.character("j"): .ask(.nextWorst), .character("k"): .ask(.previousWorst)]),
    KeyBinding(
      "Esc", "leave", group: 1, priority: 0, help: "leave the point", [.escape: .program(.wentBack)]
    ),
  ]

  /// Keys that mean something else while runs stand side by side.
  static let gridBindings: [KeyBinding] = [
    KeyBinding(
      "Tab", "pane", group: 1, priority: 1, help: "mark the next pane; shift: the previous one",
      [.tab: .pane(.next), .backTab: .pane(.previous)]),
    KeyBinding(
      "Enter", "enlarge", group: 1, priority: 2, help: "the marked pane fills the screen",
      [.enter: .pane(.enlarged)]),
    KeyBinding(
      "c", "leave", group: 1, priority: 0,
      help: "back to the run before; of runs begun so, on with the marked or first",
      [.character("c"): .program(.comparisonToggled)]),
    // Pressed nevertheless, it says what is missing.
    KeyBinding("i", "", group: 3, priority: 19, help: "", [.character("i"): .ask(.toggled)]),
  ]

  /// Keys that mean something else while one of several runs fills the screen.
  static let enlargedBindings: [KeyBinding] = [
    KeyBinding(
      "Esc", "all panes", group: 1, priority: 1, help: "back to the grid",
      [.escape: .program(.wentBack)]),
    KeyBinding(
      "Tab", "next pane", group: 1, priority: 2, help: "the next pane",
      [.tab: .pane(.next), .backTab: .pane(.previous)]),
    KeyBinding(
      "c", "keep this run", group: 1, priority: 2, help: "leave compare with this run alone",
      [.character("c"): .program(.comparisonToggled)]),
  ]

  /// Keys that end the program once it has asked; any other goes back, and means what it means.
  private static let leavingBindings: [KeyBinding] = [
    KeyBinding(
      "q Enter", "quit", group: 0, priority: 0, help: "quit, though steps are lost",
      [
        .character("q"): .program(.quit), .enter: .program(.quit),
        .control("c"): .program(.quit), .control("z"): .program(.suspended),
      ])
  ]

  /// What keys mean now, for the key line.
  var currentBindings: [KeyBinding] {
    guard isLeaving else { return usualBindings }
    return State.leavingBindings
      + usualBindings.filter { !$0.strokes.contains { $0.key == .character("q") } }
  }

  /// What covers the picture leaves the other keys nothing.
  private var usualBindings: [KeyBinding] {
    switch topOverlay {
    case .help: return State.helpBindings
    case .presets: return State.presetBindings
    case .entry: return State.entryBindings
    case .finding: return State.findingBindings
    case .asking:
      // On a small screen what moves matters more than space, which is the first.
      var all = bindings(with: askingBindings)
      all[0].priority = 2
      return all
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
    return .entry(.typed(scalar))
  }
  if case .finding = state.topOverlay, case .character(let scalar) = key {
    return isDisplayable(scalar.value) ? .find(.typed(scalar)) : nil
  }
  for binding in state.currentBindings {
    if let stroke = binding.strokes.first(where: { $0.key == key }) {
      return stroke.action(in: state)
    }
  }
  return state.isLeaving ? .program(.stayed) : nil
}

private func isNumeric(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar {
  case "0"..."9", ".", "-", "+", "e", "E": true
  default: false
  }
}
