/// The themes a person may choose.
public enum ThemeName: String, CaseIterable, Sendable {
  case dark, light
  /// Black, white and no tint: for a projector in a lit room.
  case contrast
  /// No colour at all.
  case mono
}
