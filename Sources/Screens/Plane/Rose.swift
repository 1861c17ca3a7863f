internal import Cells
internal import Drawing
internal import Kernels
internal import Laboratory
internal import MarginLosses
internal import Plotting
internal import Training

/// Embeddings divided by their norms: a histogram of angles that stands on the ring, one colour a
/// class.
struct Rose {
  var samples: SampleSet
  var classes: Int
  /// The ring the bars stand on.
  var ring: Circle
  /// Where the longest bar ends.
  var reach: Double

  /// What the outer ring stands for, the longest wording first.
  var captions: [[String]] {
    let longest = sums(counts()).max() ?? 0
    let degrees = 360 / bins
    return [
      ["outer ring:", "\(longest) points in \(degrees)°"], ["ring: \(longest) in \(degrees)°"],
    ]
  }

  func draw(on canvas: inout Canvas, outer: LineStyle) {
    canvas.draw(Circle(center: ring.center, radius: reach)) { _ in outer }
    let counts = counts()
    let highest = max(sums(counts).max() ?? 0, 1)
    let bars = (0..<bins).map { bin in
      Bar(
        counts[bin * classes..<(bin + 1) * classes],
        unit: (reach - base) / Double(highest), least: 0.75)
    }
    fill(bars, on: &canvas)
  }

  /// Whole degrees a bar, about as wide as a cell at the ring.
  private var bins: Int {
    [360, 180, 120, 72].first { Double($0) <= 2.2 * Double.pi * ring.radius } ?? 36
  }

  private var base: Double { ring.radius + 0.75 }

  /// Sets every dot whose middle lies in a bar, so that edges are sharp.
  private func fill(_ bars: [Bar], on canvas: inout Canvas) {
    let step = Vector(1 / Double(canvas.blitter.columns), 2 / Double(canvas.blitter.rows))
    let reachAcross = Int(reach / step.x) + 1
    let reachUp = Int(reach / step.y) + 1
    for row in -reachUp..<reachUp {
      for column in -reachAcross..<reachAcross {
        let offset = Vector((Double(column) + 0.5) * step.x, (Double(row) + 0.5) * step.y)
        let height = offset.length - base
        guard height > 0, height < reach - base else { continue }
        guard let owner = bars[bin(offset)].owner(at: height) else { continue }
        canvas.dot(at: ring.center + offset, classIndex: owner)
      }
    }
  }

  private func bin(_ direction: Vector) -> Int {
    let angle = Double.atan2(direction.y, direction.x)
    let turn = angle < 0 ? angle + 2 * Double.pi : angle
    return Int(turn / (2 * Double.pi) * Double(bins)) % bins
  }

  private func sums(_ counts: [Int]) -> [Int] {
    (0..<bins).map { counts[$0 * classes..<($0 + 1) * classes].reduce(0, +) }
  }

  /// How many embeddings of each class lie in each bin; the classes of a bin lie together.
  private func counts() -> [Int] {
    var counts = [Int](repeating: 0, count: bins * classes)
    for (sample, judgement) in samples.judgements.enumerated() {
      let embedding = Vector(
        Double(samples.embeddings[2 * sample]), Double(samples.embeddings[2 * sample + 1]))
      guard embedding.length.isFinite, embedding.length > 0 else { continue }
      counts[bin(embedding) * classes + Int(judgement.label)] += 1
    }
    return counts
  }
}

/// The classes of one bar, the most frequent at its foot.
private struct Bar {
  /// Where each class ends, from the foot on.
  private var ends: [(owner: Int, height: Double)] = []

  init(_ counts: ArraySlice<Int>, unit: Double, least: Double) {
    let owners = counts.indices.filter { counts[$0] > 0 }
      .sorted { counts[$0] == counts[$1] ? $0 < $1 : counts[$0] > counts[$1] }
    let sum = owners.reduce(0) { $0 + counts[$1] }
    let each = max(unit, least / Double(max(sum, 1)))
    var height = 0.0
    for owner in owners {
      height += each * Double(counts[owner])
      ends.append((owner - counts.startIndex, height))
    }
  }

  func owner(at height: Double) -> Int? {
    ends.first { height < $0.height }?.owner
  }
}
