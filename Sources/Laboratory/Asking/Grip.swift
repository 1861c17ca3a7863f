/// What the mouse holds on to between a press and its release.
public enum Grip: Hashable, Sendable {
  /// What is asked about by the press; a drag moves it where it can be moved.
  case asked(Asked)
  /// A knob, by its position, turned to a value where the press was on its bar.
  case knob(Int, Double?)
  /// A step of the run.
  case step(Int)
}
