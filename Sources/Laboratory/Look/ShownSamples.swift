internal import Training

/// Which samples the plane shows.
public enum ShownSamples: Int, CaseIterable, Codable, Sendable {
  case training
  /// Those held out, hollow.
  case heldOut
  case both
}

extension State {
  /// Training points, those held out, both.
  mutating func turnShownSamples() {
    guard snapshot.heldOut.count > 0 else {
      message = "nothing is held out: every point is trained on"
      return
    }
    shownSamples = State.next(after: shownSamples, in: ShownSamples.allCases, by: 1)
    notice =
      switch shownSamples {
      case .training: "the plane shows the training points"
      case .heldOut: "the plane shows the held-out points, hollow: nothing was learnt from them"
      case .both: "the plane shows training points, and hollow those held out"
      }
  }
}
