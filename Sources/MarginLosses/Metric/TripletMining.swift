internal import LaneRows

/// Which of a batch's triplets enter the loss.
public enum TripletMining: String, CaseIterable, Sendable {
  case all
  case allNonzero = "all_nonzero"
  case easy, semihard, hard
  case batchHard = "batch_hard"
  case facenetSemihard = "facenet_semihard"

  var variant: Variant {
    Variant(name: rawValue, title: title, summary: summary)
  }

  private var title: String {
    switch self {
    case .all: "all triplets"
    case .allNonzero: "semi-hard and hard"
    case .easy: "easy only"
    case .semihard: "semi-hard"
    case .hard: "hard only"
    case .batchHard: "batch-hard"
    case .facenetSemihard: "FaceNet semi-hard"
    }
  }

  /// What the mean goes over.
  var comparisons: String {
    switch self {
    case .all: "all triplets"
    case .allNonzero: "semi-hard and hard triplets"
    case .easy: "easy triplets"
    case .semihard: "semi-hard triplets"
    case .hard: "hard triplets"
    case .batchHard: "batch-hard triplets"
    case .facenetSemihard: "nearest semi-hard triplets"
    }
  }

  /// What the loss of a batch is the mean of.
  var meanWords: String {
    switch self {
    case .allNonzero: "active triplets"
    case .facenetSemihard: "FaceNet's semi-hard triplets"
    default: comparisons
    }
  }

  private var summary: String {
    switch self {
    case .all: "every triplet; the mean counts those without loss"
    case .allNonzero: "semi-hard and hard triplets"
    case .easy: "only triplets without loss: nothing moves"
    case .semihard: "only negatives between the positive and the margin"
    case .hard: "only negatives nearer than the positive"
    case .batchHard: "for each anchor the farthest positive and the nearest negative"
    case .facenetSemihard: "for each anchor and positive the nearest semi-hard negative"
    }
  }

  /// What the kernel calls it.
  var taken: ComparedRows.Mining {
    switch self {
    case .all: .all
    case .allNonzero: .allNonzero
    case .easy: .easy
    case .semihard: .semihard
    case .hard: .hard
    case .batchHard: .batchHard
    case .facenetSemihard: .facenetSemihard
    }
  }

  /// Whether triplets are taken one by one, by their category alone.
  public var isByDifficulty: Bool { self != .batchHard && self != .facenetSemihard }

  /// Whether a triplet of this category is taken when triplets are taken one by one.
  func takes(_ difficulty: Difficulty) -> Bool {
    switch self {
    case .all: true
    case .allNonzero: difficulty != .easy
    case .easy: difficulty == .easy
    case .semihard: difficulty == .semihard
    case .hard: difficulty == .hard
    case .batchHard, .facenetSemihard: false
    }
  }
}
