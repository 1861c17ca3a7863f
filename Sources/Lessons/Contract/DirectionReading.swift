internal import Kernels
internal import MarginLosses
internal import Training

/// A direction of the plane, read from a run.
package struct DirectionReading: Sendable {
  package enum Subject: Hashable, Sendable {
    /// Where a class's samples point in the mean.
    case needle(Int)
    /// Where a class's prototype points.
    case prototype(Int)
    /// Where the decision changes between two neighbours, as used.
    case border(Int, Int)
  }

  package let subject: Subject
  package let run: LessonRun

  package init(_ subject: Subject, of run: LessonRun) {
    self.subject = subject
    self.run = run
  }

  func degrees(_ seen: SeenRun) -> Double? { subject.degrees(seen.session) }
}

extension DirectionReading.Subject {
  /// In 0..<360, counter-clockwise from the first axis; nil outside the plane, and for no neighbours.
  func degrees(_ session: Session) -> Double? {
    let snapshot = session.snapshot()
    guard snapshot.dimension == 2 else { return nil }
    switch self {
    case .needle(let own):
      var sum = (0.0, 0.0)
      for (sample, judgement) in snapshot.training.judgements.enumerated()
      where Int(judgement.label) == own {
        let (x, y) = (
          Double(snapshot.training.embeddings[2 * sample]),
          Double(snapshot.training.embeddings[2 * sample + 1])
        )
        let norm = (x * x + y * y).squareRoot()
        if norm > 0 { sum = (sum.0 + x / norm, sum.1 + y / norm) }
      }
      return Self.degrees(sum.0, sum.1)
    case .prototype(let own):
      guard snapshot.prototypes.count > 2 * own + 1 else { return nil }
      return Self.degrees(
        Double(snapshot.prototypes[2 * own]), Double(snapshot.prototypes[2 * own + 1]))
    case .border(let first, let second):
      let sectors =
        session.classifier.decisionMap(prototypes: snapshot.prototypes)?.sectors ?? []
      for (index, sector) in sectors.enumerated() {
        let next = sectors[(index + 1) % sectors.count]
        if Set([sector.owner, next.owner]) == [first, second] { return next.start.inDegrees }
      }
      return nil
    }
  }

  private static func degrees(_ x: Double, _ y: Double) -> Double? {
    guard x != 0 || y != 0 else { return nil }
    let angle = Double.atan2(y, x).inDegrees
    return angle < 0 ? angle + 360 : angle
  }
}
