internal import Drawing
internal import Kernels
internal import Training

extension OpenSetReport {
  /// A score as a person reads it: degrees between two directions, or a distance.
  func apart(_ score: Double) -> Double {
    normalizes ? Double.angle(ofCosine: score).inDegrees : -score
  }

  /// The score of two samples so far apart.
  package func score(_ apart: Double) -> Double {
    normalizes ? Double.cos(apart.inRadians) : -apart
  }

  /// Where, of held-out samples, as many pairs are accepted wrongly as rejected wrongly; of unseen
  /// ones where nothing is held out.
  var equalErrorApart: Double? {
    (seen.verification ?? unseen.verification).map { apart($0.equalErrorThreshold) }
  }

  /// How a distance is written.
  package func text(_ apart: Double) -> String {
    normalizes ? fixed(apart, 1) + "°" : fixed(apart, 2)
  }
}
