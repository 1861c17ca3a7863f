internal import Kernels
internal import MarginLosses
internal import Training

/// Classes that stand out in a run.
package struct ClassesReading: Sendable {
  package enum Subject: Hashable, Sendable {
    /// The two whose prototypes are nearest; others within a few degrees of that count too.
    case nearestPrototypes
    /// The one of whose training samples the most meet the margin; others with hardly fewer count
    /// too.
    case mostMet
  }

  package let subject: Subject
  package let run: LessonRun

  package init(_ subject: Subject, of run: LessonRun) {
    self.subject = subject
    self.run = run
  }

  /// How many classes are marked.
  package var count: Int { subject == .nearestPrototypes ? 2 : 1 }

  /// How much wider than the narrowest a gap may be and still count.
  private static let slack = 3.0
  /// How many fewer may meet the margin, as a share.
  private static let shareSlack = 0.05

  /// Each set that counts as right, ascending, the best first.
  func sets(_ seen: SeenRun) -> [[Int]] {
    switch subject {
    case .nearestPrototypes: nearestPairs(seen)
    case .mostMet: mostMet(seen)
    }
  }

  private func nearestPairs(_ seen: SeenRun) -> [[Int]] {
    let snapshot = seen.session.snapshot()
    let rows = UnitRows(snapshot.prototypes.map(Double.init), dimension: snapshot.dimension)
    var pairs: [(classes: [Int], degrees: Double)] = []
    for first in 0..<snapshot.classes {
      for second in 0..<first {
        let angle = Directions.angle(rows, first, rows, second).inDegrees
        pairs.append(([second, first], angle))
      }
    }
    pairs.sort { ($0.degrees, $0.classes[0]) < ($1.degrees, $1.classes[0]) }
    guard let best = pairs.first else { return [] }
    return pairs.prefix { $0.degrees <= best.degrees + Self.slack }.map(\.classes)
  }

  private func mostMet(_ seen: SeenRun) -> [[Int]] {
    let snapshot = seen.session.snapshot()
    var counts = [(met: Int, all: Int)](repeating: (0, 0), count: snapshot.classes)
    for judgement in snapshot.training.judgements {
      counts[Int(judgement.label)].all += 1
      if judgement.meetsMargin { counts[Int(judgement.label)].met += 1 }
    }
    let shares = counts.map { Double($0.met) / Double(max($0.all, 1)) }
    let order = shares.indices.sorted { (-shares[$0], $0) < (-shares[$1], $1) }
    guard let most = order.first else { return [] }
    return order.filter { shares[$0] >= shares[most] - Self.shareSlack }.map { [$0] }
  }
}
