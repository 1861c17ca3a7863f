internal import Kernels

/// Where the others of its class stand when each query ranks all other samples; of equally near ones the
/// first counts as the nearer one.
///
/// Only those of its class are sorted; each other sample is counted into the gap that it falls in.
struct Rankings {
  private static let leastRoom = 256
  private static let mostRoom = 1 << 14

  private let asking: [Int]
  private var own: [OwnScores]

  /// - Parameter members: the samples of a class, in their order.
  init(
    _ asking: [Int], _ labels: [Int32], _ rows: Similarity, members: (Int32) -> [Int]
  ) {
    self.asking = asking
    own = Array(repeating: OwnScores(), count: asking.count)
    var queries: [Int32: [Int]] = [:]
    for (query, sample) in asking.enumerated() {
      queries[labels[sample], default: []].append(query)
    }
    for label in queries.keys.sorted() {
      compare(queries[label] ?? [], with: members(label), rows)
    }
  }

  /// Scores of queries of one class with all samples of it.
  private mutating func compare(_ queries: [Int], with members: [Int], _ rows: Similarity) {
    var kernel = rows.queries(queries.map { asking[$0] })
    let width = ScoreKernel.rowsAtOnce
    for query in queries { own[query].reserve(members.count) }
    for start in stride(from: 0, to: members.count, by: width) {
      let block = Array(members[start..<min(start + width, members.count)])
      kernel.compare(block, of: rows.points)
      for (place, query) in queries.enumerated() {
        for (lane, sample) in block.enumerated() where sample != asking[query] {
          let sum = kernel.results[place * width + lane]
          own[query].add(sample, rows.score(asking[query], sample, sum: sum))
        }
      }
    }
    for query in queries { own[query].sort() }
  }

  /// Counts every sample of another class into each query's gaps.
  mutating func rankOthers(_ labels: [Int32], _ rows: Similarity) {
    var kernel = rows.queries(asking)
    // Most strangers are further than all of the class, and are not looked at one by one.
    // The more are sorted of a class, the more strangers are counted among them at a time, so that
    // memory is read once for many.
    let room = own.reduce(Self.leastRoom) { max($0, min($1.count, Self.mostRoom)) }
    var kept = rows.keeping(asking, edges: own.map(\.last), room: room)
    for start in stride(from: 0, to: labels.count, by: ScoreKernel.rowsAtOnce) {
      let block = start..<min(start + ScoreKernel.rowsAtOnce, labels.count)
      kernel.compare(block, of: rows.points)
      kept.keep(block, of: kernel)
      kept.empty(isLast: block.upperBound == labels.count) { query, scores, samples in
        own[query].count(scores, samples, unlike: labels[asking[query]], labels)
      }
    }
  }

  /// Where the others of a query's class stand, from 0, when all others are ranked.
  func places(of query: Int) -> [Int] {
    var strangers = 0
    return own[query].strangers.enumerated().map { rank, count in
      strangers += count
      return rank + strangers
    }
  }
}
