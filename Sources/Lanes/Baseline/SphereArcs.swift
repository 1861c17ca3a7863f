internal import CLanes

// The lengths between one sample and every prototype of a sphere, and what they pull each other by.
//
// Formula: |x − w|² and |x + w|²; x is pulled by f/‖x‖·(a·x + b·w), w by f/‖w‖·(b·x + a·w), of a pull f and the
// factors a along the arc and b across it. Order of sums: axes ascending, prototypes ascending; nothing is
// fused. Bound: ten operations a prototype and axis.
// Shape: sixteen prototypes side by side, whose directions and gradients lie axis by axis; a sample's own
// sums run over the prototypes one after the other, two axes at a time.

@inline(never)
public func takeSphereLengths(
  _ direction: UnsafePointer<Float>, _ turned: UnsafePointer<Float>, dimension: Int,
  differences: UnsafeMutablePointer<Float>, sums: UnsafeMutablePointer<Float>, count: Int
) {
  var j = 0
  while j < count {
    let left = count - j
    var (difference, sum) = (Lanes(), Lanes())
    var axis = 0
    while axis < dimension {
      let here = all(direction[axis])
      let there = load(turned + axis * count + j, count: left)
      difference = difference + (here - there) * (here - there)
      sum = sum + (here + there) * (here + there)
      axis += 1
    }
    store(difference, differences + j, count: left)
    store(sum, sums + j, count: left)
    j += 16
  }
}

/// - Parameters:
///   - spare: `count` pulls, and room for `dimension` times as many numbers, rounded up to sixteens.
///   - lengths: of the prototypes; nothing pulls at one of length 0.
///   - embedding: the sample's gradient, to be added to.
///   - prototypes: theirs, axis by axis.
@inline(never)
public func addArcs(
  _ spare: UnsafeMutablePointer<Float>, along: UnsafePointer<Float>, across: UnsafePointer<Float>,
  lengths: UnsafePointer<Float>, turned: UnsafePointer<Float>, direction: UnsafePointer<Float>,
  norm: Float, count: Int, dimension: Int, embedding: UnsafeMutablePointer<Float>,
  prototypes: UnsafeMutablePointer<Float>
) {
  let step = (count + 15) & ~15
  let terms = spare + count
  var j = 0
  while j < count {
    let left = count - j
    let (pull, length) = (load(spare + j, count: left), load(lengths + j, count: left))
    let factor = pull / all(norm)
    let backFactor = wedge_where_below(Lanes(), length, pull / length, Lanes())
    let (a, b) = (load(along + j, count: left), load(across + j, count: left))
    var axis = 0
    while axis < dimension {
      let (here, place) = (all(direction[axis]), axis * count + j)
      let there = load(turned + place, count: left)
      // Whole registers, which the sums below are given without waiting for memory.
      store(factor * (a * here + b * there), terms + axis * step + j)
      let back = backFactor * (b * here + a * there)
      store(load(prototypes + place, count: left) + back, prototypes + place, count: left)
      axis += 1
    }
    j += 16
  }
  var axis = 0
  while axis < dimension {
    // The last axis of an odd number of them goes with itself.
    let other = axis + 1 < dimension ? axis + 1 : axis
    let (here, there) = (terms + axis * step, terms + other * step)
    var (sum, otherSum) = (embedding[axis], embedding[other])
    j = 0
    while j < count {
      sum += here[j]
      otherSum += there[j]
      j += 1
    }
    (embedding[axis], embedding[other]) = (sum, otherSum)
    axis += 2
  }
}
