/// The themes a person may choose.
public enum ThemeName: String, CaseIterable, Sendable {
  case dark, light
  /// Black and white, on the ground that is the terminal's, and no tint: for a projector in a lit room.
  case contrast
  /// No colour at all.
  case mono
}
