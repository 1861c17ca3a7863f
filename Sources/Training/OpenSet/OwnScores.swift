internal import Kernels

/// How alike a query is to the samples of its class, and how many strangers stand among them.
struct OwnScores {
  /// One after the other, and their scores.
  private var samples: [Int32] = []
  private var scores: [Double] = []
  /// The scores, descending.
  private var sorted: [Double] = []
  /// Strangers that stand right before each of them, and behind the last one.
  private var before: [Int32] = []
  /// How many scores lie in steps above each of many even ones from the highest to the lowest.
  private var starts: [Int32] = []
  private var top = 0.0
  private var scale = 0.0

  /// The lowest score of the class.
  var last: Double { sorted.last ?? .infinity }

  mutating func reserve(_ count: Int) {
    samples.reserveCapacity(count)
    scores.reserveCapacity(count)
  }

  mutating func add(_ sample: Int, _ score: Double) {
    samples.append(Int32(truncatingIfNeeded: sample))
    scores.append(score)
  }

  mutating func sort() {
    sorted = scores
    sorted.sortDescending()
    before = Array(repeating: 0, count: sorted.count + 1)
    // With several steps a score there is hardly ever more than one in a step.
    let steps = min(max(8 * sorted.count, 64), 1 << 18)
    starts = Array(repeating: 0, count: steps)
    guard let first = sorted.first, let last = sorted.last else { return }
    top = first
    let span = first - last
    scale = span > 0 && span.isFinite ? Double(steps - 1) / span : 0
    var step = 0
    for (rank, score) in sorted.enumerated() {
      let own = Self.step(of: score, from: top, scale, steps)
      while step < own {
        step += 1
        starts[step] = Int32(rank)
      }
    }
  }

  /// The higher the score, the lower or the same the step.
  private static func step(
    of score: Double, from top: Double, _ scale: Double, _ count: Int
  ) -> Int {
    let place = (top - score) * scale
    return place > 0 ? Int(min(place, Double(count - 1))) : 0
  }

  /// Counts samples of other classes, each into the gap that its score falls in.
  mutating func count(
    _ scores: UnsafeBufferPointer<Double>, _ samples: UnsafeBufferPointer<Int32>,
    unlike label: Int32, _ labels: [Int32]
  ) {
    let (top, scale, steps, last) = (top, scale, starts.count, last)
    let (ownSamples, ownScores) = (self.samples, self.scores)
    before.withUnsafeMutableBufferPointer { before in
      starts.withUnsafeBufferPointer { starts in
        sorted.withUnsafeBufferPointer { sorted in
          labels.withUnsafeBufferPointer { labels in
            for index in scores.indices where labels[Int(samples[index])] != label {
              let score = scores[index].isNaN ? -.infinity : scores[index]
              guard score >= last else { continue }
              var rank = Int(starts[Self.step(of: score, from: top, scale, steps)])
              // Without a branch, which nothing would foretell.
              rank += sorted[rank] > score ? 1 : 0
              if sorted[rank] > score { rank += sorted[rank...].prefixCount { $0 > score } }
              if sorted[rank] == score {
                rank += ownSamples.indices.count {
                  ownScores[$0] == score && ownSamples[$0] < samples[index]
                }
              }
              before[rank] += 1
            }
          }
        }
      }
    }
  }

  /// How many strangers stand right before each of the class, the nearest first.
  var strangers: [Int] { before.dropLast().map { Int($0) } }
}
