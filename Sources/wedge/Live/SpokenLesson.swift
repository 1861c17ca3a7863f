import Cells
import Laboratory
import Lessons
import Recording
internal import Tapes

/// A lesson in lines of text, as the laboratory is in `SpokenLaboratory`.
enum SpokenLesson {
  static func teach(_ lesson: Lesson, _ options: Options) throws {
    var state = try SpokenLaboratory.opened(options)
    var player = LessonPlayer(
      lesson, label: LessonRegistry.label(of: lesson), from: state, now: 0,
      opening: TapeSettings.opening)
    goOn(&player, &state)
    try say(player, state)
    try SpokenLaboratory.say([
      "Enter goes on and gives a guess, a space passes it over; left, right, up, down move it; pageup goes back; "
        + "? says all, q ends."
    ])
    while let line = readLine() {
      var keys: [Key] = []
      switch SpokenLine(line) {
      case .everything:
        try say(player, state, inFull: true)
        continue
      case .fault(let words):
        try SpokenLaboratory.say([words])
        continue
      case .turn(let knob, _): keys = [knob]
      case .commands where line.isEmpty: keys = [player.entry == nil ? .pageDown : .enter]
      // As the key of the screen, which gives no guess that nobody has moved.
      case .commands where line.allSatisfy { $0 == " " }: keys = [.character(" ")]
      case .commands(let commands): keys = SpokenLine.keys(commands)
      }
      // Nobody hears which figures stand there from before.
      player.beginNumber()
      for key in keys {
        guard try press(key, &player, &state) else { return }
      }
      try say(player, state)
    }
  }

  /// Returns whether the lesson goes on.
  private static func press(
    _ key: Key, _ player: inout LessonPlayer, _ state: inout State
  ) throws -> Bool {
    switch player.press(key, now: player.due ?? 0, &state) {
    case .taken: goOn(&player, &state)
    case .left, .next: return false
    case .passed where key == .control("c"): return false
    case .previous: try SpokenLaboratory.say(["This is its first stop."])
    case .list:
      try SpokenLaboratory.say(["The list of lessons is a screen: wedge lessons prints it."])
    case .passed, .handedOver:
      try SpokenLaboratory.say(["This key is the laboratory's: wedge run --speak."])
    }
    return true
  }

  /// What the lesson shows, and why a key did nothing.
  private static func say(_ player: LessonPlayer, _ state: State, inFull: Bool = false) throws {
    let words = state.message.map { ["Attention: \($0)."] } ?? []
    try SpokenLaboratory.say(words + LessonSpeech.sentences(of: player, state, inFull: inFull))
  }

  /// Goes to the next stop at once.
  private static func goOn(_ player: inout LessonPlayer, _ state: inout State) {
    var time = player.due ?? 0
    while let due = player.due, player.fault == nil {
      if state.isRunning, let last = player.lastStep(state) {
        state.advance(steps: last - state.clock)
      }
      time = max(time, due)
      _ = player.advance(to: time, size: SpokenLaboratory.size, &state)
    }
  }
}
