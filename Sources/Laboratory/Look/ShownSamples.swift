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
