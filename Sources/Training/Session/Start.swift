internal import Kernels

/// Where embeddings and prototypes are before the first step.
enum Start {
  /// Free embeddings: the inputs themselves, or jitter about evenly spaced centres where the
  /// inputs have another width.
  static func embeddings(of dataset: Dataset, dimension: Int, seed: UInt64) -> [Float] {
    if dataset.width == dimension { return dataset.training.inputs }
    var generator = SeededGenerator(seed: seed, stream: RandomStream.embeddings.rawValue)
    var result: [Float] = []
    for label in dataset.training.labels {
      let angle = 2 * Double.pi * Double(label) / Double(dataset.classNames.count)
      let center = [Blobs.radius * Double.cos(angle), Blobs.radius * Double.sin(angle)]
      for axis in 0..<dimension {
        let middle = axis < 2 ? center[axis] : 0
        result.append(Float(middle + Blobs.usualSpread * generator.normal()))
      }
    }
    return result
  }

  /// Prototypes of length 1, as `Initialization` says.
  static func prototypes(
    _ configuration: Configuration, embeddings: [Float], labels: [Int32]
  ) -> [Float] {
    let (classes, dimension) = (configuration.classes, configuration.dimension)
    if configuration.isJudged {
      return judgingPrototypes(configuration, embeddings: embeddings, labels: labels)
    }
    if configuration.initialization == .random {
      var generator = SeededGenerator(
        seed: configuration.seed, stream: RandomStream.prototypes.rawValue)
      let rows = (0..<classes * dimension).map { _ in Float(generator.normal()) }
      return UnitRows(rows, dimension: dimension).directions
    }
    let means = ClassMeans.means(embeddings, labels, classes: classes, dimension: dimension)
    if dimension == 2 { return evenlySpaced(inTheOrderOf: means) }
    return UnitRows(centered(means, dimension: dimension), dimension: dimension).directions
  }

  /// Prototypes that came with the table, or the means of the classes' directions.
  private static func judgingPrototypes(
    _ configuration: Configuration, embeddings: [Float], labels: [Int32]
  ) -> [Float] {
    let (classes, dimension) = (configuration.classes, configuration.dimension)
    if let given = configuration.table?.prototypes, !given.isEmpty {
      let kept = (0..<configuration.allClasses).filter { !configuration.unseen.contains($0) }
      return kept.flatMap { given[$0 * dimension..<($0 + 1) * dimension] }
    }
    return ClassMeans.directions(embeddings, labels, classes: classes, dimension: dimension)
  }

  /// The same classes with another number of prototypes each: the first of each class stay, what
  /// is missing is copied and turned a little aside.
  static func fitted(
    _ prototypes: [Float], perClass wanted: Int, classes: Int, dimension: Int,
    drawing generator: inout SeededGenerator
  ) -> [Float] {
    let present = max(prototypes.count / max(classes * dimension, 1), 1)
    guard present != wanted else { return prototypes }
    var result: [Float] = []
    for label in 0..<classes {
      for place in 0..<wanted {
        let start = (label * present + place % present) * dimension
        let row = prototypes[start..<start + dimension]
        let reach = row.reduce(0) { $0 + $1 * $1 }.squareRoot()
        result += row.map { place < present ? $0 : $0 + 0.3 * reach * Float(generator.normal()) }
      }
    }
    return result
  }

  /// Directions 2π/C apart, one a class in the order of the means' angles, turned so that they lie
  /// as near to the means as they can.
  private static func evenlySpaced(inTheOrderOf means: [Float]) -> [Float] {
    let classes = means.count / 2
    let angles = (0..<classes).map {
      Double.atan2(Double(means[2 * $0 + 1]), Double(means[2 * $0]))
    }
    let order = (0..<classes).sorted { (angles[$0], $0) < (angles[$1], $1) }
    let spacing = 2 * Double.pi / Double(classes)
    var sine = 0.0
    var cosine = 0.0
    for (place, label) in order.enumerated() {
      sine += Double.sin(angles[label] - Double(place) * spacing)
      cosine += Double.cos(angles[label] - Double(place) * spacing)
    }
    let turn = Double.atan2(sine, cosine)
    var result = [Float](repeating: 0, count: means.count)
    for (place, label) in order.enumerated() {
      result[2 * label] = Float(Double.cos(turn + Double(place) * spacing))
      result[2 * label + 1] = Float(Double.sin(turn + Double(place) * spacing))
    }
    return result
  }

  private static func centered(_ means: [Float], dimension: Int) -> [Float] {
    let classes = means.count / dimension
    var result = means
    for axis in 0..<dimension {
      var middle: Float = 0
      for label in 0..<classes { middle += means[label * dimension + axis] }
      for label in 0..<classes { result[label * dimension + axis] -= middle / Float(classes) }
    }
    return result
  }
}
