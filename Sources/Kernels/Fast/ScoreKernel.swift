internal import LanesBaseline
#if arch(x86_64)
  internal import LanesV3
  internal import LanesV4
#endif

/// Rows compared with queries in double precision, whose sums run over the axes in their order.
public struct ScoreKernel: Sendable {
  /// Rows that are compared at a time.
  public static let rowsAtOnce: Int = 16

  private let dimension: Int
  /// Σ (x − q)² instead of Σ x·q.
  private let areDistances: Bool
  private let level: Level
  private let queries: [Double]
  private let count: Int
  private var rows: [Float]
  private var spare: [Double]
  /// Sixteen numbers a query, of the rows compared last.
  public private(set) var results: [Double]

  /// - Parameter queries: count × dimension.
  public init(
    queries: [Double], dimension: Int, areDistances: Bool, level: Level = .inForce
  ) {
    precondition(dimension > 0 && queries.count % dimension == 0, "no rows of \(dimension) numbers")
    self.queries = queries
    self.dimension = dimension
    self.areDistances = areDistances
    self.level = level
    count = queries.count / dimension
    rows = Array(repeating: 0, count: Self.rowsAtOnce * dimension)
    spare = Array(repeating: 0, count: Self.rowsAtOnce * dimension)
    results = Array(repeating: 0, count: Self.rowsAtOnce * count)
  }

  /// Takes a row that was compared last out of what a query looks at: it is as far apart as can be.
  package mutating func leaveOut(query: Int, row: Int) {
    results[query * Self.rowsAtOnce + row] = -.infinity
  }

  /// Compares some rows of a table, sixteen at most, with every query.
  public mutating func compare(_ places: [Int], of table: [Float]) {
    precondition(places.count <= Self.rowsAtOnce, "\(places.count) rows at once")
    // Taken out of here while they are read.
    var copied: [Float] = []
    swap(&copied, &rows)
    for (lane, place) in places.enumerated() {
      for axis in 0..<dimension {
        copied[lane * dimension + axis] = table[place * dimension + axis]
      }
    }
    copied.withUnsafeBufferPointer { take($0.baseAddress) }
    swap(&copied, &rows)
  }

  /// Compares rows that follow one another, sixteen at most, with every query.
  public mutating func compare(_ places: Range<Int>, of table: [Float]) {
    guard places.count == Self.rowsAtOnce else { return compare(Array(places), of: table) }
    precondition(places.upperBound * dimension <= table.count, "rows beyond the table")
    table.withUnsafeBufferPointer { table in
      take(table.baseAddress.map { $0 + places.lowerBound * dimension })
    }
  }

  private mutating func take(_ rows: UnsafePointer<Float>?) {
    let (dimension, areDistances, count) = (dimension, areDistances, count)
    queries.withUnsafeBufferPointer { queries in
      spare.withUnsafeMutableBufferPointer { spare in
        results.withUnsafeMutableBufferPointer { results in
          guard let rows, let queries = queries.baseAddress,
            let spare = spare.baseAddress, let results = results.baseAddress
          else { return }
          switch level {
          #if arch(x86_64)
            case .v4:
              LanesV4.takeScores(
                rows, dimension: dimension, queries, count: count, areDistances: areDistances,
                spare, into: results)
            case .v3:
              LanesV3.takeScores(
                rows, dimension: dimension, queries, count: count, areDistances: areDistances,
                spare, into: results)
          #endif
          default:
            LanesBaseline.takeScores(
              rows, dimension: dimension, queries, count: count, areDistances: areDistances,
              spare, into: results)
          }
        }
      }
    }
  }
}
