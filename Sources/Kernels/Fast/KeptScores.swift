internal import LanesBaseline
#if arch(x86_64)
  internal import LanesV3
  internal import LanesV4
#endif

/// For each of some queries the rows whose score is not below an edge of its own, until they are
/// taken out again.
public struct KeptScores: Sendable {
  private let areDistances: Bool
  /// Of the queries, and of the rows in their order with sixteen more.
  private var factors: [Double]
  private let rowFactors: [Double]
  private var edges: [Double]
  private var room: Int
  private let level: Level
  private var scores: [Double]
  private var places: [Int32]
  private var counts: [Int]

  /// - Parameters:
  ///   - factors: one a query, which its sums are multiplied by; nil of squared distances d², whose
  ///     scores are −d.
  ///   - rowFactors: one a row of the table, and sixteen more.
  ///   - edges: one a query.
  ///   - room: how many rows the list of a query holds before it is handed out.
  public init(
    factors: [Double]?, rowFactors: [Double], edges: [Double], room: Int, level: Level = .inForce
  ) {
    areDistances = factors == nil
    self.rowFactors =
      factors == nil ? Array(repeating: 0, count: ScoreKernel.rowsAtOnce) : rowFactors
    self.level = level
    (self.factors, self.edges, self.room) = ([], [], 0)
    (scores, places, counts) = ([], [], [])
    ask(factors: factors, edges: edges, room: room)
  }

  /// Begins anew for other queries on the same rows, in the memory of those before.
  public mutating func ask(factors: [Double]?, edges: [Double], room: Int) {
    precondition((factors?.count ?? edges.count) == edges.count, "factors of other queries")
    precondition(areDistances == (factors == nil), "factors are of cosines")
    self.factors = factors ?? edges
    self.edges = edges
    self.room = max(room, 0) + 2 * ScoreKernel.rowsAtOnce
    let size = self.room * edges.count
    if scores.count < size {
      scores = Array(repeating: 0, count: size)
      places = Array(repeating: 0, count: size)
    }
    counts = Array(repeating: 0, count: edges.count)
  }

  /// Keeps what is near enough of the rows that were compared last.
  public mutating func keep(_ block: Range<Int>, of kernel: ScoreKernel) {
    precondition(kernel.results.count == edges.count * ScoreKernel.rowsAtOnce, "other queries")
    precondition(
      block.count <= ScoreKernel.rowsAtOnce
        && (areDistances || block.lowerBound + ScoreKernel.rowsAtOnce <= rowFactors.count),
      "rows beyond the table")
    let (queries, room, level, areDistances) = (edges.count, room, level, areDistances)
    let first = Int32(truncatingIfNeeded: block.lowerBound)
    let offset = areDistances ? 0 : block.lowerBound
    kernel.results.withUnsafeBufferPointer { sums in
      rowFactors.withUnsafeBufferPointer { rowFactors in
        factors.withUnsafeBufferPointer { factors in
          edges.withUnsafeBufferPointer { edges in
            scores.withUnsafeMutableBufferPointer { scores in
              places.withUnsafeMutableBufferPointer { places in
                counts.withUnsafeMutableBufferPointer { counts in
                  guard let sums = sums.baseAddress, let edges = edges.baseAddress,
                    let rowFactors = rowFactors.baseAddress.map({ $0 + offset }),
                    let factors = factors.baseAddress,
                    let scores = scores.baseAddress, let places = places.baseAddress,
                    let counts = counts.baseAddress
                  else { return }
                  switch level {
                  #if arch(x86_64)
                    case .v4:
                      LanesV4.takeKeptScores(
                        sums, queries: queries, rows: block.count, first: first,
                        areDistances: areDistances, rowFactors: rowFactors, factors: factors,
                        edges: edges, room: room, scores: scores, places: places, counts: counts)
                    case .v3:
                      LanesV3.takeKeptScores(
                        sums, queries: queries, rows: block.count, first: first,
                        areDistances: areDistances, rowFactors: rowFactors, factors: factors,
                        edges: edges, room: room, scores: scores, places: places, counts: counts)
                  #endif
                  default:
                    LanesBaseline.takeKeptScores(
                      sums, queries: queries, rows: block.count, first: first,
                      areDistances: areDistances, rowFactors: rowFactors, factors: factors,
                      edges: edges, room: room, scores: scores, places: places, counts: counts)
                  }
                }
              }
            }
          }
        }
      }
    }
  }

  /// Hands out what is kept of each query whose list may not hold sixteen more, or of all of them.
  ///
  /// - Parameter body: is given the query, the scores and the rows' places.
  public mutating func empty(
    isLast: Bool, _ body: (Int, UnsafeBufferPointer<Double>, UnsafeBufferPointer<Int32>) -> Void
  ) {
    for query in counts.indices
    where counts[query] > (isLast ? 0 : room - 2 * ScoreKernel.rowsAtOnce) {
      let range = query * room..<query * room + counts[query]
      scores.withUnsafeBufferPointer { scores in
        places.withUnsafeBufferPointer { places in
          body(
            query, UnsafeBufferPointer(rebasing: scores[range]),
            UnsafeBufferPointer(rebasing: places[range]))
        }
      }
      counts[query] = 0
    }
  }
}
