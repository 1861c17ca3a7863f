package import Cells
package import Laboratory
internal import Recording
package import Tapes

/// Lessons in the laboratory: their list, the lesson that is taught, and the laboratory that a person went
/// away to and comes back from.
package struct LessonStage: Sendable {
  private enum Place: Sendable {
    case list(LessonList)
    case lesson
    /// The laboratory is the person's; the lesson waits.
    case away
  }

  package private(set) var progress: LessonProgress
  /// What is wrong with the file of the progress; the list says so.
  package var fault: String?
  /// Whether the lessons were left.
  package private(set) var isOver = false
  /// Whether the program was left with them.
  package private(set) var hasQuit = false
  private var place = Place.list(LessonList())
  /// The lesson that is taught, or waits; nil before the first.
  package private(set) var player: LessonPlayer?
  /// The lesson's run while the list or the person has the screen.
  private var waiting: State?
  /// Whether the list was opened beside the lesson, which Esc comes back to.
  private var isBeside = false
  /// The person's own run, which comes back when the lessons are left.
  private var home: State
  private let opening: TapeRun.Opening
  /// Whether the program was opened for the lessons, so that q in their list ends it.
  private let isWholeProgram: Bool

  /// Opens with the list, over a person's own run.
  package init(
    over home: State, _ progress: LessonProgress, isWholeProgram: Bool = false,
    opening: @escaping TapeRun.Opening
  ) {
    self.home = home
    self.progress = progress
    self.isWholeProgram = isWholeProgram
    self.opening = opening
    place = .list(list())
  }

  private func list(marked: Int = 0) -> LessonList {
    LessonList(
      marked: marked, !isWholeProgram ? .back : isBeside ? .backOrQuit : .quit,
      waiting: waiting == nil || player?.phase == .ended ? nil : player)
  }

  /// Whether the keys are the laboratory's, but for `t`.
  package var isAway: Bool { if case .away = place { true } else { false } }

  package func lastStep(_ state: State) -> Int? {
    switch place {
    case .list: state.clock
    case .lesson: player?.lastStep(state)
    case .away: nil
    }
  }

  /// When there is something to do next, in microseconds; nil while nothing is due.
  package var due: Int? { if case .lesson = place { player?.due } else { nil } }

  package mutating func advance(to now: Int, size: Size, _ state: inout State) -> [TapeEvent] {
    guard case .lesson = place else { return [] }
    defer { countAnswer() }
    return player?.advance(to: now, size: size, &state) ?? []
  }

  package func picture(_ state: State, size: Size) -> Frame? {
    switch place {
    case .list(let list): list.picture(progress, state.display, fault: fault, size: size)
    case .lesson: player.map { LessonScreen.picture($0, state, progress, size: size) }
    case .away: nil
    }
  }

  /// The run that is the person's own, whatever lesson is on the screen.
  package func ownRun(_ state: State) -> State { isWholeProgram ? state : home }

  /// What the end of the first line says to whoever went away.
  package var wayBack: String? {
    guard isAway, let player else { return nil }
    return " t back to \(player.label) "
  }

  /// Teaches a lesson from its beginning.
  package mutating func open(_ lesson: Lesson, now: Int, _ state: inout State) {
    player = LessonPlayer(
      lesson, label: LessonRegistry.label(of: lesson), from: state, now: now, opening: opening)
    waiting = nil
    isBeside = false
    place = .lesson
  }

  /// What a person does.
  ///
  /// - Returns: whether it was meant for the lessons, and the laboratory has no part in it.
  package mutating func take(
    _ event: Event, now: Int, size: Size, _ state: inout State
  ) -> Bool {
    switch place {
    case .away:
      guard event == .key(.character("t")) else { return false }
      comeBack(&state)
    case .list(var list):
      let reply: LessonList.Reply
      switch event {
      case .key(let key): reply = list.press(key)
      case .mouse(let mouse): reply = list.press(mouse, size: size)
      case .paste, .resize: return true
      }
      place = .list(list)
      return take(reply, list, now, &state)
    case .lesson:
      switch event {
      case .key(let key): return press(key, now, &state)
      case .mouse(let mouse) where mouse.kind == .press || mouse.kind == .drag:
        return press(mouse, now, size, &state)
      case .mouse, .paste, .resize: break
      }
    }
    return true
  }

  private mutating func take(
    _ reply: LessonList.Reply, _ list: LessonList, _ now: Int, _ state: inout State
  ) -> Bool {
    switch reply {
    case .taken: break
    case .passed: return false
    case .opened where list.goesOn: comeBack(&state)
    case .opened: open(LessonRegistry.all[list.marked], now: now, &state)
    case .left where isBeside: comeBack(&state)
    case .left: leave(&state)
    case .quit:
      hasQuit = true
      leave(&state)
    }
    return true
  }

  /// A press on the band is what it says there, one on the picture the laboratory's, as any other key.
  private mutating func press(
    _ mouse: Mouse, _ now: Int, _ size: Size, _ state: inout State
  ) -> Bool {
    guard let player else { return true }
    let meaning = LessonScreen.meaning(of: mouse, player, state, progress, size: size)
    switch meaning {
    case .guess(let guess): self.player?.take(guess)
    // Nothing but the bar is dragged.
    case _ where mouse.kind == .drag: break
    case .laboratory: handOver(&state)
    case .key(let key): return key.map { press($0, now, &state) } ?? true
    case .spot(let spot): self.player?.take(spot, state)
    }
    return true
  }

  private mutating func press(_ key: Key, _ now: Int, _ state: inout State) -> Bool {
    guard var player else { return false }
    let wasEnded = player.phase == .ended
    let reply = player.press(key, now: now, &state)
    self.player = player
    countAnswer()
    if player.phase == .ended, !wasEnded {
      progress.pass(player.lesson.name, isRight: player.firstAnswer ?? nil)
    }
    switch reply {
    case .taken: break
    case .passed: return false
    case .handedOver:
      handOver(&state)
      return false
    case .left, .list:
      waiting = state
      isBeside = reply == .list
      showList(at: player.lesson)
    case .next: go(from: player.lesson, by: 1, now, &state)
    case .previous: go(from: player.lesson, by: -1, now, &state)
    }
    return true
  }

  /// A guess counts once its answer is seen, however soon the lesson is left then.
  private mutating func countAnswer() {
    guard let player, let isRight = player.firstAnswer ?? nil else { return }
    progress.pass(player.lesson.name, isRight: isRight)
  }

  private mutating func showList(at lesson: Lesson) {
    place = .list(list(marked: LessonRegistry.place(of: lesson)))
  }

  /// To the next or the previous lesson of the lecture; the list stands at either end.
  private mutating func go(from lesson: Lesson, by offset: Int, _ now: Int, _ state: inout State) {
    guard let next = LessonRegistry.core(from: lesson, by: offset) else {
      return showList(at: lesson)
    }
    open(next, now: now, &state)
  }

  /// The person goes on with the lesson's run, which rests.
  private mutating func handOver(_ state: inout State) {
    waiting = state
    place = .away
    if state.isRunning { _ = update(&state, .pace(.runToggled)) }
  }

  private mutating func comeBack(_ state: inout State) {
    guard var waiting else { return }
    waiting.display = state.display
    waiting.forEach = state.forEach
    state = waiting
    self.waiting = nil
    isBeside = false
    place = .lesson
  }

  /// The person's own run comes back.
  private mutating func leave(_ state: inout State) {
    home.display = state.display
    home.forEach = state.forEach
    state = home
    isOver = true
  }
}
