package import Cells
package import Laboratory
package import Recording

/// What comes of a tape, in order.
package enum TapeEvent: Sendable {
  /// A picture and the time from which it is shown, in microseconds without what was hidden; the other
  /// is the same on a light ground instead of a dark one, or the other way round, where both are drawn.
  case frame(Frame, other: Frame?, at: Int)
  /// Something was pressed and done.
  case pressed(Event, Action, at: Int, [Effect])
  case marker(String, at: Int)
  /// A still for a file.
  case still(Frame, path: String)
  /// The line for the audience; empty when it is taken away.
  case caption(String, at: Int)
  /// A place to stop at: its number, from 1 on, and what is said of it.
  case stop(Int, String, at: Int)
  /// A stop with a question.
  case ask(Int, String, at: Int)
  /// The tape went over to another run.
  case opened
  /// A command is over; its last picture where pictures are drawn and not hidden.
  case commandEnded(Frame?)
  /// The tape expects what is not there, and goes no further.
  case fault(TapeFault)
}
