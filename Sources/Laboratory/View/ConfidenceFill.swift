internal import Cells
internal import Kernels
internal import MarginLosses
internal import Plotting
internal import Training

/// The probability of the winner as used, by the shade of every cell, in four steps.
///
/// Without a bias every cell on a ray has the same order of classes, so half a degree's largest
/// logits are looked up once. Of more than 32 classes the rest counts as if each were the 32nd: the
/// shade says "at least". With a bias every cell costs C.
struct ConfidenceFill {
  private static let directions = 720
  private static let kept = 32
  private static let limits = [0.5, 0.8, 0.95]

  var snapshot: Snapshot
  var loss: any MarginLoss
  var theme: Theme
  var scale: PlaneScale

  /// The largest logits in a direction, without the factor that all share.
  private struct Leaders {
    var owner: Int
    var values: [Double]
  }

  func draw(within disc: Circle, on canvas: inout Canvas) {
    let leaders = loss.hasBias ? [] : (0..<Self.directions).map(leaders)
    let square = disc.radius * disc.radius
    let zoom = scale.reach / scale.circle.radius
    for row in 0..<canvas.size.height {
      for column in 0..<canvas.size.width {
        let offset = canvas.center(column: column, row: row) - disc.center
        guard offset.dot(offset) <= square, offset.length > 0 else { continue }
        let (owner, probability) =
          loss.hasBias ? biased(zoom * offset) : best(zoom * offset, leaders)
        let step = Self.limits.count { probability >= $0 }
        canvas.tint(column: column, row: row, color: theme.confidence(owner, step: step))
      }
    }
  }

  private func leaders(_ index: Int) -> Leaders {
    let direction = PlaneScale.direction(
      2 * Double.pi * (Double(index) + 0.5) / Double(Self.directions))
    var leaders = Leaders(owner: 0, values: [])
    for label in 0..<snapshot.classes {
      let prototype = prototype(label)
      let norm = loss.rule == .angle ? max(prototype.length, .leastNormalMagnitude) : 1
      let value = prototype.dot(direction) / norm
      let position = leaders.values.firstIndex { $0 < value } ?? leaders.values.count
      guard position < Self.kept else { continue }
      if position == 0 { leaders.owner = label }
      leaders.values.insert(value, at: position)
      if leaders.values.count > Self.kept { leaders.values.removeLast() }
    }
    return leaders
  }

  private func best(_ embedding: Vector, _ leaders: [Leaders]) -> (owner: Int, share: Double) {
    let angle = Double.atan2(embedding.y, embedding.x)
    let turn = angle < 0 ? angle + 2 * .pi : angle
    let index = min(Int(turn / (2 * .pi) * Double(Self.directions)), Self.directions - 1)
    let found = leaders[index]
    let factor = loss.amplitude.value(embeddingNorm: embedding.length, prototypeNorm: 1)
    let terms = found.values.map { Double.exp(factor * ($0 - found.values[0])) }
    let rest = Double(max(snapshot.classes - terms.count, 0)) * (terms.last ?? 0)
    return (found.owner, 1 / (terms.reduce(0, +) + rest))
  }

  private func biased(_ embedding: Vector) -> (owner: Int, share: Double) {
    let logits = (0..<snapshot.classes).map {
      prototype($0).dot(embedding) + ($0 < snapshot.bias.count ? Double(snapshot.bias[$0]) : 0)
    }
    let owner = logits.indices.max { logits[$0] < logits[$1] } ?? 0
    return (owner, 1 / logits.reduce(0) { $0 + Double.exp($1 - logits[owner]) })
  }

  private func prototype(_ label: Int) -> Vector {
    Vector(Double(snapshot.prototypes[2 * label]), Double(snapshot.prototypes[2 * label + 1]))
  }
}
