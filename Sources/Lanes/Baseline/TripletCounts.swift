internal import CLanes
internal import LaneRows

// How many of an anchor's triplets are hard and semi-hard, where none is taken for it.
//
// Negatives beyond the reach of every positive are easy and left out. One far positive has all the others
// ask far: so negatives beyond half of the reach are held against those alone that come as far.

/// Counts an anchor's triplets without taking any.
///
/// - Returns: how many rivals are listed.
@inline(never)
func countTriplets(
  _ rows: UnsafeMutablePointer<ComparedRows>, _ positives: Int, others: Int, nearest: Float
) -> Int {
  var farthest = -Float.infinity
  var place = 0
  while place < positives {
    let near = rows.pointee.nears[place]
    farthest = near > farthest ? near : farthest
    place &+= 1
  }
  // Of α = 0 those as near as the positive are hard: hence at most, and not below.
  let reach = farthest + rows.pointee.margin
  guard nearest <= reach else {
    rows.pointee.easy += positives * others
    return 0
  }
  let half = reach * 0.5
  let (near, rivals) = listRivals(rows, half: half, reach: reach)
  let far = listFar(rows, positives, half: half)
  let (listed, bounds) = (rows.pointee.rivals, rows.pointee.bounds)
  var (hard, within) = (Lanes(), Lanes())
  count(listed, near, rows.pointee.nears, bounds, positives, &hard, &within)
  count(
    listed + near, rivals - near, rows.pointee.farNears, rows.pointee.farBounds, far, &hard,
    &within)
  let (hardCount, withinCount) = (Int(total(hard)), Int(total(within)))
  rows.pointee.hard += hardCount
  rows.pointee.semihard += withinCount - hardCount
  rows.pointee.easy += positives * others - withinCount
  return rivals
}

/// Counts rivals at most as far as each positive, and below its bound.
@inline(__always)
func count(
  _ rivals: UnsafePointer<Float>, _ rivalCount: Int, _ nears: UnsafePointer<Float>,
  _ bounds: UnsafePointer<Float>, _ positives: Int, _ hard: inout Lanes, _ within: inout Lanes
) {
  var start = 0
  while start < rivalCount {
    let far = load(rivals + start)
    var place = 0
    while place < positives {
      hard = wedge_counted_at_most(hard, far, all(nears[place]))
      within = wedge_counted_below(within, far, all(bounds[place]))
      place &+= 1
    }
    start &+= 16
  }
}

/// Lists the distances to other classes up to half of a reach, and then the others up to it; either is
/// filled up to whole sixteens with what is easy to all.
///
/// - Returns: how many there are of the first, and of both.
@inline(never)
func listRivals(
  _ rows: UnsafeMutablePointer<ComparedRows>, half: Float, reach: Float
) -> (near: Int, all: Int) {
  // The weights are not in use where triplets are only counted.
  let (negatives, listed, rivals) = (
    rows.pointee.negatives, rows.pointee.weights, rows.pointee.rivals
  )
  var count = 0
  var second = 0
  while second < rows.pointee.count {
    let far = load(negatives + second)
    let bits = wedge_at_most(far, all(reach))
    wedge_keep(listed + count, far, bits)
    count &+= bits.nonzeroBitCount
    second &+= 16
  }
  store(all(.infinity), listed + count)
  var near = 0
  var start = 0
  while start < count {
    let far = load(listed + start)
    let bits = wedge_at_most(far, all(half))
    wedge_keep(rivals + near, far, bits)
    near &+= bits.nonzeroBitCount
    start &+= 16
  }
  store(all(.infinity), rivals + near)
  near = (near &+ 15) & ~15
  var end = near
  start = 0
  while start < count {
    let far = load(listed + start)
    let bits = wedge_at_most(far, all(reach)) & ~wedge_at_most(far, all(half))
    wedge_keep(rivals + end, far, bits)
    end &+= bits.nonzeroBitCount
    start &+= 16
  }
  store(all(.infinity), rivals + end)
  return (near, (end &+ 15) & ~15)
}

/// Lists the positives whose bound lies beyond half of the reach.
///
/// - Returns: how many there are.
@inline(__always)
func listFar(_ rows: UnsafeMutablePointer<ComparedRows>, _ positives: Int, half: Float) -> Int {
  var count = 0
  var place = 0
  while place < positives {
    let bound = rows.pointee.bounds[place]
    // Written in any case: a branch would be guessed wrong.
    rows.pointee.farNears[count] = rows.pointee.nears[place]
    rows.pointee.farBounds[count] = bound
    count &+= bound > half ? 1 : 0
    place &+= 1
  }
  return count
}
