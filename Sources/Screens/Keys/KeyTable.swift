internal import Cells
internal import Drawing
public import Laboratory
internal import MarginLosses

extension State {
  /// Every key that does something, in the order of the key line and of the help screen.
  public static let bindings: [KeyBinding] = runBindings + lookBindings + keepBindings

  /// Keys that act on the run: the first page of help.
  static let runBindings: [KeyBinding] =
    timeBindings + knobBindings + lossBindings + startBindings
  /// Keys that act on the picture and on what is asked about: the second page.
  static let lookBindings: [KeyBinding] = viewBindings
  /// Keys that act on the program: the third page.
  static let keepBindings: [KeyBinding] =
    stageBindings + comparisonBindings + keepingBindings + programBindings

  private static let timeBindings: [KeyBinding] = [
    KeyBinding(
      "space", "run", group: 0, priority: 0, help: "run or pause",
      [.character(" "): .pace(.runToggled)]),
    KeyBinding(
      ", .", "step", group: 0, priority: 5, help: "one step back or on, and pause",
      [.character(","): .travel(.steppedBack), .character("."): .travel(.stepped)]),
    KeyBinding(
      "< >", "30 steps", group: 0, priority: 10,
      help: "30 steps back, on; Home End: first, newest; PgUp PgDn: turns",
      [
        .character("<"): .travel(.strodeBack), .character(">"): .travel(.strodeOn),
        .home: .travel(.wentToStart),
        .end: .travel(.wentToNewest), .pageUp: .travel(.wentToPreviousMark),
        .pageDown: .travel(.wentToNextMark),
      ]),
    KeyBinding(
      "+ -", "speed", group: 0, priority: 6,
      help: "faster or slower: "
        + Speed.all.compactMap(\.stepsPerSecond).map(String.init).joined(separator: " ")
        + " steps a second, full",
      [
        .character("+"): .pace(.spedUp), .character("="): .pace(.spedUp),
        .character("-"): .pace(.slowedDown),
      ]),
  ]

  private static let knobBindings: [KeyBinding] = [
    KeyBinding(
      "←→", "turn", group: 1, priority: 2,
      help: "turn the chosen knob a notch; rests one press on the limit mark",
      [.left: .knob(.lowered), .right: .knob(.raised)]),
    KeyBinding(
      "↑↓", "choose", group: 1, priority: 4, help: "choose a knob",
      [.up: .knob(.previous), .down: .knob(.next)]),
    KeyBinding(
      "m s", "margin scale", group: 1, priority: 13, help: "choose the margin or the scale",
      [.character("m"): .knob(.marginChosen), .character("s"): .knob(.scaleChosen)]),
    KeyBinding(
      "Enter", "type", group: 1, priority: 11,
      help: "type an exact value, Enter again takes it; Backspace: the knob's default",
      [.enter: .entry(.begun), .backspace: .knob(.reset)]),
  ]

  private static let lossBindings: [KeyBinding] = [
    digitBinding,
    KeyBinding(
      "l L", "next loss", group: 2, priority: 15, help: "next or previous loss",
      [.character("l"): .loss(.next), .character("L"): .loss(.previous)]),
    KeyBinding(
      "o O", "variant", group: 2, priority: 9,
      help: "variant of the loss: bias, fall-back, as printed, mining; back",
      [.character("o"): .loss(.nextVariant), .character("O"): .loss(.previousVariant)]),
  ]

  /// Built from the registry, so that a loss with a digit has its key at once.
  private static var digitBinding: KeyBinding {
    let losses = LossRegistry.descriptions.filter { $0.digit != nil }
    let digits = losses.compactMap(\.digit)
    let names = losses.map { "\($0.digit ?? 0) \($0.title)" }.joined(separator: " ")
    var binding = KeyBinding(
      "\(digits.min() ?? 0)–\(digits.max() ?? 0)", "loss", group: 2, priority: 3,
      help: "choose the loss: " + names, [:])
    binding.strokes = losses.compactMap { loss in
      guard let digit = loss.digit, let scalar = Unicode.Scalar(48 + digit) else { return nil }
      return KeyBinding.Stroke(key: .character(scalar), meaning: .action(.loss(.chosen(loss.name))))
    }
    return binding
  }

  private static let startBindings: [KeyBinding] = [
    KeyBinding(
      "r R", "again", group: 2, priority: 1,
      help: "again from the start, same seed or a new one; the run before stays in the table",
      [.character("r"): .start(.again), .character("R"): .start(.reseeded)]),
    KeyBinding(
      "p", "papers", group: 2, priority: 11,
      help: "settings from the papers, each with its verdict in the plane; Enter takes one",
      [.character("p"): .preset(.listToggled)]),
    KeyBinding(
      "d D", "data", group: 2, priority: 10, help: "next or previous data; begins a new run",
      [.character("d"): .start(.nextData), .character("D"): .start(.previousData)]),
    KeyBinding(
      "e", "encoder", group: 2, priority: 12, help: "encoder or free points; begins a new run",
      [.character("e"): .start(.modeSwitched)]),
  ]

  private static let viewBindings: [KeyBinding] = [
    KeyBinding(
      "i", "ask", group: 3, priority: 7,
      help: "ask: arrows next point, j k worst; Tab: empty plane, prototypes; click asks too",
      [.character("i"): .ask(.toggled)]),
    KeyBinding(
      "/", "", group: 3, priority: 19,
      help: "find a row by its name (--id) or its place and ask about it; / Enter: the next",
      [.character("/"): .find(.begun)]),
    KeyBinding(
      "Enter a A x", "", group: 3, priority: 12,
      help: "while asking: pick up and put down, add a point, a class, strike out; or drag",
      [
        .character("a"): .hand(.pointAdded), .character("A"): .hand(.classAdded),
        .character("x"): .hand(.struckOut),
      ]),
    KeyBinding(
      "u U", "undo", group: 3, priority: 17,
      help: "undo what hands moved (the optimiser's memory of it stays 0), added or took, else "
        + "bring back the run before, whole; U: redo",
      [.character("u"): .hand(.undone), .character("U"): .hand(.redone)]),
    KeyBinding(
      "z Z", "zoom", group: 3, priority: 14,
      help: "closer or wider, round what is asked about or the middle; the wheel too",
      [.character("z"): .look(.zoomedIn(nil)), .character("Z"): .look(.zoomedOut(nil))]),
    turningBinding,
    KeyBinding(
      "n", "x/‖x‖", group: 3, priority: 8, help: "embeddings as they are or divided by length",
      [.character("n"): .look(.normalizationToggled)]),
    KeyBinding(
      "f", "fill", group: 3, priority: 7,
      help: "fill: wedges (7–9: nearest mean or neighbour), confidence, none",
      [.character("f"): .look(.fillSwitched)]),
    KeyBinding(
      "h", "held out", group: 3, priority: 13,
      help: "training points, those held out (hollow), both",
      [.character("h"): .look(.samplesTurned)]),
    KeyBinding(
      "g", "arrows", group: 3, priority: 9,
      help: "arrows: where the loss pulls points and prototypes, −∂L/∂x and −∂L/∂w",
      [.character("g"): .look(.gradientsToggled)]),
    KeyBinding(
      "G", "layers", group: 3, priority: 18,
      help: "plane: all layers, no vectors, no edges and hatch either",
      [.character("G"): .look(.layersTurned)]),
  ]

  private static var turningBinding: KeyBinding {
    var binding = KeyBinding(
      "v V", "view", group: 3, priority: 6,
      help: "next or previous main view; the plane becomes its companion", [:])
    binding.strokes = [("v", 1), ("V", -1)].map { scalar, offset in
      KeyBinding.Stroke(key: .character(scalar), meaning: .view(by: offset))
    }
    return binding
  }

  private static let keepingBindings: [KeyBinding] = [
    KeyBinding(
      "w W", "write", group: 4, priority: 9,
      help:
        "write the runs on the screen with their past, for wedge --state FILE; W: a figure of the view",
      [.character("w"): .keep(.stateWritten), .character("W"): .keep(.figureWritten)]),
    KeyBinding(
      "E", "", group: 4, priority: 15,
      help:
        "write the loss with the numbers that are set as a module of PyTorch, with its own test",
      [.character("E"): .keep(.moduleWritten)]),
    KeyBinding(
      "F2", "", group: 4, priority: 15,
      help: "record what you do, as a tape and a cast; again: end and write them",
      [.function(2): .keep(.recordingToggled)]),
    KeyBinding(
      "y", "", group: 4, priority: 14,
      help: "show the word that opens this run again: wedge run --from WORD",
      [.character("y"): .keep(.stringShown)]),
  ]

  private static let stageBindings: [KeyBinding] = [
    KeyBinding(
      "b", "big", group: 4, priority: 10,
      help: "big, for a lecture hall: the main view, the formula and two numbers; again: back",
      [.character("b"): .program(.bigToggled)]),
    KeyBinding(
      "t", "lessons", group: 4, priority: 8,
      help: "lessons that ask before they show; from the laboratory back to the one you left",
      [.character("t"): .program(.lessonsOpened)]),
  ]

  private static let comparisonBindings: [KeyBinding] = [
    KeyBinding(
      "c", "compare", group: 4, priority: 8,
      help:
        "\(Comparison.boundaryTable.count) losses side by side, in step; again: back, from an enlarged pane with its run",
      [.character("c"): .program(.comparisonToggled)]),
    KeyBinding(
      "Tab", "", group: 4, priority: 9,
      help: "in compare: mark the next pane (shift: previous); Enter enlarges it, Esc goes back",
      [.tab: .pane(.next), .backTab: .pane(.previous)]),
  ]

  private static let programBindings: [KeyBinding] = [
    KeyBinding(
      "?", "keys", group: 4, priority: 0, help: "this page, the next page, and back (F1 too)",
      [.character("?"): .program(.helpTurned), .function(1): .program(.helpTurned)]),
    KeyBinding(
      "Esc", "", group: 4, priority: 20,
      help: "one level back: entry, help, list (there q too); never quits",
      [.escape: .program(.wentBack)]),
    KeyBinding(
      "q", "quit", group: 4, priority: 4,
      help:
        "quit; asks once if over \(stepsToLose) steps are not kept (^C never does); ^Z suspends",
      [
        .character("q"): .program(.left), .control("c"): .program(.quit),
        .control("z"): .program(.suspended),
      ]),
  ]
}
