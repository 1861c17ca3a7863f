internal import Training

/// A point or a prototype in the hand; training rests until it is put down.
public struct Held: Sendable {
  /// The run as it was when it was picked up.
  var session: Session
  /// Where it is now; nil while it was not moved.
  var place: Spot?
}
