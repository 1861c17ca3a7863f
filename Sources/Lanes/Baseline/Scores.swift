internal import CLanes

// Rows compared with queries in double precision, sixteen rows side by side.
//
// Formula: Σ x·q, or Σ (x − q)². Order of sums: axes ascending, in each lane; so a pair's number is the
// same whoever stands beside it. Products of floats are exact in double; squares of differences, which
// are not, are rounded before they are added.
// Bound: two operations a query and axis, after sixteen rows are turned once.
// Shape: four queries at a time share the loads of the rows.

typealias Doubles = SIMD8<Double>

/// - Parameters:
///   - rows: sixteen, one after the other.
///   - queries: `count` rows of doubles.
///   - spare: room for the sixteen rows as doubles.
///   - results: sixteen numbers a query.
@inline(never)
public func takeScores(
  _ rows: UnsafePointer<Float>, dimension: Int, _ queries: UnsafePointer<Double>, count: Int,
  areDistances: Bool, _ spare: UnsafeMutablePointer<Double>,
  into results: UnsafeMutablePointer<Double>
) {
  var lane = 0
  while lane < 16 {
    var axis = 0
    while axis < dimension {
      spare[16 &* axis &+ lane] = Double(rows[lane &* dimension &+ axis])
      axis &+= 1
    }
    lane &+= 1
  }
  var query = 0
  while query < count {
    // The last four may be among those before: they are done twice.
    if count >= 4 && query + 4 > count { query = count - 4 }
    let step = count >= 4 ? dimension : 0
    let four = queries + query * dimension
    let target = results + 16 * query
    if areDistances {
      compareFour(spare, dimension, four, step, areDistances: true, into: target)
    } else {
      compareFour(spare, dimension, four, step, areDistances: false, into: target)
    }
    query += count >= 4 ? 4 : 1
  }
}

/// Four queries, `step` numbers apart; of a `step` of 0 the first one alone.
@inline(__always)
func compareFour(
  _ rows: UnsafePointer<Double>, _ dimension: Int, _ queries: UnsafePointer<Double>, _ step: Int,
  areDistances: Bool, into results: UnsafeMutablePointer<Double>
) {
  var (a0, a1, b0, b1) = (Doubles(), Doubles(), Doubles(), Doubles())
  var (c0, c1, d0, d1) = (Doubles(), Doubles(), Doubles(), Doubles())
  let source = UnsafeRawPointer(rows)
  var axis = 0
  while axis < dimension {
    let low = source.loadUnaligned(fromByteOffset: 128 &* axis, as: Doubles.self)
    let high = source.loadUnaligned(fromByteOffset: 128 &* axis &+ 64, as: Doubles.self)
    let a = Doubles(repeating: queries[axis])
    let b = Doubles(repeating: queries[step &+ axis])
    let c = Doubles(repeating: queries[2 &* step &+ axis])
    let d = Doubles(repeating: queries[3 &* step &+ axis])
    (a0, a1) = (more(a0, a, low, areDistances), more(a1, a, high, areDistances))
    (b0, b1) = (more(b0, b, low, areDistances), more(b1, b, high, areDistances))
    (c0, c1) = (more(c0, c, low, areDistances), more(c1, c, high, areDistances))
    (d0, d1) = (more(d0, d, low, areDistances), more(d1, d, high, areDistances))
    axis &+= 1
  }
  let target = UnsafeMutableRawPointer(results)
  target.storeBytes(of: a0, as: Doubles.self)
  target.storeBytes(of: a1, toByteOffset: 64, as: Doubles.self)
  guard step > 0 else { return }
  target.storeBytes(of: b0, toByteOffset: 128, as: Doubles.self)
  target.storeBytes(of: b1, toByteOffset: 192, as: Doubles.self)
  target.storeBytes(of: c0, toByteOffset: 256, as: Doubles.self)
  target.storeBytes(of: c1, toByteOffset: 320, as: Doubles.self)
  target.storeBytes(of: d0, toByteOffset: 384, as: Doubles.self)
  target.storeBytes(of: d1, toByteOffset: 448, as: Doubles.self)
}

@inline(__always)
func more(_ sum: Doubles, _ query: Doubles, _ row: Doubles, _ isDistance: Bool) -> Doubles {
  guard isDistance else { return wedge_exact_sum(query, row, sum) }
  let offset = query - row
  return sum + offset * offset
}
