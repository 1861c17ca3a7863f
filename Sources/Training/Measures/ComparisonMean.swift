public import MarginLosses

extension MetricLoss {
  /// What the loss of a batch is the mean of, such as `active triplets`.
  public var meanWords: String {
    switch self {
    case let triplet as Triplet: triplet.mining.meanWords
    case is NPair: "anchors"
    default: "pairs"
    }
  }
}

extension TripletMining {
  fileprivate var meanWords: String {
    switch self {
    case .all: "all triplets"
    case .allNonzero: "active triplets"
    case .easy: "easy triplets"
    case .semihard: "semi-hard triplets"
    case .hard: "hard triplets"
    case .batchHard: "batch-hard triplets"
    case .facenetSemihard: "FaceNet's semi-hard triplets"
    }
  }
}
