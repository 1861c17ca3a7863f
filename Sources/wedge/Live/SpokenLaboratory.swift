import Cells
internal import Drawing
import Laboratory
import Lessons
import Plotting
import Recording
internal import Screens
internal import Tapes

/// The laboratory in lines of text: no screen is taken and nothing is drawn over, so that a screen reader or a
/// braille line reads it as it comes. Nothing happens by itself: a line is read, done, and answered.
struct SpokenLaboratory {
  private var state: State
  private var speech = Speech()
  /// Whether no further line can be read.
  private var hasEnded = false

  /// Opens what was asked for; what is read from standard input is done until it ends.
  ///
  /// - Parameter tape: what is played first, with its settings; it rests at its stops until a line is read.
  static func run(_ options: Options, _ tape: (commands: [TapeCommand], settings: TapeSettings)?)
    throws
  {
    var laboratory = SpokenLaboratory(state: try opened(options))
    laboratory.rest()
    laboratory.say(laboratory.speech.sentences(of: laboratory.state))
    if let tape { laboratory.tell(tape.commands, tape.settings) }
    say([
      "Enter takes \(SpokenLine.steps) steps; m, s 16, left 3, step 100, view loss: keys and commands of a tape. "
        + "? says all, q ends."
    ])
    while let line = readLine() {
      switch SpokenLine(line) {
      case .end: return
      case .everything: say(laboratory.speech.everything(of: laboratory.state))
      case .fault(let words): say([words])
      case .commands(let commands): laboratory.play(commands)
      }
    }
  }

  /// Teaches a lesson in the same way.
  static func teach(_ lesson: Lesson, _ options: Options) throws {
    var state = try opened(options)
    var player = LessonPlayer(
      lesson, label: LessonRegistry.label(of: lesson), from: state, now: 0,
      opening: TapeSettings.opening)
    goOn(&player, &state)
    say(LessonSpeech.sentences(of: player, state))
    say([
      "Enter goes on and gives a guess; left, right, up, down move it; pageup goes back; ? repeats, q ends."
    ])
    while let line = readLine() {
      var keys: [Key]
      switch SpokenLine(line) {
      case .end: return
      case .everything: keys = []
      case .fault(let words):
        say([words])
        continue
      case .commands(let commands):
        keys =
          line.allSatisfy({ $0 == " " })
          ? [player.entry == nil ? .pageDown : .enter] : SpokenLine.keys(commands)
      }
      for key in keys {
        switch player.press(key, now: player.due ?? 0, &state) {
        case .taken: goOn(&player, &state)
        case .left, .next: return
        case .previous: say(["This is its first stop."])
        case .passed, .handedOver, .list: say(["This key is the laboratory's: wedge run --speak."])
        }
      }
      say(LessonSpeech.sentences(of: player, state))
    }
  }

  private static func opened(_ options: Options) throws -> State {
    if options.data.map(StreamedInput.isStandardInput) ?? false {
      try StreamedInput.leaveKeysToTerminal()
    }
    // As a recording draws it, so that a tape waits for and expects the same words.
    return try options.plan().state(
      options, Display(theme: options.theme ?? .dark, colors: options.colors ?? .direct))
  }

  /// Goes to the next stop at once.
  private static func goOn(_ player: inout LessonPlayer, _ state: inout State) {
    var time = player.due ?? 0
    while let due = player.due, player.fault == nil {
      if state.isRunning, let last = player.lastStep(state) {
        state.advance(steps: last - state.clock)
      }
      time = max(time, due)
      _ = player.advance(to: time, size: size, &state)
    }
  }

  private static let size = Size(width: 100, height: 40)

  private mutating func rest() {
    if state.isRunning { _ = update(&state, .pace(.runToggled)) }
  }

  /// Plays commands at once; a run that goes on afterwards goes on for a second.
  private mutating func play(_ commands: [TapeCommand]) {
    var manner = TapeManner()
    manner.size = Self.size
    manner.typingMicros = 0
    var tape = TapeRun(
      commands + [TapeCommand(.sleep(1_000_000))], manner, .frames, from: state,
      opening: TapeSettings.opening, draws: false)
    while !tape.isOver {
      for event in tape.advance(to: tape.due, &state) { Self.sayWords(of: event) }
    }
    rest()
    say(speech.sentences(of: state))
    // A number that was refused is no part of the next line.
    if commands.count > 1, state.entry != nil { _ = update(&state, .program(.wentBack)) }
  }

  /// Plays a tape as it is recorded, step for step: what has changed is said before each line for the
  /// audience, each chapter and each stop, where it waits for a line.
  private mutating func tell(_ commands: [TapeCommand], _ settings: TapeSettings) {
    let commands = settings.stopsAtMarkers ? commands.map(\.stoppingAtMarker) : commands
    var tape = TapeRun(
      commands, settings.manner, .frames, from: state, opening: TapeSettings.opening, draws: false)
    if !state.isRunning { _ = update(&state, .pace(.runToggled)) }
    var isLeft = false
    while !tape.isOver, !isLeft {
      for event in tape.advance(to: tape.due, &state) {
        switch event {
        // Its words were a line for the audience before.
        case .ask: isLeft = rests(tape)
        case .stop:
          say(speech.news(of: state))
          Self.sayWords(of: event)
          isLeft = rests(tape)
        case .caption, .marker:
          say(speech.news(of: state))
          Self.sayWords(of: event)
        default: Self.sayWords(of: event)
        }
      }
    }
    rest()
    say(speech.news(of: state))
  }

  /// Waits for a line at a stop; returns whether the tape is left.
  private mutating func rests(_ tape: TapeRun) -> Bool {
    let place = "\(tape.stop) of \(tape.stopCount)"
    Self.say(["\(place): Enter goes on, q leaves the tape."])
    guard let line = readLine() else {
      if !hasEnded { Self.say(["There is no more input: it goes on."]) }
      hasEnded = true
      return false
    }
    return line == "q"
  }

  private static func sayWords(of event: TapeEvent) {
    switch event {
    case .caption(let text, _), .marker(let text, _), .stop(_, let text, _), .ask(_, let text, _):
      if !text.isEmpty { say([text]) }
    case .fault(let fault): say(["Line \(fault.position.line): \(fault.text)"])
    default: break
    }
  }

  private func say(_ sentences: [String]) { Self.say(sentences) }

  private static func say(_ sentences: [String]) {
    OutputFile.say(sentences.map { sanitized($0) + "\n" }.joined())
  }
}
