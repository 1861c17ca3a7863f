internal import Kernels

/// Where the others of its class stand when each query ranks all other samples; of equally near ones those of
/// other classes stand first.
///
/// Only those of its class are sorted; each other sample is counted into the gap that it falls in. What one
/// call has taken memory for the next one takes over.
struct Rankings {
  private static let leastRoom = 256
  private static let mostRoom = 1 << 14

  private let labels: [Int32]
  private let rows: Similarity
  private let tie: Double
  private var asking: [Int] = []
  private var own: [OwnScores] = []
  private var kept: KeptScores?

  /// - Parameter tie: angles nearer to one another than this are the same, in radians; of distances 0.
  init(_ labels: [Int32], _ rows: Similarity, tie: Double = 0) {
    (self.labels, self.rows, self.tie) = (labels, rows, tie)
  }

  /// - Parameter members: the samples of a class.
  mutating func answers(_ asking: [Int], members: (Int32) -> [Int]) -> [OwnScores.Answer] {
    self.asking = asking
    own += Array(repeating: OwnScores(), count: max(asking.count - own.count, 0))
    var queries: [Int32: [Int]] = [:]
    for (query, sample) in asking.enumerated() {
      queries[labels[sample], default: []].append(query)
    }
    for label in queries.keys.sorted() {
      compare(queries[label] ?? [], with: members(label))
    }
    rankOthers()
    return asking.indices.map { own[$0].answer }
  }

  /// Scores of queries of one class with all samples of it.
  private mutating func compare(_ queries: [Int], with members: [Int]) {
    var kernel = rows.queries(queries.map { asking[$0] })
    let width = ScoreKernel.rowsAtOnce
    for query in queries { own[query].begin(asking[query], among: members.count, tie: tie) }
    for start in stride(from: 0, to: members.count, by: width) {
      let block = Array(members[start..<min(start + width, members.count)])
      kernel.compare(block, of: rows.points)
      for (place, query) in queries.enumerated() {
        own[query].add(block) { lane in
          rows.score(asking[query], block[lane], sum: kernel.results[place * width + lane])
        }
      }
    }
    for query in queries { own[query].sort() }
  }

  /// Counts every sample of another class into each query's gaps.
  private mutating func rankOthers() {
    var kernel = rows.queries(asking)
    // Most strangers are further than all of the class, and are not looked at one by one.
    // The more are sorted of a class, the more strangers are counted among them at a time, so that
    // memory is read once for many.
    let own = self.own.prefix(asking.count)
    let room = own.reduce(Self.leastRoom) { max($0, min($1.count, Self.mostRoom)) }
    rows.keep(asking, edges: own.map(\.last), room: room, in: &kept)
    for start in stride(from: 0, to: labels.count, by: ScoreKernel.rowsAtOnce) {
      let block = start..<min(start + ScoreKernel.rowsAtOnce, labels.count)
      kernel.compare(block, of: rows.points)
      kept?.keep(block, of: kernel)
      kept?.empty(isLast: block.upperBound == labels.count) { query, scores, samples in
        self.own[query].count(scores, samples, unlike: labels[asking[query]], labels)
      }
    }
  }
}
