internal import Kernels

/// How alike a query is to the samples of its class, and how many strangers stand among them.
struct OwnScores {
  /// One after the other, and their scores.
  private var samples: [Int32] = []
  private var scores: [Double] = []
  /// The scores, descending.
  private var sorted: [Double] = []
  /// Strangers known to stand right before each of them, and behind the last one.
  private var before: [Int] = []
  /// Even steps of the score, from the highest to the lowest: how many strangers fell into one that
  /// none of the class is in, else −1 − the first rank in it.
  private var steps: [Int32] = []
  private var top = 0.0
  private var scale = 0.0

  var count: Int { scores.count }

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
    // With four steps a score most strangers fall between scores.
    steps = Array(repeating: 0, count: min(max(4 * sorted.count, 64), 1 << 18))
    guard let first = sorted.first, let last = sorted.last else { return }
    top = first
    let span = first - last
    scale = span > 0 && span.isFinite ? Double(steps.count - 1) / span : 0
    for rank in sorted.indices.reversed() {
      steps[Self.step(of: sorted[rank], from: top, scale, steps.count)] = Int32(-1 - rank)
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
    let (top, scale, size, last) = (top, scale, steps.count, last)
    let (ownSamples, ownScores) = (self.samples, self.scores)
    steps.withUnsafeMutableBufferPointer { steps in
      before.withUnsafeMutableBufferPointer { before in
        sorted.withUnsafeBufferPointer { sorted in
          for index in scores.indices where labels[Int(samples[index])] != label {
            let score = scores[index].isNaN ? -.infinity : scores[index]
            guard score >= last else { continue }
            let step = Self.step(of: score, from: top, scale, size)
            guard steps[step] < 0 else {
              steps[step] += 1
              continue
            }
            var rank = Self.rank(of: score, in: sorted, from: Int(-1 - steps[step]))
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

  /// How many of the class are nearer than a score, of whom so many are known to be.
  private static func rank(
    of score: Double, in sorted: UnsafeBufferPointer<Double>, from first: Int
  ) -> Int {
    var rank = first
    // Few are in a step, as a rule.
    let near = min(first + 8, sorted.count - 1)
    while rank < near, sorted[rank] > score { rank += 1 }
    return sorted[rank] > score ? rank + sorted[rank...].prefixCount { $0 > score } : rank
  }

  /// How many strangers stand right before each of the class, the nearest first.
  var strangers: [Int] {
    var strangers = before
    var waiting = 0
    for step in steps {
      guard step < 0 else {
        waiting += Int(step)
        continue
      }
      strangers[Int(-1 - step)] += waiting
      waiting = 0
    }
    return strangers.dropLast()
  }
}
