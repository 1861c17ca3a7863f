internal import Kernels

/// How alike a query is to the samples of its class, and how many strangers stand among them: of equally near
/// ones these stand first, so that nobody wins a tie and the order of samples changes nothing.
///
/// Scores of the class are lowered by what rounding may part: a stranger that ties stands first.
struct OwnScores {
  /// What a query found.
  struct Answer {
    /// How many samples stand before the first of its class.
    let firstRank: Int
    /// The mean precision at each sample of its class.
    let precision: Double
  }

  /// Of all members but the query.
  private var scores: [Double] = []
  private var query = 0
  private var tie = 0.0
  /// The same, descending.
  private var sorted: [Double] = []
  /// Strangers known to stand right before each of them, and behind the last one.
  private var before: [Int] = []
  /// Even steps of the score, from the highest to the lowest: how many strangers fell into one that
  /// none of the class is in, else −1 − the first rank in it.
  private var steps: [Int32] = []
  private var top = 0.0
  private var scale = 0.0

  /// A step that holds more is sorted by itself.
  private static let mostInsertions: Int32 = 32

  var count: Int { scores.count }

  /// The lowest score of the class.
  var last: Double { sorted.last ?? .infinity }

  /// - Parameters:
  ///   - count: of the samples of its class.
  ///   - tie: angles nearer to one another than this are the same, in radians, where scores are cosines; 0
  ///     where the last digit tells.
  mutating func begin(_ query: Int, among count: Int, tie: Double) {
    (self.query, self.tie) = (query, tie)
    scores.removeAll(keepingCapacity: true)
    scores.reserveCapacity(count)
  }

  /// Takes in the next members, but not the query itself.
  mutating func add(_ block: [Int], score: (_ lane: Int) -> Double) {
    for lane in block.indices where block[lane] != query { scores.append(lowered(score(lane))) }
  }

  /// The cosine of an angle that is larger by a tie; of two that are nothing rounding parts their cosines.
  private func lowered(_ score: Double) -> Double {
    tie > 0 ? score - tie * max(1 - score * score, 0).squareRoot() - tie * tie : score
  }

  mutating func sort() {
    before.fill(with: 0, count: count + 1)
    // With four steps a score most strangers fall between scores.
    steps.fill(with: 0, count: min(max(4 * count, 64), 1 << 18))
    sorted.fill(with: 0, count: count)
    guard let first = scores.max(), let last = scores.min() else { return }
    top = first
    let span = first - last
    scale = span > 0 && span.isFinite ? Double(steps.count - 1) / span : 0
    distribute()
    insert()
  }

  /// Lays scores down step by step, in which few are out of order.
  private mutating func distribute() {
    let (top, scale, size, scores) = (top, scale, steps.count, scores)
    var full: [Range<Int>] = []
    steps.withUnsafeMutableBufferPointer { steps in
      for score in scores { steps[Self.step(of: score, from: top, scale, size)] += 1 }
      var start: Int32 = 0
      for step in steps.indices {
        (steps[step], start) = (start, start + steps[step])
      }
      for score in scores {
        let step = Self.step(of: score, from: top, scale, size)
        sorted[Int(steps[step])] = score
        steps[step] += 1
      }
      // Each holds its end now, where the next one starts.
      start = 0
      for step in steps.indices {
        let end = steps[step]
        steps[step] = end > start ? -1 - start : 0
        if end - start > Self.mostInsertions { full.append(Int(start)..<Int(end)) }
        start = end
      }
    }
    for range in full { sorted[range].sort(by: >) }
  }

  /// Puts the few that are out of order where they belong.
  private mutating func insert() {
    sorted.withUnsafeMutableBufferPointer { sorted in
      for index in sorted.indices.dropFirst() {
        let score = sorted[index]
        var place = index
        while place > 0, sorted[place - 1] < score {
          sorted[place] = sorted[place - 1]
          place -= 1
        }
        sorted[place] = score
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
    let (top, scale, size, last) = (top, scale, steps.count, last)
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
            before[Self.rank(of: score, in: sorted, from: Int(-1 - steps[step]))] += 1
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

  /// What the query finds when all others are ranked.
  var answer: Answer {
    // Strangers since the last of the class, all before it, and the rank of the next one.
    var (waiting, strangers, rank) = (0, 0, 0)
    var (firstRank, sum) = (0, 0.0)
    func pass(to end: Int) {
      while rank < end {
        strangers += before[rank]
        if rank == 0 { firstRank = strangers }
        rank += 1
        sum += Double(rank) / Double(rank + strangers)
      }
    }
    for step in steps {
      guard step < 0 else {
        waiting += Int(step)
        continue
      }
      pass(to: Int(-1 - step))
      strangers += waiting
      waiting = 0
    }
    pass(to: count)
    return Answer(firstRank: firstRank, precision: sum / Double(max(count, 1)))
  }
}

extension Array {
  /// So many of one value, in the memory of what was here.
  fileprivate mutating func fill(with element: Element, count: Int) {
    removeAll(keepingCapacity: true)
    append(contentsOf: repeatElement(element, count: count))
  }
}
