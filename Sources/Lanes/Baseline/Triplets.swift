internal import CLanes
public import LaneRows

// Triplet loss over the triplets that the labels give, an anchor at a time.
//
// Formula: max(0, D(a,p) + α − D(a,n)), D squared or not; every triplet is counted as easy, semi-hard or
// hard whichever are taken.
// Order of sums: anchors, positives and negatives ascending, negatives in sixteen partial sums.
// Bound: for each anchor and positive two comparisons with sixteen negatives at a time; never a list of
// triplets, nor the distances of more than one anchor.
// Shape: where triplets are only counted, negatives beyond the reach of every positive are left out
// before (`countTriplets`). What one triplet an anchor moves is moved alone.

/// The sum of the losses, counts, and the gradient by each row, without the mean's share.
@inline(never)
public func runTriplets(_ rows: UnsafeMutablePointer<ComparedRows>) {
  clearNumbers(rows.pointee.gradient, rows.pointee.dimension * rows.pointee.step)
  rows.pointee.sum = 0
  rows.pointee.compared = 0
  (rows.pointee.easy, rows.pointee.semihard, rows.pointee.hard) = (0, 0, 0)
  var anchor = 0
  while anchor < rows.pointee.count {
    let (others, nearest) = measure(rows, anchor)
    let positives = listPositives(rows, anchor)
    switch rows.pointee.mining {
    case .batchHard:
      _ = countTriplets(rows, positives, others: others, nearest: nearest)
      if positives > 0 && others > 0 { takeHardest(rows, anchor, positives, nearest) }
    case .easy:
      _ = countTriplets(rows, positives, others: others, nearest: nearest)
    case .facenetSemihard:
      let rivals = countTriplets(rows, positives, others: others, nearest: nearest)
      clearNumbers(rows.pointee.weights, rows.pointee.step)
      takeNearest(rows, positives, rivals)
      pullAnchor(rows, anchor)
    case .all, .allNonzero, .semihard, .hard:
      clearNumbers(rows.pointee.weights, rows.pointee.step)
      var place = 0
      while place < positives {
        take(rows, Int(rows.pointee.positives[place]), others: others, nearest: nearest)
        place += 1
      }
      pullAnchor(rows, anchor)
    }
    anchor += 1
  }
  if rows.pointee.mining == .easy { rows.pointee.compared = rows.pointee.easy }
}

/// One anchor's distances.
///
/// - Returns: how many rows are of other classes, and the least distance to them.
@inline(never)
func measure(
  _ rows: UnsafeMutablePointer<ComparedRows>, _ anchor: Int
) -> (others: Int, nearest: Float) {
  let label = all(rows.pointee.labels[anchor])
  let (points, step, dimension) = (
    rows.pointee.points, rows.pointee.step, rows.pointee.dimension
  )
  let (isSquared, labels) = (rows.pointee.isSquared, rows.pointee.labels)
  let (distances, negatives) = (rows.pointee.distances, rows.pointee.negatives)
  var (others, nearest) = (Lanes(), all(.infinity))
  var second = 0
  while second < rows.pointee.count {
    var distance = squaredDistances(points, step, dimension, from: anchor, to: second)
    if !isSquared { distance = wedge_square_root(distance) }
    store(distance, distances + second)
    let theirs = load(labels + second)
    // A row that is not there has no class, and is as far away as one's own.
    var far = wedge_where_equal(theirs, label, all(.infinity), distance)
    far = wedge_where_below(theirs, Lanes(), all(.infinity), far)
    store(far, negatives + second)
    nearest = wedge_smaller(nearest, far)
    others = others + wedge_where_equal(far, all(.infinity), Lanes(), all(1))
    second += 16
  }
  return (Int(total(others)), wedge_smallest(nearest))
}

/// Lists the rows of an anchor's class but itself, ascending, and their distances.
///
/// - Returns: how many there are.
@inline(never)
func listPositives(_ rows: UnsafeMutablePointer<ComparedRows>, _ anchor: Int) -> Int {
  let (labels, label) = (rows.pointee.labels, all(rows.pointee.labels[anchor]))
  let (positives, nears) = (rows.pointee.positives, rows.pointee.nears)
  let (bounds, margin) = (rows.pointee.bounds, rows.pointee.margin)
  var count = 0
  var second = 0
  while second < rows.pointee.count {
    var bits = wedge_equal(load(labels + second), label)
    while bits != 0 {
      let row = second &+ bits.trailingZeroBitCount
      if row != anchor {
        positives[count] = Int32(truncatingIfNeeded: row)
        let near = rows.pointee.distances[row]
        let bound = near + margin
        nears[count] = near
        // Of α = 0 nothing is semi-hard: what is not hard lies beyond.
        bounds[count] = bound > near ? bound : near.nextUp
        count &+= 1
      }
      bits &= bits &- 1
    }
    second += 16
  }
  return count
}

/// Counts the triplets of an anchor and a positive, and takes those that mining asks for one by one.
@inline(never)
func take(
  _ rows: UnsafeMutablePointer<ComparedRows>, _ positive: Int, others: Int, nearest: Float
) {
  let (negatives, weights) = (rows.pointee.negatives, rows.pointee.weights)
  let near = rows.pointee.distances[positive]
  let bound = all(near + rows.pointee.margin)
  let mining = rows.pointee.mining
  if nearest > near && nearest >= near + rows.pointee.margin {
    // All of them are easy, and cost nothing.
    rows.pointee.easy += others
    if mining == .all { rows.pointee.compared += others }
    return
  }
  let takesHard = mining != .semihard
  let takesSemihard = mining != .hard
  // What is taken lies above one bound and below another one.
  let least = takesHard ? all(-.infinity) : all(near)
  let most = takesSemihard ? bound : all(near)
  var (hard, within, taken, costs) = (Lanes(), Lanes(), Lanes(), Lanes())
  var second = 0
  while second < rows.pointee.count {
    let far = load(negatives + second)
    hard = wedge_counted_at_most(hard, far, all(near))
    within = wedge_counted_below(within, far, bound)
    // Not above the least, or beyond the most: infinitely far, which costs nothing.
    var chosen = wedge_where_at_most(far, least, all(.infinity), far)
    chosen =
      takesSemihard
      ? wedge_where_at_most(most, chosen, all(.infinity), chosen)
      : wedge_where_below(most, chosen, all(.infinity), chosen)
    let cost = larger(bound - chosen, Lanes())
    let one = wedge_where_below(Lanes(), cost, all(1), Lanes())
    costs = costs + cost
    taken = taken + one
    store(load(weights + second) - one, weights + second)
    second += 16
  }
  // With α = 0 a hard triplet may be no nearer than the bound, and lies within nothing.
  let (hardCount, withinCount) = (Int(total(hard)), Int(total(within)))
  let semihardCount = withinCount > hardCount ? withinCount - hardCount : 0
  let easyCount = others - hardCount - semihardCount
  rows.pointee.hard += hardCount
  rows.pointee.semihard += semihardCount
  rows.pointee.easy += easyCount
  switch mining {
  case .all: rows.pointee.compared += others
  case .semihard: rows.pointee.compared += semihardCount
  case .hard: rows.pointee.compared += hardCount
  default: rows.pointee.compared += hardCount + semihardCount
  }
  rows.pointee.sum += total(costs)
  weights[positive] += total(taken)
}
