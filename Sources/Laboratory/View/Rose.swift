internal import Kernels
internal import MarginLosses
internal import Plotting
internal import Training

/// Embeddings divided by their norms: a histogram of angles that stands on the ring, one colour a
/// class.
struct Rose {
  private static let bins = 180
  var samples: SampleSet
  var classes: Int
  /// The ring the bars stand on.
  var ring: Circle
  /// Where the highest bar ends.
  var reach: Double

  func draw(on canvas: inout Canvas) {
    let counts = counts()
    let highest = max(counts.max() ?? 0, 1)
    for bin in 0..<Self.bins {
      for index in 0..<classes where counts[bin * classes + index] > 0 {
        let share = Double(counts[bin * classes + index]) / Double(highest)
        drawBar(bin, index, length: max(0.6, share * (reach - ring.radius)), on: &canvas)
      }
    }
  }

  /// How many embeddings of each class lie in each bin; the classes of a bin lie together.
  private func counts() -> [Int] {
    var counts = [Int](repeating: 0, count: Self.bins * classes)
    let width = 2 * Double.pi / Double(Self.bins)
    for (sample, judgement) in samples.judgements.enumerated() {
      let x = Double(samples.embeddings[2 * sample])
      let y = Double(samples.embeddings[2 * sample + 1])
      guard x.isFinite, y.isFinite, x != 0 || y != 0 else { continue }
      let angle = Double.atan2(y, x)
      let bin = Int((angle < 0 ? angle + 2 * Double.pi : angle) / width) % Self.bins
      counts[bin * classes + Int(judgement.label)] += 1
    }
    return counts
  }

  private func drawBar(_ bin: Int, _ index: Int, length: Double, on canvas: inout Canvas) {
    let width = 2 * Double.pi / Double(Self.bins)
    let lines = Int(reach * width * 4) + 1
    let steps = Int(length * 4) + 1
    for line in 0..<lines {
      let angle = (Double(bin) + (Double(line) + 0.5) / Double(lines)) * width
      let direction = PlaneScale.direction(angle)
      for step in 0..<steps {
        let distance = ring.radius + 0.5 + length * Double(step) / Double(steps)
        canvas.dot(at: ring.center + distance * direction, classIndex: index)
      }
    }
  }
}
