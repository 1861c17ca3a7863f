internal import Kernels
package import MarginLosses
package import Training

/// A place as the classes of a loss with prototypes see it, in double precision.
package struct AskedPoint {
  /// A class, how far its nearest prototype is, and what it is given.
  package struct Rival {
    package var label: Int
    /// Radians.
    package var angle: Double
    /// d and h, where distances decide; nil where angles do.
    package var gaussian: (distance: Double, spread: Double)?
    /// Without margin.
    package var logit: Double
  }

  let embedding: [Double]
  /// The nearest first; where distances decide the likeliest.
  package private(set) var rivals: [Rival]

  private let snapshot: Snapshot
  /// Nil where angles decide.
  private let classes: Gaussians?
  private let loss: any Classifier
  /// The logit of each class where all of its prototypes make it; else empty.
  private var mixtures: [Double]
  /// Nil where nothing is learnt through prototypes.
  private let trained: (any MarginLoss)?

  package init(_ embedding: [Double], in run: Run) {
    self.embedding = embedding
    snapshot = run.snapshot
    loss = run.classifier
    trained = run.marginLoss
    classes = snapshot.gaussians(of: loss)
    rivals = []
    mixtures = []
    mixtures = loss.mixing.map { $0.mixed(angles, label: nil) } ?? []
    rivals = (0..<snapshot.classes).map(rival)
    let isOfAngles = classes == nil
    func key(_ rival: Rival) -> Double { isOfAngles ? rival.angle : -rival.logit }
    rivals.sort { (key($0), $0.label) < (key($1), $1.label) }
  }

  package var norm: Double { Self.length(embedding) }

  /// The class that wins in use.
  package var winner: Rival? {
    loss.rule == .angle && mixtures.isEmpty
      ? rivals.first : rivals.max { ($0.logit, $1.label) < ($1.logit, $0.label) }
  }

  /// Radians to every prototype.
  private var angles: [Double] {
    (0..<snapshot.classes * max(snapshot.prototypesPerClass, 1)).map { row in
      let start = row * snapshot.dimension
      return Self.angle(
        embedding, snapshot.prototypes[start..<start + snapshot.dimension].map(Double.init))
    }
  }

  /// What the loss says of the place, had it this label.
  package func judgement(as label: Int) -> Judgement? {
    loss.judge(
      LossBatch(
        embeddings: embedding.map { Float($0) }, labels: [Int32(label)],
        prototypes: snapshot.prototypes, bias: snapshot.bias, dimension: snapshot.dimension)
    ).first
  }

  /// The gradient ∂L/∂x of one point with a label, and its check.
  package func check(label: Int) -> GradientCheck {
    let prototypes = snapshot.prototypes.map(Double.init)
    let bias = snapshot.bias.map(Double.init)
    return GradientCheck(at: embedding) { place in
      let gradient =
        trained?.evaluate(
          LossBatch(
            embeddings: place, labels: [Int32(label)], prototypes: prototypes, bias: bias,
            dimension: snapshot.dimension)) ?? LossGradient()
      return (gradient.loss, gradient.embeddings)
    }
  }

  private func rival(_ label: Int) -> Rival {
    let perClass = max(snapshot.prototypesPerClass, 1)
    var best: (angle: Double, norm: Double)?
    for row in label * perClass..<(label + 1) * perClass {
      let start = row * snapshot.dimension
      let prototype = snapshot.prototypes[start..<start + snapshot.dimension].map(Double.init)
      let angle = Self.angle(embedding, prototype)
      if angle < best?.angle ?? .infinity { best = (angle, Self.length(prototype)) }
    }
    let amplitude = loss.amplitude.value(
      embeddingNorm: norm, prototypeNorm: best?.norm ?? 0)
    let angle = best?.angle ?? .pi
    if let classes {
      let distance = classes.distance(label, at: embedding)
      let spread = classes.spreads[label]
      return Rival(
        label: label, angle: angle, gaussian: (distance, spread), logit: -distance - spread)
    }
    return Rival(
      label: label, angle: angle,
      logit: mixtures.isEmpty ? amplitude * Double.cos(angle) + bias(label) : mixtures[label])
  }

  private func bias(_ label: Int) -> Double {
    snapshot.bias.isEmpty ? 0 : Double(snapshot.bias[label])
  }

  /// Radians in 0…π, exact near both ends.
  package static func angle(_ first: [Double], _ second: [Double]) -> Double {
    let here = UnitRows(first, dimension: first.count).directions
    let there = UnitRows(second, dimension: second.count).directions
    return SpherePair(dimension: here.count) { (here[$0], there[$0]) }.angle
  }

  package static func length(_ vector: [Double]) -> Double {
    vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }
}

extension Run {
  /// A training point as the classes see it.
  package func askedPoint(_ sample: Int) -> AskedPoint {
    let dimension = snapshot.dimension
    let numbers = snapshot.training.embeddings[sample * dimension..<(sample + 1) * dimension]
    return AskedPoint(numbers.map(Double.init), in: self)
  }

  /// What the coming batch, with a sample in it, asks of it; nil with prototypes or where the batch
  /// has no place for it.
  package func comparedCheck(_ sample: Int) -> (
    batch: ComparedBatch, row: Int, check: GradientCheck
  )? {
    guard let loss = session.metricLoss,
      let coming = session.comingBatch(of: snapshot.training.embeddings, asking: sample),
      let row = coming.samples.firstIndex(of: sample)
    else { return nil }
    let dimension = snapshot.dimension
    let numbers = coming.batch.embeddings.map(Double.init)
    let range = row * dimension..<(row + 1) * dimension
    let check = GradientCheck(at: Array(numbers[range])) { place in
      var moved = numbers
      moved.replaceSubrange(range, with: place)
      let gradient = loss.evaluate(
        MetricBatch(
          embeddings: moved, labels: coming.batch.labels, dimension: dimension,
          comparisons: coming.batch.comparisons))
      return (gradient.loss, Array(gradient.embeddings[range]))
    }
    return (coming, row, check)
  }
}
