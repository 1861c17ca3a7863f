internal import CLanes
public import LaneRows

// Triplet loss over the triplets that the labels give, an anchor at a time.
//
// Formula: max(0, D(a,p) + α − D(a,n)), D squared or not; every triplet is counted as easy, semi-hard or
// hard whichever are taken.
// Order of sums: anchors, positives and negatives ascending, negatives in sixteen partial sums.
// Bound: for each anchor and positive a comparison or two with sixteen negatives at a time; never a list of
// triplets, nor the distances of more than one anchor.

/// The sum of the losses, counts, and the gradient by each row, without the mean's share.
@inline(never)
public func runTriplets(_ rows: UnsafeMutablePointer<ComparedRows>) {
  clearNumbers(rows.pointee.gradient, rows.pointee.dimension * rows.pointee.step)
  rows.pointee.sum = 0
  rows.pointee.compared = 0
  (rows.pointee.easy, rows.pointee.semihard, rows.pointee.hard) = (0, 0, 0)
  var anchor = 0
  while anchor < rows.pointee.count {
    clearNumbers(rows.pointee.weights, rows.pointee.step)
    let others = measure(rows, anchor)
    var positive = 0
    while positive < rows.pointee.count {
      if positive != anchor && rows.pointee.labels[positive] == rows.pointee.labels[anchor] {
        take(rows, anchor, positive, others: others)
      }
      positive += 1
    }
    if rows.pointee.mining == .batchHard { takeHardest(rows, anchor, others: others) }
    turnIntoSlopes(rows, anchor)
    pullRow(rows, anchor, from: 0)
    anchor += 1
  }
}

/// One anchor's distances.
///
/// - Returns: how many rows are of other classes.
@inline(never)
func measure(_ rows: UnsafeMutablePointer<ComparedRows>, _ anchor: Int) -> Int {
  let label = all(rows.pointee.labels[anchor])
  var others = Lanes()
  var second = 0
  while second < rows.pointee.count {
    var distance = squaredDistances(
      rows.pointee.points, rows.pointee.step, rows.pointee.dimension, from: anchor, to: second)
    if !rows.pointee.isSquared { distance = wedge_square_root(distance) }
    store(distance, rows.pointee.distances + second)
    let labels = load(rows.pointee.labels + second)
    // A row that is not there has no class, and is as far away as one's own.
    var far = distance.replacing(with: all(.infinity), where: labels .== label)
    far = far.replacing(with: all(.infinity), where: labels .< Lanes())
    store(far, rows.pointee.negatives + second)
    others = others + all(1).replacing(with: Lanes(), where: far .== all(.infinity))
    second += 16
  }
  return Int(total(others))
}

/// Counts the triplets of an anchor and a positive, and takes those that mining asks for one by one.
@inline(never)
func take(
  _ rows: UnsafeMutablePointer<ComparedRows>, _ anchor: Int, _ positive: Int, others: Int
) {
  let (negatives, weights) = (rows.pointee.negatives, rows.pointee.weights)
  let near = rows.pointee.distances[positive]
  let bound = all(near + rows.pointee.margin)
  let mining = rows.pointee.mining
  let takesHard = mining == .all || mining == .allNonzero || mining == .hard
  let takesSemihard = mining == .all || mining == .allNonzero || mining == .semihard
  // What is taken lies above one bound and below another one.
  let least = takesHard ? all(-.infinity) : all(near)
  let most = takesSemihard ? bound : all(near)
  let isTaking = takesHard || takesSemihard
  var (hard, within, taken, costs) = (Lanes(), Lanes(), Lanes(), Lanes())
  var second = 0
  while second < rows.pointee.count {
    let far = load(negatives + second)
    hard = hard + Lanes().replacing(with: all(1), where: far .<= all(near))
    within = within + Lanes().replacing(with: all(1), where: far .< bound)
    if isTaking {
      // Not above the least, or beyond the most: infinitely far, which costs nothing.
      var chosen = far.replacing(with: all(.infinity), where: far .<= least)
      if takesSemihard {
        chosen = chosen.replacing(with: all(.infinity), where: chosen .>= most)
      } else {
        chosen = chosen.replacing(with: all(.infinity), where: chosen .> most)
      }
      let cost = larger(bound - chosen, Lanes())
      let one = Lanes().replacing(with: all(1), where: cost .> Lanes())
      costs = costs + cost
      taken = taken + one
      store(load(weights + second) - one, weights + second)
    }
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
  case .allNonzero: rows.pointee.compared += hardCount + semihardCount
  case .easy: rows.pointee.compared += easyCount
  case .semihard: rows.pointee.compared += semihardCount
  case .hard: rows.pointee.compared += hardCount
  case .facenetSemihard:
    takeNearest(rows, positive, above: near, below: near + rows.pointee.margin)
  case .batchHard: break
  }
  if isTaking {
    rows.pointee.sum += total(costs)
    weights[positive] += total(taken)
  }
}

/// Takes the nearest negative of a positive between two bounds, the lowest of equals.
@inline(never)
func takeNearest(
  _ rows: UnsafeMutablePointer<ComparedRows>, _ positive: Int, above near: Float,
  below bound: Float
) {
  let negatives = rows.pointee.negatives
  var best = -1
  var second = 0
  while second < rows.pointee.count {
    let far = negatives[second]
    if far > near && far < bound && (best < 0 || far < negatives[best]) { best = second }
    second += 1
  }
  if best >= 0 { take(rows, positive: positive, negative: best) }
}

/// Takes an anchor's farthest positive and nearest negative, the lowest of equals.
@inline(never)
func takeHardest(_ rows: UnsafeMutablePointer<ComparedRows>, _ anchor: Int, others: Int) {
  let (distances, negatives) = (rows.pointee.distances, rows.pointee.negatives)
  var (positive, negative) = (-1, -1)
  var second = 0
  while second < rows.pointee.count {
    if negatives[second] < .infinity {
      if negative < 0 || negatives[second] < negatives[negative] { negative = second }
    } else if second != anchor {
      if positive < 0 || distances[second] > distances[positive] { positive = second }
    }
    second += 1
  }
  if positive >= 0 && negative >= 0 { take(rows, positive: positive, negative: negative) }
}

/// One triplet of the anchor whose distances these are.
@inline(__always)
func take(_ rows: UnsafeMutablePointer<ComparedRows>, positive: Int, negative: Int) {
  rows.pointee.compared += 1
  let cost =
    rows.pointee.distances[positive] + rows.pointee.margin - rows.pointee.distances[negative]
  guard cost > 0 else { return }
  rows.pointee.sum += cost
  rows.pointee.weights[positive] += 1
  rows.pointee.weights[negative] -= 1
}

/// Whole numbers dL/dD become factors of the difference of two rows: 2 for squares, else 1/d.
@inline(never)
func turnIntoSlopes(_ rows: UnsafeMutablePointer<ComparedRows>, _ anchor: Int) {
  let (weights, distances) = (rows.pointee.weights, rows.pointee.distances)
  var second = 0
  while second < rows.pointee.count {
    let (weight, distance) = (load(weights + second), load(distances + second))
    let isThere = distance .> Lanes()
    let slope =
      rows.pointee.isSquared ? all(2) : all(1) / all(1).replacing(with: distance, where: isThere)
    store(Lanes().replacing(with: weight * slope, where: isThere), weights + second)
    second += 16
  }
}
