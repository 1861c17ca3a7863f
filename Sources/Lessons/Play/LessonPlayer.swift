package import Cells
internal import Kernels
package import Laboratory
internal import Recording
package import Tapes
internal import Training

/// A lesson that is taught: its steps one after the other, its question before the run that answers it.
///
/// Time comes from outside, and so do steps: whoever plays it takes as many as `lastStep` lets, in as
/// much time as it likes. The same keys lead to the same states, bit for bit.
package struct LessonPlayer: Sendable {
  /// What becomes of a key.
  package enum Reply: Equatable, Sendable {
    case taken
    /// It is the laboratory's, which the lesson leaves alone.
    case passed
    /// It is the laboratory's, which the person goes on with.
    case handedOver
    case left
    case list
    case next
    case previous
  }

  package enum Phase: Equatable, Sendable {
    /// On the way to the next stop.
    case going
    /// Somebody paused it on the way.
    case paused
    /// At a stop.
    case resting
    /// Behind the last stop, with the score.
    case ended
  }

  /// The keys that go on to the next page.
  package static let keysOn: Set<Key> = [.pageDown, .character(" ")]

  package let lesson: Lesson
  /// Such as `G3`.
  package let label: String
  package private(set) var phase = Phase.going
  /// The guess in the making; nil away from the question.
  package private(set) var entry: GuessEntry?
  /// The guess as somebody left it, for who comes back to the question.
  private var left: GuessEntry?
  /// The guess that stands.
  package private(set) var guess: Guess?
  /// What came of the question; nil before its runs are seen.
  package private(set) var verdict: Verdict?
  /// What counts: whether the guess was right that was made before the answer was seen first; nil before,
  /// and nil in it without a guess.
  package private(set) var firstAnswer: Bool??
  /// What the last sentence is about.
  private(set) var numbers: [LessonNumber] = []
  /// What keeps the lesson from going on.
  package private(set) var fault: String?
  private let stops: [LessonStop]
  private var run: TapeRun
  private var runs: LessonRuns

  /// - Parameter now: the time outside, in microseconds.
  package init(
    _ lesson: Lesson, label: String, from state: State, now: Int,
    opening: @escaping TapeRun.Opening
  ) {
    self.lesson = lesson
    self.label = label
    stops = lesson.stops
    run = TapeRun(lesson.tape, TapeManner(), .outside, from: state, opening: opening)
    runs = LessonRuns(seed: lesson.seed, opening: opening)
    run.resume(at: now)
  }

  /// The stop that it rests at or goes to.
  var stop: LessonStop {
    stops[
      min(max(phase == .resting || phase == .ended ? run.stop - 1 : run.stop, 0), stops.count - 1)]
  }

  /// The step of the lesson that is on the screen, counted from 0; a question is of the step it is before.
  package var step: Int {
    switch stop {
    case .question: lesson.question.before
    case .step(let index): index
    }
  }

  /// The step that the run must not pass by itself.
  package func lastStep(_ state: State) -> Int? {
    phase == .going ? run.lastStep(state) : state.clock
  }

  /// When there is something to do next, in microseconds; nil while it rests.
  package var due: Int? { phase == .going ? run.due : nil }

  /// Does what is due at a time, in microseconds.
  package mutating func advance(to now: Int, size: Size, _ state: inout State) -> [TapeEvent] {
    guard phase == .going else { return [] }
    run.manner.size = size
    let events = run.advance(to: now, &state)
    for event in events {
      switch event {
      case .stop, .ask: arrive(&state)
      case .fault(let fault):
        self.fault = fault.text
        phase = .resting
      default: break
      }
    }
    return events
  }

  /// What a key does.
  package mutating func press(_ key: Key, now: Int, _ state: inout State) -> Reply {
    state.forgetWords()
    if phase == .resting, var entry {
      if entry.take(key) {
        self.entry = entry
        if let refused = entry.refused { state.tell(refused, isFault: true) }
        return .taken
      }
      // A figure that is no answer is not meant for the laboratory, where it is a loss.
      if case .character(let figure) = key, ("0"..."9").contains(figure) {
        state.tell(
          "\(figure) is no answer here: arrows move the guess, Enter gives it", isFault: true)
        return .taken
      }
    }
    switch key {
    case .pageDown: return goOn(now, &state)
    case .pageUp: return goBack(now, &state)
    case .character(" "):
      switch phase {
      case .going: phase = .paused
      case .paused: proceed(now)
      case .resting, .ended: return goOn(now, &state)
      }
    case .enter where stop == .question && phase == .resting:
      entry?.give()
      guess = entry?.guess
      proceed(now)
    // Pressed twice, it gives the guess once.
    case .enter where phase == .going: break
    case .character("b"): _ = update(&state, .program(.bigToggled))
    // Those that a presenter's remote sends by itself must not leave the lesson.
    case .character("."), .function(5), .escape, .enter, .left, .right, .up, .down:
      state.tell("no key of a lesson: space goes on, q leaves", isFault: true)
    case .control("c"), .control("z"): return .passed
    default:
      // Who comes back finds it where it was left.
      if phase == .going { phase = .paused }
      return key == .character("q") ? .left : key == .character("t") ? .list : .handedOver
    }
    return .taken
  }

  /// Figures that come now are of another number.
  package mutating func beginNumber() { entry?.putDown() }

  /// Takes a guess that was pointed at.
  mutating func take(_ pointed: Guess) { entry?.take(pointed) }

  /// Takes a place of the picture that was pointed at.
  mutating func take(_ spot: Spot, _ state: State) {
    let degrees = Double.atan2(spot.y, spot.x).inDegrees
    guard spot != Spot(0, 0) else { return }
    entry?.take(
      direction: degrees < 0 ? degrees + 360 : degrees, nearest: state.run.winner(at: spot))
  }

  /// Whether a mark is asked for, which stands in the picture.
  var asksForMark: Bool {
    guard phase == .resting, stop == .question, case .mark = lesson.question.kind else {
      return false
    }
    return entry != nil
  }

  private mutating func goOn(_ now: Int, _ state: inout State) -> Reply {
    guard fault == nil else { return .next }
    switch phase {
    case .going, .paused: hurry(now, &state)
    case .resting where stop == stops.last: phase = .ended
    case .resting:
      if let entry { guess = entry.isTouched ? entry.guess : nil }
      proceed(now)
    case .ended: return .next
    }
    return .taken
  }

  private mutating func goBack(_ now: Int, _ state: inout State) -> Reply {
    switch phase {
    case .ended: phase = .resting
    case .resting where run.stop > 1: return go(to: run.stop - 1, now, &state)
    case .going where run.stop > 0, .paused where run.stop > 0:
      return go(to: run.stop, now, &state)
    case .going, .paused, .resting: return .previous
    }
    return .taken
  }

  private mutating func go(to stop: Int, _ now: Int, _ state: inout State) -> Reply {
    do throws(TapeFault) {
      try run.go(to: stop, &state)
      run.resume(at: now)
      arrive(&state)
    } catch {
      fault = error.text
    }
    return .taken
  }

  /// Leaves the stop.
  private mutating func proceed(_ now: Int) {
    phase = .going
    putEntryDown()
    run.resume(at: now)
  }

  /// Takes the rest of the way at once.
  private mutating func hurry(_ now: Int, _ state: inout State) {
    proceed(now)
    var time = now
    while phase == .going, !run.isOver {
      if state.isRunning, let last = run.lastStep(state) {
        state.advance(steps: last - state.clock)
      }
      time = max(time, run.due)
      _ = advance(to: time, size: run.manner.size, &state)
    }
  }

  /// Looks at what is there, and asks or answers.
  private mutating func arrive(_ state: inout State) {
    phase = .resting
    state.refresh()
    switch stop {
    case .question:
      (guess, verdict) = (nil, nil)
      entry =
        left
        ?? GuessEntry(lesson.question, ring: state.ring, names: state.snapshot.classNames)
      // Those of the picture that is asked about, for who comes back from the answer, too.
      numbers =
        lesson.question.picture == .start
        ? [] : LessonNumber.all(of: lesson.steps[lesson.question.before - 1], in: runs)
    case .step(let index):
      putEntryDown()
      let run = lesson.steps[index].run
      if state.session.step == run.steps { runs.keep(state.session, of: run) }
      numbers = LessonNumber.all(of: lesson.steps[index], in: runs)
      verdict = index >= lesson.answeredAfter ? judged() : nil
      if let verdict, firstAnswer == nil { firstAnswer = .some(verdict.isRight) }
    }
  }

  private mutating func putEntryDown() {
    entry?.putDown()
    if let entry, entry.isTouched { left = entry }
    entry = nil
  }

  private mutating func judged() -> Verdict? {
    do {
      let truth = try lesson.question.truth(&runs)
      return truth.map { Verdict(lesson.question, guess: guess, truth: $0) }
    } catch {
      fault = "\(error)"
      return nil
    }
  }
}
