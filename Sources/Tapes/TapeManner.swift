package import Cells

/// What a tape knows of the screen and of time.
package struct TapeManner: Equatable, Sendable {
  package var size = Size(width: 120, height: 40)
  /// Frames a second.
  package var frameRate = 30
  /// How long a key lasts.
  package var typingMicros = 50_000
  /// How long is waited for a pattern.
  package var waitMicros = 15_000_000
  /// Whether each picture is drawn on the other ground too, for readers who prefer it.
  package var drawsBothGrounds = false
  /// Whether keys that are pressed are shown.
  package var showsKeys = false
  /// Whether a person gives the commands, whose steps no tape takes again.
  package var asksBeforeLeaving = false

  package init() {}
}
