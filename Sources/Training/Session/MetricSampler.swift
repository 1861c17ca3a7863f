internal import Kernels
internal import MarginLosses

/// The samples of a step, and what is compared among them.
struct DrawnBatch: Equatable, Sendable {
  /// Rows of the training set.
  var samples: [Int]
  var comparisons: Comparisons = .all
  /// Whether these are all samples in their order.
  var isWhole: Bool = false
}

/// The batches of a loss without prototypes, drawn anew at every step.
struct MetricSampler: Equatable, Sendable {
  let drawing: BatchDrawing
  private var labels: [Int32]
  /// The samples of each class that has at least two.
  private var classes: [[Int]]
  var generator: SeededGenerator

  init(_ drawing: BatchDrawing, labels: [Int32], classes: Int, seed: UInt64) {
    self.drawing = drawing
    self.labels = labels
    self.classes = Self.classes(labels, count: classes)
    generator = SeededGenerator(seed: seed, stream: RandomStream.batches.rawValue)
  }

  /// Goes on drawing from other samples.
  mutating func relabel(_ labels: [Int32], classes: Int) {
    self.labels = labels
    self.classes = Self.classes(labels, count: classes)
  }

  private static func classes(_ labels: [Int32], count: Int) -> [[Int]] {
    var classes = [[Int]](repeating: [], count: count)
    for (sample, label) in labels.enumerated() { classes[Int(label)].append(sample) }
    return classes.filter { $0.count > 1 }
  }

  mutating func next() -> DrawnBatch {
    switch drawing {
    case .pairs(let examples, let pairs): drawPairs(examples, pairs)
    case .identities(let identities, let count): drawIdentities(identities, count)
    case .triplets(let count): drawTriplets(count)
    }
  }

  private mutating func drawPairs(_ examples: Int, _ count: Int) -> DrawnBatch {
    let samples = Array(generator.permutation(of: labels.count).prefix(examples))
    guard samples.count > 1 else { return DrawnBatch(samples: samples) }
    let pairs = (0..<count).map { _ in
      let first = generator.index(below: samples.count)
      let other = generator.index(below: samples.count - 1)
      return ExamplePair(first: first, second: other < first ? other : other + 1)
    }
    return DrawnBatch(samples: samples, comparisons: .pairs(pairs))
  }

  private mutating func drawIdentities(_ identities: Int, _ count: Int) -> DrawnBatch {
    var samples: [Int] = []
    for label in generator.permutation(of: classes.count).prefix(identities) {
      let order = generator.permutation(of: classes[label].count)
      samples += order.prefix(count).map { classes[label][$0] }
    }
    return DrawnBatch(samples: samples)
  }

  /// Anchors are drawn evenly from the classes, negatives evenly from the other classes.
  private mutating func drawTriplets(_ count: Int) -> DrawnBatch {
    var samples: [Int] = []
    var triplets: [ExampleTriplet] = []
    guard classes.count > 1 else { return DrawnBatch(samples: [], comparisons: .triplets([])) }
    for _ in 0..<count {
      let own = generator.index(below: classes.count)
      let shift = 1 + generator.index(below: classes.count - 1)
      let other = classes[(own + shift) % classes.count]
      let anchor = generator.index(below: classes[own].count)
      let step = 1 + generator.index(below: classes[own].count - 1)
      let positive = (anchor + step) % classes[own].count
      let start = samples.count
      samples += [classes[own][anchor], classes[own][positive]]
      samples.append(other[generator.index(below: other.count)])
      triplets.append(ExampleTriplet(anchor: start, positive: start + 1, negative: start + 2))
    }
    return DrawnBatch(samples: samples, comparisons: .triplets(triplets))
  }
}
