internal import Kernels

/// Where the others of its class stand when each query ranks all other samples; of equally near ones the
/// first counts as the nearer one.
///
/// Only those of its class are sorted; each other sample is counted into the gap that it falls in.
struct Rankings {
  private let asking: [Int]
  private var own: [OwnScores]

  /// - Parameter members: the samples of a class, in their order.
  init(
    _ asking: [Int], _ labels: [Int32], _ rows: Similarity, members: (Int32) -> some Collection<Int>
  ) {
    self.asking = asking
    own = Array(repeating: OwnScores(), count: asking.count)
    var queries: [Int32: [Int]] = [:]
    for (query, sample) in asking.enumerated() {
      queries[labels[sample], default: []].append(query)
    }
    for label in queries.keys.sorted() {
      compare(queries[label] ?? [], with: Array(members(label)), rows)
    }
  }

  /// Scores of queries of one class with all samples of it.
  private mutating func compare(_ queries: [Int], with members: [Int], _ rows: Similarity) {
    var kernel = rows.queries(queries.map { asking[$0] })
    let width = ScoreKernel.rowsAtOnce
    for query in queries { own[query].samples.reserveCapacity(members.count) }
    for start in stride(from: 0, to: members.count, by: width) {
      let block = members[start..<min(start + width, members.count)]
      kernel.compare(block, of: rows.points)
      for (place, query) in queries.enumerated() {
        for (lane, sample) in block.enumerated() where sample != asking[query] {
          let sum = kernel.results[place * width + lane]
          own[query].samples.append(Int32(truncatingIfNeeded: sample))
          own[query].scores.append(rows.score(asking[query], sample, sum: sum))
        }
      }
    }
    for query in queries { own[query].sort() }
  }

  /// Counts every sample of another class into each query's gaps.
  mutating func rankOthers(_ labels: [Int32], _ rows: Similarity) {
    var kernel = rows.queries(asking)
    let width = ScoreKernel.rowsAtOnce
    for start in stride(from: 0, to: labels.count, by: width) {
      let block = start..<min(start + width, labels.count)
      kernel.compare(block, of: rows.points)
      for query in asking.indices {
        own[query].count(block, unlike: labels[asking[query]], labels) { sample in
          let sum = kernel.results[query * width + sample - start]
          return rows.score(asking[query], sample, sum: sum)
        }
      }
    }
  }

  /// Where the others of a query's class stand, from 0, when all others are ranked.
  func places(of query: Int) -> [Int] {
    var strangers = 0
    return own[query].sorted.indices.map { rank in
      strangers += Int(own[query].before[rank])
      return rank + strangers
    }
  }
}

/// How alike a query is to the samples of its class, and how many strangers stand among them.
private struct OwnScores {
  /// One after the other, and their scores.
  var samples: [Int32] = []
  var scores: [Double] = []
  /// The scores, descending.
  private(set) var sorted: [Double] = []
  /// Strangers that stand before each of them, behind the one before it, and behind the last one.
  private(set) var before: [Int32] = []
  /// How many scores lie in steps above each of many even ones from the highest to the lowest.
  private var starts: [Int32] = []
  private var top = 0.0
  private var scale = 0.0

  private static let steps = 2048

  mutating func sort() {
    sorted = scores
    sorted.sortDescending()
    before = Array(repeating: 0, count: sorted.count + 1)
    starts = Array(repeating: 0, count: Self.steps + 1)
    guard let first = sorted.first, let last = sorted.last else { return }
    top = first
    let span = first - last
    scale = span > 0 && span.isFinite ? Double(Self.steps - 1) / span : 0
    for score in sorted { starts[Self.step(of: score, from: top, scale) + 1] += 1 }
    for step in 0..<Self.steps { starts[step + 1] += starts[step] }
  }

  /// The higher the score, the lower or the same the step.
  private static func step(of score: Double, from top: Double, _ scale: Double) -> Int {
    let place = (top - score) * scale
    return place > 0 ? Int(min(place, Double(steps - 1))) : 0
  }

  /// Counts the samples of other classes in a block, each into the gap that its score falls in.
  ///
  /// A thousand million are counted of a large table: memory is looked up once a block.
  mutating func count(
    _ block: Range<Int>, unlike label: Int32, _ labels: [Int32], score: (Int) -> Double
  ) {
    guard let last = sorted.last else { return }
    let (ranked, top, scale) = (sorted.count, top, scale)
    let (samples, scores) = (samples, scores)
    before.withUnsafeMutableBufferPointer { before in
      sorted.withUnsafeBufferPointer { sorted in
        starts.withUnsafeBufferPointer { starts in
          for sample in block where labels[sample] != label {
            let score = score(sample)
            guard score >= last else {
              before[ranked] += 1
              continue
            }
            var nearer = Int(starts[Self.step(of: score, from: top, scale)])
            while nearer < ranked, sorted[nearer] > score { nearer += 1 }
            if nearer < ranked, sorted[nearer] == score {
              nearer += samples.indices.count { scores[$0] == score && samples[$0] < sample }
            }
            before[nearer] += 1
          }
        }
      }
    }
  }
}
