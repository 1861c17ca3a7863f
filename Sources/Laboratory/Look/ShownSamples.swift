internal import Training

/// Which samples the plane shows.
public enum ShownSamples: String, CaseIterable, Codable, Sendable {
  case training
  /// Those held out, hollow.
  case heldOut
  case both
}

extension ShownSamples: NamedChoice {
  public static let positions: [ShownSamples] = [.training, .heldOut, .both]
}

extension State {
  /// Training points, those held out, both.
  mutating func turnShownSamples() {
    guard snapshot.heldOut.count > 0 else {
      message = "nothing is held out: every point is trained on"
      return
    }
    look.shownSamples = State.next(after: look.shownSamples, in: ShownSamples.allCases, by: 1)
    notice =
      switch look.shownSamples {
      case .training: "the plane shows the training points"
      case .heldOut: "the plane shows the held-out points, hollow: nothing was learnt from them"
      case .both: "the plane shows training points, and hollow those held out"
      }
  }
}
