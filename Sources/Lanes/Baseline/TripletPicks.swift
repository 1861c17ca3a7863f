internal import CLanes
internal import LaneRows

// Triplets that are picked by their distances: one an anchor, or one an anchor and positive.

/// Takes of each positive the nearest negative that is farther and within the margin, the lowest of equals.
@inline(never)
func takeNearest(_ rows: UnsafeMutablePointer<ComparedRows>, _ positives: Int, _ rivals: Int) {
  var place = 0
  while place < positives {
    let near = rows.pointee.nears[place]
    let far = leastRival(rows, rivals, above: near, below: near + rows.pointee.margin)
    if far < .infinity {
      let (positive, negative) = (
        Int(rows.pointee.positives[place]), firstPlace(of: far, in: rows.pointee.negatives)
      )
      if let cost = takeCost(rows, near: near, far: far) {
        rows.pointee.sum += cost
        rows.pointee.weights[positive] += 1
        rows.pointee.weights[negative] -= 1
      }
    }
    place += 1
  }
}

/// The least distance to another class between two bounds; infinite where there is none.
@inline(never)
func leastRival(
  _ rows: UnsafeMutablePointer<ComparedRows>, _ rivals: Int, above near: Float,
  below bound: Float
) -> Float {
  var least = all(.infinity)
  var second = 0
  while second < rivals {
    let far = load(rows.pointee.rivals + second)
    var here = wedge_where_below(all(near), far, far, all(.infinity))
    here = wedge_where_below(here, all(bound), here, all(.infinity))
    least = wedge_smaller(least, here)
    second += 16
  }
  return wedge_smallest(least)
}

/// Where a number that is among others first stands.
@inline(__always)
func firstPlace(of number: Float, in numbers: UnsafePointer<Float>) -> Int {
  var start = 0
  while true {
    let bits = wedge_equal(load(numbers + start), all(number))
    if bits != 0 { return start &+ bits.trailingZeroBitCount }
    start &+= 16
  }
}

/// The cost of a triplet that is taken; nil where it has none.
@inline(__always)
func takeCost(_ rows: UnsafeMutablePointer<ComparedRows>, near: Float, far: Float) -> Float? {
  rows.pointee.compared += 1
  let cost = near + rows.pointee.margin - far
  return cost > 0 ? cost : nil
}

/// Takes an anchor's farthest positive and nearest negative, the lowest of equals, and moves the three.
@inline(never)
func takeHardest(
  _ rows: UnsafeMutablePointer<ComparedRows>, _ anchor: Int, _ near: Float, _ nearest: Float
) {
  guard nearest < .infinity, near >= 0, let cost = takeCost(rows, near: near, far: nearest)
  else { return }
  rows.pointee.sum += cost
  let positive = Int(rows.pointee.positives[firstPlace(of: near, in: rows.pointee.nears)])
  let negative = firstPlace(of: nearest, in: rows.pointee.negatives)
  let (step, isSquared) = (rows.pointee.step, rows.pointee.isSquared)
  let pull: Float = near > 0 ? (isSquared ? 2 : 1 / near) : 0
  let push: Float = nearest > 0 ? (isSquared ? -2 : -1 / nearest) : 0
  var axis = 0
  while axis < rows.pointee.dimension {
    let point = rows.pointee.points + axis * step
    let gradient = rows.pointee.gradient + axis * step
    let there = pull * (point[anchor] - point[positive])
    let away = push * (point[anchor] - point[negative])
    gradient[positive] -= there
    gradient[negative] -= away
    gradient[anchor] += there + away
    axis += 1
  }
}

/// What an anchor's triplets move, by their `weights` dL/dD.
@inline(never)
func pullAnchor(_ rows: UnsafeMutablePointer<ComparedRows>, _ anchor: Int) {
  turnIntoSlopes(rows, anchor)
  pullRow(rows, anchor)
}

/// Whole numbers dL/dD become factors of the difference of two rows: 2 for squares, else 1/d.
@inline(never)
func turnIntoSlopes(_ rows: UnsafeMutablePointer<ComparedRows>, _ anchor: Int) {
  let (weights, distances) = (rows.pointee.weights, rows.pointee.distances)
  var second = 0
  while second < rows.pointee.count {
    let (weight, distance) = (load(weights + second), load(distances + second))
    var slope = all(2)
    if !rows.pointee.isSquared {
      slope = all(1) / wedge_where_below(Lanes(), distance, distance, all(1))
    }
    let pull = wedge_where_below(Lanes(), distance, weight * slope, Lanes())
    store(pull, weights + second)
    second += 16
  }
}
