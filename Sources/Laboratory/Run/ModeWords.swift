package import Training

extension Configuration {
  /// Where embeddings come from, in a word or two.
  package var modeWords: String {
    guard mode == .encoder else { return isJudged ? "embeddings" : "free points" }
    let standardized = standardize ? ", standardized" : ""
    return switch encoder {
    case .mlp: "encoder" + standardized
    case .linear: "linear encoder" + standardized
    case .none: standardize ? "features, standardized" : "features as they are"
    }
  }

  /// What learns in such a run, as a sentence begins that ends with how.
  package var learnerWords: String {
    guard mode == .encoder else { return "The loss learns" }
    return switch encoder {
    case .mlp: "A small network learns"
    case .linear: "A linear map learns"
    case .none: "Prototypes alone learn"
    }
  }
}
