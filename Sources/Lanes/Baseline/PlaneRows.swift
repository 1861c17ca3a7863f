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
    if !isSafe { takeLargestLogits(rows, block) }
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
    while j < last {
      let px = all(pulls[2 &* j])
      let py = all(pulls[2 &* j &+ 1])
      let offset = hasBias ? all(offsets[j]) + reference : reference
      var power = fused(x, px, fused(y, py, offset))
      if !isSafe { power = larger(power, all(leastPower)) }
      var exponential = powerOfTwo(power)
      if asks {
        exponential = exponential.replacing(with: Lanes(), where: owner .== all(Float(j)))
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

/// Probabilities and losses of up to four blocks, from the sums over their classes.
@inline(never)
func weigh(_ rows: UnsafeMutablePointer<PlaneRows>, _ first: Int, _ count: Int) {
  let reaches = rows.pointee.reaches
  var total = rows.pointee.loss[0]
  var slot = 0
  while slot < 4 {
    if slot >= count {
      // A block that is not there adds nothing.
      clear(reaches + 3 * slot, count: 3)
      slot += 1
      continue
    }
    let block = first + slot
    let (own, top, others) =
      (rows.pointee.owns[block], rows.pointee.tops[block], rows.pointee.others[block])
    let here = places() .< all(Float(min(16, rows.pointee.count - 16 * block)))
    let sum = powerOfTwo(larger(own - top, all(leastPower))) + others
    let inverse = Lanes().replacing(with: all(1) / sum, where: here)
    let loss = fused(top - own, all(unitsPerBit), logarithm(sum))
    total = total + Lanes().replacing(with: loss, where: here)
    // 1 − p of the own class, from the others: nothing vanishes by subtraction.
    rows.pointee.errors[block] = others * inverse
    rows.pointee.inverses[block] = inverse
    let size = rows.pointee.growsWithEmbedding ? rows.pointee.norms[block] : all(1)
    reaches[3 * slot] = rows.pointee.x[block] * size * inverse
    reaches[3 * slot + 1] = rows.pointee.y[block] * size * inverse
    reaches[3 * slot + 2] = inverse
    slot += 1
  }
  rows.pointee.loss[0] = total
}

/// Of a linear loss the own class's error is one more exponential.
@inline(never)
func replaceOwn(_ rows: UnsafeMutablePointer<PlaneRows>, _ first: Int, _ count: Int) {
  var slot = 0
  while slot < count {
    let (block, exponentials) = (first + slot, rows.pointee.exponentials + slot)
    let numbers = -rows.pointee.others[block]
    if let span = shortSpan(rows, block) {
      let owner = rows.pointee.owners[block]
      var j = Int(rows.pointee.ranges[2 * block])
      let beyond = j + span
      while j < beyond {
        let isOwn = owner .== all(Float(j))
        exponentials[4 * j] = exponentials[4 * j].replacing(with: numbers, where: isOwn)
        j += 1
      }
    } else {
      store(numbers, rows.pointee.spare)
      scatter(rows.pointee.spare, labels(rows, block), exponentials, stride: 4)
    }
    slot += 1
  }
}

/// Adds the pulls of four blocks to the sums of every class.
@inline(never)
func addToClasses(_ rows: UnsafeMutablePointer<PlaneRows>) {
  let (classes, reaches) = (rows.pointee.classes, rows.pointee.reaches)
  let (x0, x1, x2, x3) = (reaches[0], reaches[3], reaches[6], reaches[9])
  let (y0, y1, y2, y3) = (reaches[1], reaches[4], reaches[7], reaches[10])
  var (exponentials, sum) = (rows.pointee.exponentials, rows.pointee.sums)
  let end = sum + 5 * classes
  while sum < end {
    let (e0, e1) = (exponentials[0], exponentials[1])
    let (e2, e3) = (exponentials[2], exponentials[3])
    sum[0] = fused(e3, x3, fused(e2, x2, fused(e1, x1, fused(e0, x0, sum[0]))))
    sum[1] = fused(e3, y3, fused(e2, y2, fused(e1, y1, fused(e0, y0, sum[1]))))
    exponentials += 4
    sum += 5
  }
  guard rows.pointee.isLinear else { return }
  (exponentials, sum) = (rows.pointee.exponentials, rows.pointee.sums)
  while sum < end {
    let bias = fused(exponentials[1], reaches[5], fused(exponentials[0], reaches[2], sum[4]))
    sum[4] = fused(exponentials[3], reaches[11], fused(exponentials[2], reaches[8], bias))
    exponentials += 4
    sum += 5
  }
}

/// The gradient of the chunk's embeddings, and the own classes' part of the prototypes'.
@inline(never)
func pull(_ rows: UnsafeMutablePointer<PlaneRows>, _ blocks: Int) {
  let share = all(rows.pointee.share)
  let growsWithEmbedding = rows.pointee.growsWithEmbedding
  let growsWithPrototype = rows.pointee.growsWithPrototype
  var block = 0
  while block < blocks {
    let weight = rows.pointee.inverses[block] * all(unitsPerBit)
    let (gx, gy) = (rows.pointee.pullX[block] * weight, rows.pointee.pullY[block] * weight)
    let (ux, uy, norm) =
      (rows.pointee.x[block], rows.pointee.y[block], rows.pointee.norms[block])
    let (error, value) = (rows.pointee.errors[block], rows.pointee.values[block])
    let amplitude = rows.pointee.amplitudes[block]
    let turn = rows.pointee.slopes[block] * error * rows.pointee.sides[block]
    // Across the embedding: the others' pull, and the own class's turn along the arc.
    var across = fused(turn, amplitude, fused(ux, gy, -(uy * gx)))
    var along = Lanes()
    if growsWithEmbedding {
      along = (fused(ux, gx, uy * gy) - error * amplitude * value) * share
      across = across * share
    } else {
      across = across * share / all(1).replacing(with: norm, where: norm .> Lanes())
    }
    storePairs(
      fused(along, ux, -(across * uy)), fused(along, uy, across * ux),
      rows.pointee.embeddingGradient + 32 * block,
      count: min(16, rows.pointee.count - 16 * block))
    let size = growsWithEmbedding ? norm : all(1)
    addToOwn(rows, block, rows.pointee.sums + 2, -(turn * size))
    if growsWithPrototype {
      addToOwn(rows, block, rows.pointee.sums + 3, -(error * size * value))
    }
    block += 1
  }
}

/// The same where the own logit is linear like the others'.
@inline(never)
func pullLinearly(_ rows: UnsafeMutablePointer<PlaneRows>, _ blocks: Int) {
  let share = all(rows.pointee.share)
  var block = 0
  while block < blocks {
    let weight = rows.pointee.inverses[block] * all(unitsPerBit)
    let (gx, gy) = (rows.pointee.pullX[block] * weight, rows.pointee.pullY[block] * weight)
    let (wx, wy) = ownPairs(rows, block, rows.pointee.prototypes)
    let error = rows.pointee.errors[block]
    storePairs(
      (gx - error * wx) * share, (gy - error * wy) * share,
      rows.pointee.embeddingGradient + 32 * block,
      count: min(16, rows.pointee.count - 16 * block))
    block += 1
  }
}

/// Adds a number of each sample to a sum of its own class.
@inline(__always)
func addToOwn(
  _ rows: UnsafeMutablePointer<PlaneRows>, _ block: Int, _ sums: UnsafeMutablePointer<Lanes>,
  _ numbers: Lanes
) {
  guard let span = shortSpan(rows, block) else {
    store(numbers, rows.pointee.spare)
    scatterSum(rows.pointee.spare, labels(rows, block), sums, stride: 5)
    return
  }
  let owner = rows.pointee.owners[block]
  var j = Int(rows.pointee.ranges[2 * block])
  let beyond = j + span
  while j < beyond {
    let isOwn = owner .== all(Float(j))
    sums[5 * j] = sums[5 * j] + Lanes().replacing(with: numbers, where: isOwn)
    j += 1
  }
}

@inline(never)
func scatter(
  _ spare: UnsafeMutablePointer<Float>, _ labels: UnsafePointer<Int32>,
  _ numbers: UnsafeMutablePointer<Lanes>, stride: Int
) {
  let target = UnsafeMutableRawPointer(numbers).assumingMemoryBound(to: Float.self)
  var lane = 0
  while lane < 16 {
    target[16 * stride * Int(labels[lane]) + lane] = spare[lane]
    lane += 1
  }
}

@inline(never)
func scatterSum(
  _ spare: UnsafeMutablePointer<Float>, _ labels: UnsafePointer<Int32>,
  _ numbers: UnsafeMutablePointer<Lanes>, stride: Int
) {
  let target = UnsafeMutableRawPointer(numbers).assumingMemoryBound(to: Float.self)
  var lane = 0
  while lane < 16 {
    target[16 * stride * Int(labels[lane]) + lane] += spare[lane]
    lane += 1
  }
}
