internal import Cells
internal import Drawing
internal import Kernels
internal import Laboratory
internal import MarginLosses
internal import Plotting
internal import Training

/// The probability of the winner as used, by the shade of every cell, in four steps.
///
/// Where prototypes count by direction alone, a cell asks the nearest ones until its step is
/// settled. Where their norms or a bias count, or a class has several prototypes, every cell asks
/// every prototype: of all the plane this alone costs cells × C.
struct ConfidenceFill {
  /// The probabilities at which the shade changes.
  static let limits: [Double] = [0.5, 0.8, 0.95]

  var snapshot: Snapshot
  var loss: any Classifier
  var theme: Theme
  var scale: PlaneScale

  func draw(within disc: Circle, on canvas: inout Canvas) {
    let isAngular = loss.rule == .angle && !loss.hasBias
    let classes = snapshot.gaussians(of: loss)
    let prototypes = prototypes(asDirections: isAngular)
    let ring = isAngular && snapshot.prototypesPerClass == 1 ? PrototypeRing(prototypes) : nil
    let zoom = scale.reach / scale.circle.radius
    canvas.fill(disc) { place, _ in
      let embedding = zoom * (place - disc.center)
      guard embedding.length > 0 else { return nil }
      let (owner, step) =
        classes.map { shade(embedding, $0) } ?? ring.map { shade(embedding, $0) }
        ?? shade(embedding, prototypes)
      return GroundFill(color: theme.confidence(owner, step: step))
    }
  }

  private func prototypes(asDirections isAngular: Bool) -> [Vector] {
    (0..<snapshot.classes * snapshot.prototypesPerClass).map {
      let row = Vector(Double(snapshot.prototypes[2 * $0]), Double(snapshot.prototypes[2 * $0 + 1]))
      let isScaled = isAngular && snapshot.prototypesPerClass > 1 && row.length > 0
      return isScaled ? (1 / row.length) * row : row
    }
  }

  private func shade(_ embedding: Vector, _ ring: PrototypeRing) -> (owner: Int, step: Int) {
    let length = embedding.length
    let factor = loss.amplitude.value(embeddingNorm: length, prototypeNorm: 1)
    let found = ring.confidence(
      toward: (1 / length) * embedding, factor: factor, limits: Self.limits)
    return (found.owner, found.step)
  }

  private func shade(_ embedding: Vector, _ prototypes: [Vector]) -> (owner: Int, step: Int) {
    let perClass = snapshot.prototypesPerClass
    if let loss = loss.mixing {
      let logits = loss.mixed(
        prototypes.map {
          Double.atan2($0.x * embedding.y - $0.y * embedding.x, $0.dot(embedding)).magnitude
        }, label: nil)
      return shade { logits[$0] }
    }
    let factor =
      perClass > 1
      ? loss.amplitude.value(embeddingNorm: embedding.length, prototypeNorm: 1) / embedding.length
      : 1
    // Of a class's prototypes the nearest counts.
    return shade { label in
      let rows = prototypes[perClass * label..<perClass * (label + 1)]
      let along = rows.reduce(-.infinity) { max($0, $1.dot(embedding)) }
      return factor * along + bias(label)
    }
  }

  private func shade(_ embedding: Vector, _ classes: Gaussians) -> (owner: Int, step: Int) {
    shade { -classes.cost($0, at: [embedding.x, embedding.y]) }
  }

  private func shade(_ logit: (Int) -> Double) -> (owner: Int, step: Int) {
    var owner = 0
    var largest = -Double.infinity
    for label in 0..<snapshot.classes {
      let logit = logit(label)
      if logit > largest { (owner, largest) = (label, logit) }
    }
    var sum = 0.0
    for label in 0..<snapshot.classes {
      let difference = logit(label) - largest
      // A thousand smaller terms would be lost in rounding.
      if difference > -45 { sum += Double.exp(difference) }
    }
    return (owner, Self.limits.count { 1 / sum >= $0 })
  }

  private func bias(_ label: Int) -> Double {
    label < snapshot.bias.count ? Double(snapshot.bias[label]) : 0
  }
}
