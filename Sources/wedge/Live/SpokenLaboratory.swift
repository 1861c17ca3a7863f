import Cells
internal import Drawing
import Laboratory
import Plotting
import Recording
internal import Screens
internal import Tapes

/// The laboratory in lines of text: no screen is taken and nothing is drawn over, so that a screen reader or a
/// braille line reads it as it comes. Nothing happens by itself: a line is read, done, and answered.
struct SpokenLaboratory {
  private var state: State
  private var speech = Speech()
  private var reopening: Reopening
  /// Whether no further line can be read.
  private var hasEnded = false
  /// Whether a key has ended the program.
  private var isOver = false

  static let size = Size(width: 100, height: 40)

  private init(_ state: State, _ reopening: Reopening) {
    (self.state, self.reopening) = (state, reopening)
  }

  /// Opens what was asked for; what is read from standard input is done until it ends.
  ///
  /// - Parameter tape: what is played first, with its settings; it rests at its stops until a line is read.
  static func run(_ options: Options, _ tape: (commands: [TapeCommand], settings: TapeSettings)?)
    throws
  {
    var laboratory = SpokenLaboratory(try opened(options), Reopening(options))
    laboratory.rest()
    try laboratory.tellNews()
    if let tape { try laboratory.tell(tape.commands, tape.settings) }
    if !laboratory.isOver {
      try say([
        "Enter takes \(SpokenLine.steps) steps; m, s 16, left 3, step 100, view loss: keys and commands of a tape. "
          + "? says all, q ends."
      ])
    }
    while !laboratory.isOver, let line = readLine() { try laboratory.take(line) }
    if !laboratory.isOver, let loss = laboratory.state.lossOfLeaving {
      try say(["The input has ended, which \(loss)."])
    }
    try say(["To open it again: " + laboratory.reopening.command(laboratory.state)])
  }

  /// The state that options ask for, as it is spoken of.
  static func opened(_ options: Options) throws -> State {
    if options.data.map(StreamedInput.isStandardInput) ?? false {
      try StreamedInput.leaveKeysToTerminal()
    }
    // As a recording draws it, so that a tape waits for and expects the same words.
    return try options.plan().state(
      options, Display(theme: options.theme ?? .dark, colors: options.colors ?? .direct))
  }

  private mutating func take(_ line: String) throws {
    switch SpokenLine(line) {
    case .everything: try Self.say(speech.everything(of: state))
    case .fault(let words): try Self.say([words])
    // What says that Enter takes it, an empty line takes.
    case .commands where line.isEmpty && takesEnter: try play([SpokenLine.key(.enter)])
    case .commands(let commands): try play(commands)
    case .turn(let knob, let value):
      let isTyped = takesValue(knob)
      try play([SpokenLine.key(knob)] + (isTyped ? value : []))
      // A number that was refused is no part of the next line.
      if state.entry != nil { _ = update(&state, .program(.wentBack)) }
      if !isTyped, state.message == nil, state.notice == nil {
        try Self.say(["No value is typed here: left and right turn it."])
      }
    }
  }

  /// Whether a key chooses a knob whose value can be typed here: else figures would be another's, or losses.
  private func takesValue(_ knob: Key) -> Bool {
    guard let action = action(for: .key(knob), in: state, size: Self.size) else { return false }
    var tried = state
    _ = update(&tried, action)
    return tried.message == nil
      && Screens.action(for: .key(.enter), in: tried, size: Self.size) == .entry(.begun)
  }

  /// Whether something lies open that Enter takes.
  private var takesEnter: Bool {
    switch state.topOverlay {
    case .entry, .finding, .presets: true
    case .help, .asking, nil: false
    }
  }

  private mutating func rest() {
    if state.isRunning { _ = update(&state, .pace(.runToggled)) }
    // No frame has looked at the run since its last step.
    state.refresh()
  }

  /// Plays commands at once; a run that goes on afterwards goes on for a second.
  private mutating func play(_ commands: [TapeCommand]) throws {
    // A question is what the next key answers; all else that was said has been heard.
    if !state.isLeaving || SpokenLine.keys(commands).isEmpty { state.forgetWords() }
    speech.forgetWords()
    var manner = TapeManner()
    manner.size = Self.size
    manner.typingMicros = 0
    manner.asksBeforeLeaving = true
    var tape = TapeRun(
      commands + [TapeCommand(.sleep(1_000_000))], manner, .frames, from: state,
      opening: TapeSettings.opening, draws: false)
    var isAnswered = false
    while !tape.isOver, !isOver {
      for event in tape.advance(to: tape.due, &state) {
        try Self.sayWords(of: event)
        isAnswered = try carryOut(event) || isAnswered
      }
    }
    guard !isOver else { return }
    rest()
    if isAnswered { try tellNews() } else { try Self.say(speech.sentences(of: state)) }
  }

  /// Plays a tape as it is recorded, step for step: what has changed is said before each line for the
  /// audience, each chapter and each stop, where it waits for a line.
  private mutating func tell(_ commands: [TapeCommand], _ settings: TapeSettings) throws {
    let commands = settings.stopsAtMarkers ? commands.map(\.stoppingAtMarker) : commands
    var tape = TapeRun(
      commands, settings.manner, .frames, from: state, opening: TapeSettings.opening, draws: false)
    if !state.isRunning { _ = update(&state, .pace(.runToggled)) }
    var isLeft = false
    while !tape.isOver, !isLeft, !isOver {
      for event in tape.advance(to: tape.due, &state) {
        switch event {
        case .stop, .caption, .marker: try tellNews()
        default: break
        }
        switch event {
        // Its words were a line for the audience before.
        case .ask: isLeft = try rests(tape)
        case .stop:
          try Self.sayWords(of: event)
          isLeft = try rests(tape)
        default: try Self.sayWords(of: event)
        }
        _ = try carryOut(event)
      }
    }
    guard !isOver else { return }
    rest()
    try tellNews()
  }

  /// Waits for a line at a stop; returns whether the tape is left.
  private mutating func rests(_ tape: TapeRun) throws -> Bool {
    let place = "\(tape.stop) of \(tape.stopCount)"
    try Self.say(["\(place): Enter goes on, q leaves the tape."])
    guard let line = readLine() else {
      if !hasEnded { try Self.say(["There is no more input: it goes on."]) }
      hasEnded = true
      return false
    }
    return line == "q"
  }

  /// Carries out what a key leaves to do, and says what came of it.
  ///
  /// - Returns: whether anything was left to do.
  private mutating func carryOut(_ event: TapeEvent) throws -> Bool {
    guard case .pressed(_, _, _, let effects) = event, !effects.isEmpty else { return false }
    for effect in effects {
      switch effect {
      case .quit: isOver = true
      case .writeState:
        let file = reopening.write(state)
        if !file.isFault { state.noteKept() }
        tell(file)
      case .writeFigure: tell(KeptFile.figure(of: state))
      case .writeModule: tell(KeptFile.module(of: state))
      case .toggleRecording:
        refuse("F2 records a screen, which is not taken here: w writes the run")
      case .openLessons:
        refuse("lessons are not opened from here: wedge lessons 1 --speak reads one aloud")
      case .suspend: refuse("only a terminal suspends the program")
      }
    }
    try tellNews()
    return true
  }

  private mutating func tell(_ file: KeptFile) { state.tell(file.words, isFault: file.isFault) }

  private mutating func refuse(_ words: String) { state.tell(words, isFault: true) }

  private mutating func tellNews() throws {
    state.refresh()
    try Self.say(speech.news(of: state))
  }

  private static func sayWords(of event: TapeEvent) throws {
    switch event {
    // What is asked was a line for the audience before.
    case .caption(let text, _), .marker(let text, _), .stop(_, let text, _):
      if !text.isEmpty { try say([text]) }
    case .fault(let fault):
      let tape = fault.position.source.map { "\(sanitized($0.name)), line" } ?? "Line"
      try say(["\(tape) \(fault.position.line): \(fault.text)"])
    default: break
    }
  }

  /// - Throws: that standard output cannot be written: nothing else would say so.
  static func say(_ sentences: [String]) throws {
    let text = sentences.map { sanitized($0) + "\n" }.joined()
    try OutputFile.write(Array(text.utf8), to: nil)
  }
}
