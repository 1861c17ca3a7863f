/// The classes as parts that are left out in turns: each class by itself, or where there are very many,
/// some together.
struct ClassGroups: Sendable {
  /// As many as are left out in turns.
  static let most = 1024
  /// Fewer say too little of how much classes differ.
  static let fewest = 10

  let classes: Int
  var count: Int { min(classes, Self.most) }

  func group(of label: Int32) -> Int { Int(label) % count }

  /// How many groups some classes are of.
  func holding(_ labels: [Int32]) -> Int { Set(labels.map(group)).count }
}
