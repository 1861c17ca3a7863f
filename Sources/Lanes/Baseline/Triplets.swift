internal import CLanes
public import LaneRows

// Triplet loss over the triplets that the labels give, an anchor at a time.
//
// Formula: max(0, D(a,p) + α − D(a,n)), D squared or not; every triplet is counted as easy, semi-hard or
// hard whichever are taken.
// Order of sums: anchors, positives and negatives ascending, negatives in sixteen partial sums.
// Bound: for each anchor and positive two comparisons with sixteen negatives at a time; never a list of
// triplets, nor the distances of more than one anchor.
// Shape: where triplets are only counted, distances are compared with those of their own part of the way
// alone (`countTriplets`). What one triplet an anchor moves is moved alone.

/// The sum of the losses, counts, and the gradient by each row, without the mean's share.
@inline(never)
public func runTriplets(_ rows: UnsafeMutablePointer<ComparedRows>) {
  clearNumbers(rows.pointee.gradient, rows.pointee.dimension * rows.pointee.step)
  rows.pointee.sum = 0
  rows.pointee.compared = 0
  (rows.pointee.easy, rows.pointee.semihard, rows.pointee.hard) = (0, 0, 0)
  var anchor = 0
  while anchor < rows.pointee.count {
    let nearest = measure(rows, anchor)
    let (positives, farthest) = listPositives(rows, anchor)
    let others = rows.pointee.count - 1 - positives
    switch rows.pointee.mining {
    case .batchHard:
      _ = countTriplets(rows, positives, farthest, others: others, nearest: nearest)
      if positives > 0 && others > 0 { takeHardest(rows, anchor, farthest, nearest) }
    case .easy:
      _ = countTriplets(rows, positives, farthest, others: others, nearest: nearest)
    case .facenetSemihard:
      let rivals = countTriplets(rows, positives, farthest, others: others, nearest: nearest)
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
/// - Returns: the least distance to a row of another class; infinite where there is none.
@inline(never)
func measure(
  _ rows: UnsafeMutablePointer<ComparedRows>, _ anchor: Int
) -> Float {
  let label = all(rows.pointee.labels[anchor])
  let (points, step, dimension) = (
    rows.pointee.points, rows.pointee.step, rows.pointee.dimension
  )
  let (isSquared, labels) = (rows.pointee.isSquared, rows.pointee.labels)
  let (distances, negatives) = (rows.pointee.distances, rows.pointee.negatives)
  var nearest = all(.infinity)
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
    second &+= 16
  }
  return wedge_smallest(nearest)
}

/// Lists the rows of an anchor's class but itself, ascending, and their distances.
///
/// - Returns: how many there are, and the greatest distance to them.
@inline(never)
func listPositives(
  _ rows: UnsafeMutablePointer<ComparedRows>, _ anchor: Int
) -> (count: Int, farthest: Float) {
  let (labels, label) = (rows.pointee.labels, all(rows.pointee.labels[anchor]))
  let (positives, nears) = (rows.pointee.positives, rows.pointee.nears)
  let (ownBlock, ownBit) = (anchor & ~15, UInt32(1) &<< UInt32(anchor & 15))
  var count = 0
  var second = 0
  while second < rows.pointee.count {
    var bits = wedge_equal(load(labels + second), label)
    bits &= ~(second == ownBlock ? ownBit : 0)
    wedge_keep_places(positives + count, Int32(truncatingIfNeeded: second), bits)
    wedge_keep(nears + count, load(rows.pointee.distances + second), bits)
    count &+= bits.nonzeroBitCount
    second &+= 16
  }
  store(all(-.infinity), nears + count)
  return (count, listBounds(rows, count))
}

/// Lists how far a rival of each positive may be to lie within the margin.
///
/// - Returns: the greatest distance to a positive.
@inline(__always)
func listBounds(_ rows: UnsafeMutablePointer<ComparedRows>, _ positives: Int) -> Float {
  let margin = all(rows.pointee.margin)
  var farthest = all(-.infinity)
  var place = 0
  while place < positives {
    let near = load(rows.pointee.nears + place)
    // Below the margin's end is at most the number before it. Of α = 0 nothing is semi-hard.
    let before = unsafeBitCast(unsafeBitCast(near + margin, to: Bits.self) &- 1, to: Lanes.self)
    store(larger(near, before), rows.pointee.bounds + place)
    farthest = larger(farthest, near)
    place &+= 16
  }
  return wedge_largest(farthest)
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
