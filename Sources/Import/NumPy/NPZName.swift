/// What arrays of a .npz are usually called.
struct NPZName: Equatable {
  /// What the array is, by its name.
  enum Kind {
    case rows, labels, prototypes
  }

  let kind: Kind?
  /// Which side of a split an array is of.
  enum Side { case training, validation, test }

  /// The name without its part.
  let base: String
  /// The part of the data that it belongs to, such as `train`; empty where it is all.
  let part: String

  private static let rows: Set<String> = [
    "x", "data", "embeddings", "embedding", "features", "feature", "vectors", "images", "arr_0", "",
  ]
  private static let labels: Set<String> = [
    "y", "labels", "label", "target", "targets", "classes", "class", "arr_1",
  ]
  private static let prototypes: Set<String> = [
    "w", "prototypes", "prototype", "weights", "weight", "centers", "centroids", "proxies",
  ]
  private static let parts: Set<String> = [
    "train", "training", "test", "testing", "val", "valid", "validation", "dev", "eval",
  ]

  /// Nil where the array is of no part.
  var side: Side? {
    switch part {
    case "": nil
    case "train", "training": .training
    case "test", "testing", "eval": .test
    default: .validation
    }
  }

  init(_ name: String) {
    let words = name.lowercased().split(separator: "_").map(String.init)
    part = words.first { Self.parts.contains($0) } ?? ""
    base = words.filter { !Self.parts.contains($0) }.joined(separator: "_")
    if Self.rows.contains(base), !words.isEmpty {
      kind = .rows
    } else if Self.labels.contains(base) {
      kind = .labels
    } else {
      kind = Self.prototypes.contains(base) ? .prototypes : nil
    }
  }
}
