/// What time is to a tape that plays.
package enum TapeClock: Equatable, Sendable {
  /// Time is the tape's own, in microseconds: nothing waits. Before frame k the steps
  /// ⌊k·v/f⌋ − ⌊(k−1)·v/f⌋ are taken, v steps a second, f frames a second.
  case frames
  /// Time comes from outside, in microseconds, and steps are taken there.
  case outside
  /// Time is counted in the run's steps: what lasts is as many of them as the run takes in it at its
  /// speed. Nothing is shown, and a run at rest lets no time pass.
  case steps
}
