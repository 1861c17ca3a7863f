import Cells
import Laboratory
internal import Screens
internal import Tapes

/// What plays on the run of the live laboratory: a tape, or a lesson.
protocol LivePlayer {
  /// Whether all is done, and the keys are the person's alone.
  var isOver: Bool { get }

  /// Whether the program ends with it.
  var hasQuit: Bool { get }

  /// Whether it can be played again, so that nothing of it is lost.
  var isTape: Bool { get }

  /// The keys that leave the answer to a question; none before it is there.
  var keysLeavingAnswer: Set<Key> { get }

  /// The run that is opened again by the command of the last line.
  func ownRun(_ state: State) -> State

  /// The key that leads back to it from the laboratory; nil where none does.
  var wayBack: Key? { get }

  /// The keys that end the program at once.
  func waysOut(_ state: State) -> Set<Key>

  /// The step that the run must not pass by itself; nil when there is none.
  func lastStep(_ state: State) -> Int?

  /// Seconds until something is due; 0 when it is.
  func patience(at now: Double) -> Double

  /// Does what is due, one key at a time.
  ///
  /// - Parameter size: that of the screen, which keys and the mouse mean.
  /// - Returns: what came of it, in order.
  mutating func play(_ state: inout State, size: Size, now: Double) -> [TapeEvent]

  /// What a person does.
  ///
  /// - Returns: whether it was meant for what plays, and the laboratory has no part in it.
  mutating func take(_ event: Event, _ state: inout State, size: Size, now: Double) -> Bool

  func picture(_ state: State, size: Size) -> Frame
}

extension LivePlayer {
  var isTape: Bool { false }
  var hasQuit: Bool { false }
  var wayBack: Key? { nil }
  var keysLeavingAnswer: Set<Key> { [] }

  func ownRun(_ state: State) -> State { state }

  func waysOut(_ state: State) -> Set<Key> { state.waysOut }
}
