internal import CLanes
public import LaneRows

// Contrastive loss over every pair of rows, sixteen pairs of one row at a time.
//
// Formula: d² for the same class, max(0, m − d)² for different ones; nothing at d = 0.
// Order of sums: for each row the rows after it ascending, in sixteen partial sums, added by halves.
// Bound: a root, a division and some twenty operations for sixteen pairs.

/// The sums of all pairs' losses, and the gradient by each row, without the mean's share.
@inline(never)
public func runPairs(_ rows: UnsafeMutablePointer<ComparedRows>) {
  let (count, step, dimension) = (rows.pointee.count, rows.pointee.step, rows.pointee.dimension)
  let (points, gradient) = (rows.pointee.points, rows.pointee.gradient)
  let (margin, pullsBack) = (all(rows.pointee.margin), rows.pointee.pullsBack)
  clearNumbers(gradient, dimension * step)
  var loss = Lanes()
  var active = Lanes()
  var first = 0
  while first < count {
    let label = all(rows.pointee.labels[first])
    clearNumbers(rows.pointee.weights, step)
    var second = first + 1
    while second < count {
      let squared = squaredDistances(points, step, dimension, from: first, to: second)
      let distance = wedge_square_root(squared)
      let isSame = load(rows.pointee.labels + second) .== label
      let isHere = places() .< all(Float(count - second))
      // The gap to be closed: the distance itself, or what is missing of the margin.
      var gap = margin - distance
      if !pullsBack { gap = larger(gap, Lanes()) }
      gap = gap.replacing(with: distance, where: isSame)
      gap = Lanes().replacing(with: gap, where: isHere)
      loss = fused(gap, gap, loss)
      active = active + all(1).replacing(with: Lanes(), where: gap .== Lanes())
      let divisor = distance.replacing(with: all(1), where: distance .== Lanes())
      var pull = -gap / divisor
      pull = pull.replacing(with: Lanes(), where: distance .== Lanes())
      pull = pull.replacing(with: all(1), where: isSame)
      pull = Lanes().replacing(with: pull + pull, where: isHere)
      store(pull, rows.pointee.weights + second)
      second += 16
    }
    pullRow(rows, first, from: first + 1)
    first += 1
  }
  rows.pointee.sum = total(loss)
  rows.pointee.active = Int(total(active))
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

/// Adds the pulls between one row and those from another one on, given by `weights`, to the gradients of
/// both: w·(x − y) to the one, its opposite to the other.
@inline(__always)
func pullRow(_ rows: UnsafeMutablePointer<ComparedRows>, _ first: Int, from start: Int) {
  let (count, step, weights) = (rows.pointee.count, rows.pointee.step, rows.pointee.weights)
  var axis = 0
  while axis < rows.pointee.dimension {
    let row = rows.pointee.points + axis * step
    let gradient = rows.pointee.gradient + axis * step
    let x = all(row[first])
    var sum = Lanes()
    var second = start
    while second < count {
      let pull = load(weights + second) * (x - load(row + second))
      sum = sum + pull
      store(load(gradient + second) - pull, gradient + second)
      second += 16
    }
    gradient[first] += total(sum)
    axis += 1
  }
}
