internal import CLanes
internal import LaneRows

// How many of an anchor's triplets are hard and semi-hard, where none is taken for it.
//
// Negatives beyond the reach of every positive are easy and left out. The way from the nearest one to there is
// cut into parts: a negative is compared with the bounds of its own part alone, since all in the parts behind
// lie beyond it, and none before.

/// Counts an anchor's triplets without taking any.
///
/// - Returns: how many rivals are listed.
@inline(never)
func countTriplets(
  _ rows: UnsafeMutablePointer<ComparedRows>, _ positives: Int, _ farthest: Float, others: Int,
  nearest: Float
) -> Int {
  // Of α = 0 those as near as the positive are hard: hence at most, and not below.
  let reach = farthest + rows.pointee.margin
  guard nearest <= reach else {
    rows.pointee.easy += positives * others
    return 0
  }
  let rivals = listRivals(rows, reach)
  // The weights are not in use where triplets are only counted.
  let (here, parts) = (rows.pointee.weights, Float(3))
  var (hard, within) = (0, 0)
  // What is nearer than all rivals has none of them within it.
  var start = nearest.nextDown
  var part: Float = 1
  while part <= parts {
    let end = part == parts ? reach : nearest + (reach - nearest) * (part / parts)
    let count = listPart(rows.pointee.rivals, rivals, here, above: start, end)
    hard += countPairs(here, count, rows.pointee.nears, positives, above: start, end, rows)
    within += countPairs(here, count, rows.pointee.bounds, positives, above: start, end, rows)
    (start, part) = (end, part + 1)
  }
  rows.pointee.hard += hard
  rows.pointee.semihard += within - hard
  rows.pointee.easy += positives * others - within
  return rivals
}

/// Lists the distances to other classes up to a reach, filled up to whole sixteens with what is beyond.
///
/// - Returns: how many there are.
@inline(__always)
func listRivals(_ rows: UnsafeMutablePointer<ComparedRows>, _ reach: Float) -> Int {
  listPart(
    rows.pointee.negatives, rows.pointee.count, rows.pointee.rivals, above: -.infinity, reach)
}

/// Lists the numbers above a start up to an end, filled up to whole thirty-twos with infinity.
///
/// - Returns: how many there are.
@inline(__always)
func listPart(
  _ numbers: UnsafePointer<Float>, _ count: Int, _ listed: UnsafeMutablePointer<Float>,
  above start: Float, _ end: Float
) -> Int {
  var (place, kept) = (0, 0)
  while place < count {
    let sixteen = load(numbers + place)
    let bits = wedge_at_most(sixteen, all(end)) & ~wedge_at_most(sixteen, all(start))
    wedge_keep(listed + kept, sixteen, bits)
    kept &+= bits.nonzeroBitCount
    place &+= 16
  }
  store(all(.infinity), listed + kept)
  store(all(.infinity), listed + kept + 16)
  return kept
}

/// How many pairs there are of a rival above a start up to an end and a bound that is not below it.
@inline(never)
func countPairs(
  _ rivals: UnsafePointer<Float>, _ rivalCount: Int, _ bounds: UnsafePointer<Float>,
  _ boundCount: Int, above start: Float, _ end: Float,
  _ rows: UnsafeMutablePointer<ComparedRows>
) -> Int {
  let between = rows.pointee.between
  var (place, beyondCount, betweenCount) = (0, 0, 0)
  while place < boundCount {
    let sixteen = load(bounds + place)
    let beyond = wedge_at_most(all(end), sixteen)
    let bits = ~wedge_at_most(sixteen, all(start)) & ~beyond & 0xffff
    wedge_keep(between + betweenCount, sixteen, bits)
    beyondCount &+= beyond.nonzeroBitCount
    betweenCount &+= bits.nonzeroBitCount
    place &+= 16
  }
  between[betweenCount] = -.infinity
  return beyondCount * rivalCount + countAtMost(between, betweenCount, rivals, rivalCount)
}

/// How many pairs there are of a number and a bound that is not below it.
///
/// Behind the bounds stands one that is below all numbers, and numbers are filled up to whole thirty-twos with
/// infinity.
@inline(__always)
func countAtMost(
  _ bounds: UnsafePointer<Float>, _ boundCount: Int, _ numbers: UnsafePointer<Float>, _ count: Int
) -> Int {
  // Four sums at once: each would wait for the addition before.
  var (sum0, sum1, sum2, sum3) = (Lanes(), Lanes(), Lanes(), Lanes())
  var place = 0
  while place < count {
    let (here, there) = (load(numbers + place), load(numbers + place + 16))
    var bound = 0
    while bound < boundCount {
      let (even, odd) = (all(bounds[bound]), all(bounds[bound &+ 1]))
      sum0 = wedge_counted_at_most(sum0, here, even)
      sum1 = wedge_counted_at_most(sum1, there, even)
      sum2 = wedge_counted_at_most(sum2, here, odd)
      sum3 = wedge_counted_at_most(sum3, there, odd)
      bound &+= 2
    }
    place &+= 32
  }
  return Int(total((sum0 + sum1) + (sum2 + sum3)))
}
