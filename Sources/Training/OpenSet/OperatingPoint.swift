internal import Kernels

/// A rate and the threshold at which pairs have it, as an angle, a cosine and a squared distance.
public struct OperatingPoint: Equatable, Sendable {
  /// In 0…1.
  public let rate: Double
  /// Pairs no further apart than this are accepted; nil where lengths count, or nothing is accepted.
  public let degrees: Double?
  /// The same as a cosine.
  public let cosine: Double?
  /// The same as a squared distance: of embeddings scaled to length 1 where directions alone count.
  public let squaredDistance: Double?

  /// - Parameters:
  ///   - score: a cosine, or less a distance where lengths count.
  ///   - isCosine: which of the two.
  init(rate: Double, score: Double, isCosine: Bool) {
    self.rate = rate
    guard score.isFinite else {
      (degrees, cosine, squaredDistance) = (nil, nil, nil)
      return
    }
    guard isCosine else {
      (degrees, cosine, squaredDistance) = (nil, nil, score * score)
      return
    }
    let bounded = min(max(score, -1), 1)
    (degrees, cosine) = (Double.angle(ofCosine: bounded).inDegrees, bounded)
    squaredDistance = 2 - 2 * bounded
  }
}

extension OpenSetReport.Part {
  /// Where as large a share of pairs is accepted wrongly as is rejected wrongly; nil without pairs
  /// of both kinds.
  public func equalError(isCosine: Bool) -> OperatingPoint? {
    verification.map {
      OperatingPoint(
        rate: $0.equalErrorRate, score: $0.equalErrorThreshold, isCosine: isCosine)
    }
  }

  /// The largest TAR of a threshold whose FAR is at most this much; nil where too few pairs tell it.
  public func trueAcceptance(
    atFalseAcceptance most: Double, isCosine: Bool
  ) -> OperatingPoint? {
    guard let verification, most >= verification.fewestForRate else { return nil }
    let point = verification.point(atFalseAcceptance: most)
    return OperatingPoint(rate: point.trueAcceptance, score: point.threshold, isCosine: isCosine)
  }
}

extension OpenSetReport {
  /// As of the part, compared as this report compares.
  public func equalError(of part: Part) -> OperatingPoint? {
    part.equalError(isCosine: normalizes)
  }

  /// As of the part, compared as this report compares.
  public func trueAcceptance(
    of part: Part, atFalseAcceptance most: Double
  ) -> OperatingPoint? {
    part.trueAcceptance(atFalseAcceptance: most, isCosine: normalizes)
  }
}
