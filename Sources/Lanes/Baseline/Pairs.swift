internal import CLanes
public import LaneRows

// Contrastive loss over every pair of rows, sixteen pairs of one row at a time.
//
// Formula: d² for the same class, max(0, m − d)² for different ones; nothing at d = 0.
// Order of sums: for each row the rows after it ascending, in sixteen partial sums by how many rows apart
// they are, added by halves.
// Bound: a root, a division and some twenty operations for sixteen pairs.
// Shape: sixteen rows begin where their memory does, since what is stored across two lines of it and
// loaded again a number further on is waited for; the sums are turned by a lane a row instead.

/// The sums of all pairs' losses, and the gradient by each row, without the mean's share.
@inline(never)
public func runPairs(_ rows: UnsafeMutablePointer<ComparedRows>) {
  let (count, step, dimension) = (rows.pointee.count, rows.pointee.step, rows.pointee.dimension)
  let (points, labels) = (rows.pointee.points, rows.pointee.labels)
  let (margin, pullsBack) = (all(rows.pointee.margin), rows.pointee.pullsBack)
  clearNumbers(rows.pointee.gradient, dimension * step)
  var (loss, active) = (Lanes(), Lanes())
  var first = 0
  while first < count {
    let label = all(labels[first])
    var second = first & ~15
    while second < count {
      let squared = squaredDistances(points, step, dimension, from: first, to: second)
      let distance = wedge_square_root(squared)
      let theirs = load(labels + second)
      // The gap to be closed: the distance itself, or what is missing of the margin.
      var gap = margin - distance
      if !pullsBack { gap = larger(gap, Lanes()) }
      gap = laterOnly(wedge_where_equal(theirs, label, distance, gap), rows, first, second)
      loss = fused(gap, gap, loss)
      active = active + wedge_where_equal(gap, Lanes(), Lanes(), all(1))
      let isNone = wedge_where_equal(distance, Lanes(), all(1), Lanes())
      var pull = -gap / (distance + isNone)
      pull = wedge_where_equal(distance, Lanes(), Lanes(), pull)
      pull = wedge_where_equal(theirs, label, all(1), pull)
      store(laterOnly(pull + pull, rows, first, second), rows.pointee.weights + second)
      second += 16
    }
    pullLater(rows, first)
    loss = wedge_rotated(loss)
    first += 1
  }
  rows.pointee.sum = total(wedge_turned_back(loss, Int32(truncatingIfNeeded: count)))
  rows.pointee.active = Int(total(active))
}

/// Sixteen numbers, but zeros in place of those of rows up to one, and of rows that are not there.
@inline(__always)
func laterOnly(
  _ numbers: Lanes, _ rows: UnsafeMutablePointer<ComparedRows>, _ first: Int, _ second: Int
) -> Lanes {
  let here = places()
  let later = wedge_where_at_most(here, all(Float(first - second)), Lanes(), numbers)
  return wedge_where_below(here, all(Float(rows.pointee.count - second)), later, Lanes())
}

/// The squared distances of one row to sixteen from another one on.
@inline(__always)
func squaredDistances(
  _ points: UnsafePointer<Float>, _ step: Int, _ dimension: Int, from first: Int, to second: Int
) -> Lanes {
  var squared = Lanes()
  var axis = 0
  while axis < dimension {
    let row = points + axis * step
    let difference = all(row[first]) - load(row + second)
    squared = fused(difference, difference, squared)
    axis += 1
  }
  return squared
}

/// Adds the pulls between one row and those after it, given by `weights`, to the gradients of both.
@inline(__always)
func pullLater(_ rows: UnsafeMutablePointer<ComparedRows>, _ first: Int) {
  var axis = 0
  while axis < rows.pointee.dimension {
    let sum = pullAxis(rows, axis, first, from: first & ~15)
    let turned = wedge_turned_back(sum, Int32(truncatingIfNeeded: first &+ 1))
    rows.pointee.gradient[axis * rows.pointee.step + first] += total(turned)
    axis += 1
  }
}

/// Adds the pulls between one row and all others, given by `weights`, to the gradients of both.
@inline(__always)
func pullRow(_ rows: UnsafeMutablePointer<ComparedRows>, _ first: Int) {
  var axis = 0
  while axis < rows.pointee.dimension {
    let sum = pullAxis(rows, axis, first, from: 0)
    rows.pointee.gradient[axis * rows.pointee.step + first] += total(sum)
    axis += 1
  }
}

/// Along one axis: w·(x − y), whose opposite is added to the gradients of the others.
///
/// - Returns: its sums, to be added to that of the one.
@inline(__always)
func pullAxis(
  _ rows: UnsafeMutablePointer<ComparedRows>, _ axis: Int, _ first: Int, from start: Int
) -> Lanes {
  let (count, weights) = (rows.pointee.count, rows.pointee.weights)
  let row = rows.pointee.points + axis * rows.pointee.step
  let gradient = rows.pointee.gradient + axis * rows.pointee.step
  let x = all(row[first])
  var sum = Lanes()
  var second = start
  while second < count {
    let pull = load(weights + second) * (x - load(row + second))
    sum = sum + pull
    store(load(gradient + second) - pull, gradient + second)
    second += 16
  }
  return sum
}
