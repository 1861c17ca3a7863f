internal import CLanes
public import LaneRows

// The row kernel of the plane: sixteen samples side by side, class after class.
//
// Formula: L = −ln (e^z_y / Σ e^z_j), z_j = a_j·(x·w_j) + b_j, but for the own class A·ψ(θ).
// Order of sums: over classes ascending, in each lane; over samples sixteen partial sums, a lane each,
// added by halves at the end. A product and the sum it goes into are rounded once.
// Bound: a logit is two products of the dot, five of the exponential, two of each gradient: eleven
// fused operations for sixteen samples, and nothing larger than 64 × classes is kept.
// Shape: the reference for e^(z − …) is a bound of the logits wherever that cannot underflow, which
// saves a pass for the largest one; exponentials of four blocks are kept, so that a class's sums are
// loaded and stored once for 64 samples. Stages hand numbers on through the rows' arrays, a loop over
// blocks each, so that the slow operations of one block hide behind those of the next.

/// One chunk's losses, gradients, and its part of the classes' sums; the loss has written ψ before.
@inline(never)
public func runPlaneRows(_ rows: UnsafeMutablePointer<PlaneRows>) {
  let blocks = (rows.pointee.count + 15) / 16
  takeOwnLogits(rows, blocks)
  var first = 0
  while first < blocks {
    // Four blocks share a load and a store of each class's sums.
    let count = min(4, blocks - first)
    var slot = 0
    while slot < count {
      let block = first + slot
      if rows.pointee.isSafe[block] != 0 && rows.pointee.bias == nil {
        addOthersQuickly(rows, block, slot)
      } else {
        addOthersCarefully(rows, block, slot)
      }
      slot += 1
    }
    weigh(rows, first, count)
    if rows.pointee.isLinear { replaceOwn(rows, first, count) }
    addToClasses(rows)
    first += 4
  }
  if rows.pointee.isLinear { pullLinearly(rows, blocks) } else { pull(rows, blocks) }
}

/// Own logits, and references at least as large as every logit, in units of ln 2.
@inline(never)
func takeOwnLogits(_ rows: UnsafeMutablePointer<PlaneRows>, _ blocks: Int) {
  let longest = all(rows.pointee.longestPull)
  let (most, least) = (all(rows.pointee.largestOffset), all(rows.pointee.smallestOffset))
  let growsWithEmbedding = rows.pointee.growsWithEmbedding
  var block = 0
  while block < blocks {
    let size = growsWithEmbedding ? rows.pointee.norms[block] : all(1)
    var own: Lanes
    if rows.pointee.isLinear {
      let (px, py) = ownPairs(rows, block, rows.pointee.pulls)
      let offset = ownNumbers(rows, block, rows.pointee.offsets)
      let (x, y) = (rows.pointee.x[block] * size, rows.pointee.y[block] * size)
      own = fused(x, px, fused(y, py, offset))
    } else {
      let amplitude =
        rows.pointee.growsWithPrototype
        ? ownNumbers(rows, block, rows.pointee.lengths) : all(rows.pointee.scale)
      rows.pointee.amplitudes[block] = amplitude
      own = rows.pointee.values[block] * (amplitude * size) * all(bitsPerUnit)
    }
    let reach = size * longest
    let top = larger(own, reach + most)
    let isSafe =
      rows.pointee.classes > 1 && wedge_any_above(top - (least - reach), all(-leastPower)) == 0
    rows.pointee.isSafe[block] = isSafe ? 1 : 0
    rows.pointee.owns[block] = own
    rows.pointee.tops[block] = top
    // Own logits near the bound make it as good a reference as the largest.
    if !isSafe, rows.pointee.classes == 1 || wedge_any_above(top - own, all(nearPower)) != 0 {
      takeLargestLogits(rows, block)
    }
    block += 1
  }
}

/// The largest logit of each sample of a block, where a bound would not do.
@inline(never)
func takeLargestLogits(_ rows: UnsafeMutablePointer<PlaneRows>, _ block: Int) {
  let (classes, pulls, offsets) = (rows.pointee.classes, rows.pointee.pulls, rows.pointee.offsets)
  let owner = rows.pointee.owners[block]
  let size = rows.pointee.growsWithEmbedding ? rows.pointee.norms[block] : all(1)
  let (x, y) = (rows.pointee.x[block] * size, rows.pointee.y[block] * size)
  var top = rows.pointee.owns[block]
  var j = 0
  while j < classes {
    let logit = fused(x, all(pulls[2 &* j]), fused(y, all(pulls[2 &* j &+ 1]), all(offsets[j])))
    top = top.replacing(with: larger(top, logit), where: owner .!= all(Float(j)))
    j &+= 1
  }
  rows.pointee.tops[block] = top
}

/// The exponentials of all classes but the own, their sum, and their pull on the embeddings.
@inline(never)
func addOthersQuickly(_ rows: UnsafeMutablePointer<PlaneRows>, _ block: Int, _ slot: Int) {
  addOthers(rows, block, slot, isSafe: true, hasBias: false)
}

/// The same with a bias, or where exponentials could underflow.
@inline(never)
func addOthersCarefully(_ rows: UnsafeMutablePointer<PlaneRows>, _ block: Int, _ slot: Int) {
  addOthers(rows, block, slot, isSafe: false, hasBias: true)
}

@inline(__always)
func addOthers(
  _ rows: UnsafeMutablePointer<PlaneRows>, _ block: Int, _ slot: Int, isSafe: Bool, hasBias: Bool
) {
  let owner = rows.pointee.owners[block]
  let size = rows.pointee.growsWithEmbedding ? rows.pointee.norms[block] : all(1)
  let (x, y) = (rows.pointee.x[block] * size, rows.pointee.y[block] * size)
  let reference = -rows.pointee.tops[block]
  let (pulls, offsets) = (rows.pointee.pulls, rows.pointee.offsets)
  let exponentials = rows.pointee.exponentials + slot
  var (sum, gx, gy) = (Lanes(), Lanes(), Lanes())
  @inline(__always)
  func add(_ first: Int, _ last: Int, asks: Bool) {
    var j = first
    var place = all(Float(first))
    while j < last {
      let px = all(pulls[2 &* j])
      let py = all(pulls[2 &* j &+ 1])
      let offset = hasBias ? all(offsets[j]) + reference : reference
      var power = fused(x, px, fused(y, py, offset))
      if !isSafe { power = larger(power, all(leastPower)) }
      var exponential = powerOfTwo(power)
      if asks {
        exponential = exponential.replacing(with: Lanes(), where: owner .== place)
        place = place + all(1)
      }
      exponentials[4 &* j] = exponential
      sum = sum + exponential
      gx = fused(exponential, px, gx)
      gy = fused(exponential, py, gy)
      j &+= 1
    }
  }
  let classes = rows.pointee.classes
  if classes <= 16 {
    // One loop of the same length each time is foreseen by the processor.
    add(0, classes, asks: true)
  } else {
    // Only classes between the block's smallest and largest label need to ask whose they are.
    let least = Int(rows.pointee.ranges[2 &* block])
    let beyond = Int(rows.pointee.ranges[2 &* block &+ 1]) &+ 1
    add(0, least, asks: false)
    add(least, beyond, asks: true)
    add(beyond, classes, asks: false)
  }
  rows.pointee.others[block] = sum
  rows.pointee.pullX[block] = gx
  rows.pointee.pullY[block] = gy
}
