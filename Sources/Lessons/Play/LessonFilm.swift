package import Cells
internal import Drawing
package import Laboratory
package import Recording
internal import Screens
package import Tapes

/// A lesson that teaches itself on a clock of frames: each stop lasts as long as it takes to read, the
/// question is answered, and the same frames come every time.
package struct LessonFilm {
  /// What is done with each picture and with what each stop says and shows, at a time in microseconds.
  package struct Sink {
    /// A picture, and the same on the other ground where that is drawn.
    package var frame: (Frame, Frame?, Int) -> Void
    package var stop: (String, Frame, Int) -> Void
    /// What the status line says there.
    package var status: (String, Int) -> Void

    package init(
      frame: @escaping (Frame, Frame?, Int) -> Void, stop: @escaping (String, Frame, Int) -> Void,
      status: @escaping (String, Int) -> Void
    ) {
      self.frame = frame
      self.stop = stop
      self.status = status
    }
  }

  private let size: Size
  private let frameRate: Int
  private let drawsBothGrounds: Bool
  private var player: LessonPlayer
  private var state: State
  /// Keys to come, each so many frames after the one before.
  private var script: [(key: Key, frames: Int)] = []

  /// - Parameters:
  ///   - state: whose display and threads the lesson takes.
  ///   - manner: the screen and its clock.
  package init(
    _ lesson: Lesson, from state: State, _ manner: TapeManner,
    opening: @escaping TapeRun.Opening
  ) {
    size = manner.size
    frameRate = manner.frameRate
    drawsBothGrounds = manner.drawsBothGrounds
    self.state = state
    player = LessonPlayer(
      lesson, label: LessonRegistry.label(of: lesson), from: state, now: 0, opening: opening)
  }

  /// Plays all of it.
  ///
  /// - Returns: how long it lasts, in microseconds.
  /// - Throws: what keeps the lesson from going on.
  package mutating func play(_ sink: Sink) throws(TapeFault) -> Int {
    var frame = 0
    while true {
      let time = frame * 1_000_000 / frameRate
      let wasGoing = player.phase == .going
      var isChanged = try goOn(time, sink)
      if press(time) {
        isChanged = true
        _ = try goOn(time, sink)
      }
      if frame == 0 || wasGoing || isChanged {
        let other = drawsBothGrounds ? state.onOtherGround : nil
        sink.frame(picture(of: state), other.map(picture), time)
      }
      if player.phase == .ended {
        sink.stop(words, picture(of: state), time)
        return time + reading([player.lesson.belief, player.lesson.holds]) * 1_000_000 / frameRate
      }
      frame += 1
      takeSteps(before: frame)
    }
  }

  private func picture(of state: State) -> Frame {
    LessonScreen.picture(player, state, LessonProgress(), size: size)
  }

  /// Does all that is due; a stop begins its own script.
  ///
  /// - Returns: whether anything was.
  private mutating func goOn(_ time: Int, _ sink: Sink) throws(TapeFault) -> Bool {
    var isChanged = false
    while true {
      let events = player.advance(to: time, size: size, &state)
      if let fault = player.fault { throw TapeFault(TapePosition(line: 1, column: 1), fault) }
      guard !events.isEmpty else { return isChanged }
      isChanged = true
      guard player.phase == .resting else { continue }
      sink.stop(words, picture(of: state), time)
      if player.entry == nil { sink.status(state.resting.statusWords, time) }
      script =
        player.entry == nil
        ? [(.pageDown, reading(player.lesson.steps[player.step].say))] : asking
    }
  }

  /// What a marker says: the question, the step's sentence and what came of the guess, or what holds.
  private var words: String {
    if player.entry != nil { return player.lesson.question.words.joined(separator: " ") }
    return LessonSpeech.band(of: player, state, LessonProgress()).content
      .map { line in line.map(\.text).joined() }.joined(separator: " ")
  }

  /// Frames that it takes to read lines.
  private func reading(_ lines: [String]) -> Int {
    let letters = lines.reduce(0) { $0 + $1.unicodeScalars.count }
    return frameRate * (30 + letters) / 15
  }

  /// The question is read, the guess moved a little, and given.
  private var asking: [(key: Key, frames: Int)] {
    let moves = [(Key.right, frameRate / 2), (.right, frameRate / 2)]
    return [(.right, reading(player.lesson.question.words))] + moves + [(.enter, frameRate)]
  }

  private mutating func press(_ time: Int) -> Bool {
    guard let next = script.first else { return false }
    guard next.frames <= 0 else {
      script[0].frames -= 1
      return false
    }
    script.removeFirst()
    _ = player.press(next.key, now: time, &state)
    return true
  }

  private mutating func takeSteps(before frame: Int) {
    guard player.phase == .going, state.isRunning else { return }
    let speed = state.speed.stepsPerSecond ?? TapeRun.fullSpeed
    let due = frame * speed / frameRate - (frame - 1) * speed / frameRate
    let left = player.lastStep(state).map { max($0 - state.clock, 0) } ?? due
    state.advance(steps: min(due, left))
  }
}
