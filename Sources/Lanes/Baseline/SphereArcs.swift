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
///   - spare: `count` pulls, and room for 2 + `dimension` times as many numbers.
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
  let (factors, backFactors, terms) = (spare + count, spare + 2 * count, spare + 3 * count)
  var j = 0
  while j < count {
    let left = count - j
    let (pull, length) = (load(spare + j, count: left), load(lengths + j, count: left))
    store(pull / all(norm), factors + j, count: left)
    store(wedge_where_below(Lanes(), length, pull / length, Lanes()), backFactors + j, count: left)
    j += 16
  }
  var axis = 0
  while axis < dimension {
    let here = all(direction[axis])
    let first = axis * count
    j = 0
    while j < count {
      let left = count - j
      let there = load(turned + first + j, count: left)
      let (a, b) = (load(along + j, count: left), load(across + j, count: left))
      let term = load(factors + j, count: left) * (a * here + b * there)
      store(term, terms + first + j, count: left)
      let back = load(backFactors + j, count: left) * (b * here + a * there)
      store(load(prototypes + first + j, count: left) + back, prototypes + first + j, count: left)
      j += 16
    }
    axis += 1
  }
  axis = 0
  while axis < dimension {
    // The last axis of an odd number of them goes with itself.
    let other = axis + 1 < dimension ? axis + 1 : axis
    let (here, there) = (terms + axis * count, terms + other * count)
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
