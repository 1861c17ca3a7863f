internal import Drawing
internal import Kernels
internal import Laboratory
internal import MarginLosses
internal import Training

/// What is measured of a training point and of two classes, to fill the formulas of a loss.
struct ExampleNumbers {
  /// Radians to the nearest prototype of a class, and that prototype's length.
  private struct Nearest {
    var angle = Double.pi / 2
    var norm = 0.0
    var product = 0.0
  }

  var sample: FormulaSample
  let rival: [Measure: Double]

  init(_ state: State, sample index: Int, rival label: Int) {
    let snapshot = state.snapshot
    let dimension = snapshot.dimension
    let embedding = snapshot.training.embeddings[index * dimension..<(index + 1) * dimension]
      .map(Double.init)
    func bias(_ label: Int) -> Double {
      snapshot.bias.indices.contains(label) ? Double(snapshot.bias[label]) : 0
    }
    let own = Int(snapshot.training.judgements[index].label)
    let mine = Self.nearest(snapshot, embedding, own)
    let other = Self.nearest(snapshot, embedding, label)
    let loss = state.classifier.asked(ofClass: own)
    let classes = snapshot.gaussians(of: state.classifier)
    func measured(_ other: Nearest, _ label: Int) -> [Measure: Double] {
      var values: [Measure: Double] = [
        .rivalAngle: other.angle, .rivalNorm: other.norm, .rivalProduct: other.product,
        .rivalBias: bias(label),
      ]
      values[.rivalDistance] = classes?.distance(label, at: embedding)
      values[.rivalSpread] = classes?.spreads[label]
      return values
    }
    rival = measured(other, label)
    // Where rivals count together, all of them are asked.
    let rivals =
      loss.asksAllAtOnce == nil
      ? [rival]
      : (0..<snapshot.classes).filter { $0 != own }.map {
        measured(Self.nearest(snapshot, embedding, $0), $0)
      }
    var values: [Measure: Double] = [
      .norm: AskedPoint.length(embedding), .ownAngle: mine.angle, .ownNorm: mine.norm,
      .ownProduct: mine.product, .ownBias: bias(own), .label: Double(own),
    ]
    let norm = AskedPoint.length(embedding)
    values[.ownDistance] = classes?.distance(own, at: embedding)
    values[.ownSpread] = classes?.spreads[own]
    sample = FormulaSample(
      values, rivals: rivals, target: { loss.target($0, norm: norm).logit })
  }

  func value(_ measure: Measure) -> Double { sample.values[measure] ?? rival[measure] ?? .nan }

  private static func nearest(
    _ snapshot: Snapshot, _ embedding: [Double], _ label: Int
  ) -> Nearest {
    let perClass = max(snapshot.prototypesPerClass, 1)
    var best = Nearest(angle: .infinity)
    for row in label * perClass..<(label + 1) * perClass {
      let start = row * snapshot.dimension
      let prototype = snapshot.prototypes[start..<start + snapshot.dimension].map(Double.init)
      let angle = AskedPoint.angle(embedding, prototype)
      guard angle < best.angle else { continue }
      best = Nearest(
        angle: angle, norm: AskedPoint.length(prototype),
        product: zip(embedding, prototype).reduce(0) { $0 + $1.0 * $1.1 })
    }
    return best.angle.isFinite ? best : Nearest()
  }
}
