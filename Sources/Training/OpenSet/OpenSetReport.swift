internal import Kernels
internal import MarginLosses

/// What embeddings are worth once the prototypes are thrown away: pairs told apart, and samples found
/// again, of the classes that were trained on and of those that were not.
public struct OpenSetReport: Sendable {
  /// One side of the comparison.
  public struct Part: Sendable {
    public var classes: Int
    public var scores: PairScores
    /// Nil without pairs of both kinds, and where a pair is no number.
    public var verification: Verification?
    /// Nil where no class has two samples, of one class alone, and where an embedding is no number.
    public var retrieval: Retrieval?

    /// - Parameters:
    ///   - embeddings: count × dimension, row-major.
    ///   - labels: one a row.
    ///   - normalizes: whether only directions count.
    ///   - seed: draws pairs and queries where there are too many.
    public init(
      _ embeddings: [Float], labels: [Int32], classes: Int, dimension: Int, normalizes: Bool,
      seed: UInt64
    ) {
      self.classes = classes
      scores = PairScores(
        embeddings, labels: labels, dimension: dimension, normalizes: normalizes, seed: seed)
      verification = Verification(scores)
      retrieval = Retrieval(
        embeddings, labels: labels, dimension: dimension, normalizes: normalizes, seed: seed)
    }
  }

  /// Held-out samples of classes that were trained on; all of them where none is held out.
  public let seen: Part
  /// Samples of classes that were not.
  public let unseen: Part
  /// Whether only directions are compared, by their cosine; else by distance.
  public let normalizes: Bool

  /// Nil where no class is unseen.
  public init?(_ snapshot: Snapshot, normalizes: Bool, seed: UInt64) {
    guard snapshot.unseen.count > 0 else { return nil }
    self.normalizes = normalizes
    // Embeddings that nothing is trained on are all as good as held out.
    let seen = snapshot.heldOut.count > 0 ? snapshot.heldOut : snapshot.training
    self.seen = Part(
      seen.embeddings, labels: seen.judgements.map(\.label),
      classes: snapshot.classes, dimension: snapshot.dimension, normalizes: normalizes, seed: seed)
    unseen = Part(
      snapshot.unseen.embeddings, labels: snapshot.unseen.labels,
      classes: snapshot.unseen.names.count, dimension: snapshot.dimension,
      normalizes: normalizes, seed: seed)
  }
}

extension Session {
  /// How the embeddings of a snapshot of this run do on an open set; nil where no class is unseen.
  ///
  /// Embeddings are compared by their angle, those of losses without prototypes
  /// that leave lengths free by their distance.
  public func openSet(_ snapshot: Snapshot) -> OpenSetReport? {
    OpenSetReport(
      snapshot, normalizes: metricLoss?.normalizes ?? classifier.isOfAngles,
      seed: configuration.seed)
  }
}
