/// What only the executable can carry out.
public enum Effect: Hashable, Sendable {
  case quit
  case suspend
  /// Write the state into a file of its own, and tell where with `State.tell(_:isFault:)`.
  case writeState
  /// Draw the main view as a figure into a file of its own, and tell where.
  case writeFigure
  /// Write the loss as a module for one's own training into a file of its own, and tell where.
  case writeModule
  /// Begin to record what the person does, or end it and write it.
  case toggleRecording
  /// Show the list of lessons.
  case openLessons
}
