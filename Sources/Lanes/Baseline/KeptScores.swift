internal import CLanes

// Which of sixteen rows are not further from each of some queries than an edge of its own, kept one
// after the other.
//
// Formula: a score is a sum Σ x·q times the query's factor and then the row's, or −√Σ (x − q)².
// Bound: two loads and two comparisons a query where nothing is kept, which is most often.
// Shape: sixteen rows a query, as the sums lie.

/// - Parameters:
///   - sums: sixteen numbers a query, of which the first `rows` count.
///   - first: the place of the first row.
///   - rowFactors: sixteen; not looked at where sums are squared distances, nor are `factors`.
///   - room: how far apart the lists of two queries lie, with room for sixteen more in each.
///   - counts: how many each list has.
@inline(never)
public func takeKeptScores(
  _ sums: UnsafePointer<Double>, queries: Int, rows: Int, first: Int32, areDistances: Bool,
  rowFactors: UnsafePointer<Double>, factors: UnsafePointer<Double>, edges: UnsafePointer<Double>,
  room: Int, scores: UnsafeMutablePointer<Double>, places: UnsafeMutablePointer<Int32>,
  counts: UnsafeMutablePointer<Int>
) {
  let all: UInt32 = (1 &<< UInt32(truncatingIfNeeded: rows)) &- 1
  let source = UnsafeRawPointer(sums)
  let weights = UnsafeRawPointer(rowFactors)
  let lowWeights = weights.loadUnaligned(as: Doubles.self)
  let highWeights = weights.loadUnaligned(fromByteOffset: 64, as: Doubles.self)
  var query = 0
  while query < queries {
    var low = source.loadUnaligned(fromByteOffset: 128 &* query, as: Doubles.self)
    var high = source.loadUnaligned(fromByteOffset: 128 &* query &+ 64, as: Doubles.self)
    if areDistances {
      low = wedge_negative_root(low)
      high = wedge_negative_root(high)
    } else {
      let factor = Doubles(repeating: factors[query])
      low = low * factor * lowWeights
      high = high * factor * highWeights
    }
    let edge = Doubles(repeating: edges[query])
    let (lowBits, highBits) = (wedge_not_below(low, edge), wedge_not_below(high, edge))
    let bits = (lowBits | highBits &<< 8) & all
    if bits != 0 {
      let start = query &* room &+ counts[query]
      let middle = (bits & 255).nonzeroBitCount
      wedge_keep_doubles(scores + start, low, bits & 255)
      wedge_keep_doubles(scores + (start &+ middle), high, bits &>> 8)
      wedge_keep_places(places + start, first, bits)
      counts[query] &+= bits.nonzeroBitCount
    }
    query &+= 1
  }
}
