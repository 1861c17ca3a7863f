import Cells
import Laboratory
import Lessons
import Recording
internal import Screens
internal import Tapes

/// Lessons in the live laboratory; what was passed is kept in a file.
struct LiveLessons: LivePlayer {
  private var stage: LessonStage
  /// Nil where nothing is kept.
  private let file: LessonFile?

  /// Shows the list over a person's own run.
  ///
  /// - Parameter isWholeProgram: whether q in the list ends the program.
  init(over state: inout State, isWholeProgram: Bool = false, file: LessonFile? = .usual) {
    self.file = file
    var progress = LessonProgress()
    var fault: String?
    do throws(InputError) {
      progress = try file?.read() ?? progress
    } catch {
      fault = "\(error.place) \(error.fault)"
      state.tell(fault ?? "", isFault: true)
    }
    stage = LessonStage(
      over: state, progress, isWholeProgram: isWholeProgram, opening: TapeSettings.opening)
    stage.fault = fault
  }

  /// Opens a lesson at once.
  init(teaching lesson: Lesson, over state: inout State, now: Double) {
    self.init(over: &state, isWholeProgram: true)
    stage.open(lesson, now: Self.micros(now), &state)
  }

  var isOver: Bool { stage.isOver }
  var hasQuit: Bool { stage.hasQuit }

  var wayBack: Key? { stage.isAway ? .character("t") : nil }

  func ownRun(_ state: State) -> State { stage.ownRun(state) }

  func waysOut(_ state: State) -> Set<Key> { stage.isAway ? state.waysOut : [.control("c")] }

  var keysLeavingAnswer: Set<Key> { stage.player?.verdict == nil ? [] : LessonPlayer.keysOn }

  func lastStep(_ state: State) -> Int? { stage.lastStep(state) }

  func patience(at now: Double) -> Double {
    stage.due.map { Double(max($0 - Self.micros(now), 0)) / 1_000_000 } ?? .infinity
  }

  mutating func play(_ state: inout State, size: Size, now: Double) -> [TapeEvent] {
    let before = stage.progress
    let events = stage.advance(to: Self.micros(now), size: size, &state)
    if stage.progress != before { keep(&state) }
    return events
  }

  mutating func take(_ event: Event, _ state: inout State, size: Size, now: Double) -> Bool {
    let before = stage.progress
    let isTaken = stage.take(event, now: Self.micros(now), size: size, &state)
    if stage.progress != before { keep(&state) }
    return isTaken
  }

  func picture(_ state: State, size: Size) -> Frame {
    if let picture = stage.picture(state, size: size) { return picture }
    guard let mark = stage.wayBack else { return view(state, size: size) }
    var shown = state
    shown.columnsLeftFree = mark.unicodeScalars.count
    var frame = view(shown, size: size)
    Caption.mark(mark, state, on: &frame)
    return frame
  }

  private mutating func keep(_ state: inout State) {
    stage.fault = nil
    do {
      try file?.write(stage.progress)
    } catch {
      let words = (error as? OutputError).map { "\($0.name): \($0.reason)" } ?? "\(error)"
      stage.fault = "not kept: \(words)"
      state.tell("what was passed cannot be kept: \(words)", isFault: true)
    }
  }

  private static func micros(_ now: Double) -> Int { Int((now * 1_000_000).rounded()) }
}
