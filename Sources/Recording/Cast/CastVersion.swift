/// The versions of asciicast that are written.
public enum CastVersion: Int, CaseIterable, Sendable {
  /// Times since the start; read by every asciinema.
  case two = 2
  /// Times since the event before; read by asciinema 3.
  case three = 3
}
