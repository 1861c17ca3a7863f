internal import CLanes
internal import LaneRows

// The second half of the plane's row kernel: from the sums of exponentials to losses, and to what samples
// and classes pull at one another.

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
    let sum = powerOfTwo(larger(own - top, all(leastOwnPower))) + others
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
  guard rows.pointee.isLinear, rows.pointee.bias != nil else { return }
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
    // What they were is not asked for any more.
    rows.pointee.slopes[block] = -(turn * size)
    rows.pointee.values[block] = -(error * size * value)
    block += 1
  }
  addToOwn(rows, blocks, rows.pointee.sums + 2, rows.pointee.slopes)
  if growsWithPrototype { addToOwn(rows, blocks, rows.pointee.sums + 3, rows.pointee.values) }
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

/// Adds a number of each sample to a sum of its own class, block by block.
@inline(__always)
func addToOwn(
  _ rows: UnsafeMutablePointer<PlaneRows>, _ blocks: Int, _ sums: UnsafeMutablePointer<Lanes>,
  _ numbers: UnsafePointer<Lanes>
) {
  var block = 0
  if rows.pointee.classes <= 32 {
    // Few classes are all asked; four blocks share a load and a store.
    while block + 4 <= blocks {
      addFour(rows.pointee.owners + block, numbers + block, rows.pointee.classes, sums)
      block += 4
    }
  }
  while block < blocks {
    if let span = shortSpan(rows, block) {
      addSpan(
        rows.pointee.owners[block], numbers[block], from: Int(rows.pointee.ranges[2 * block]), span,
        sums)
    } else {
      store(numbers[block], rows.pointee.spare)
      scatterSum(rows.pointee.spare, labels(rows, block), sums, stride: 5)
    }
    block += 1
  }
}

@inline(__always)
func addFour(
  _ owners: UnsafePointer<Lanes>, _ numbers: UnsafePointer<Lanes>, _ classes: Int,
  _ sums: UnsafeMutablePointer<Lanes>
) {
  let (owner0, owner1, owner2, owner3) = (owners[0], owners[1], owners[2], owners[3])
  let (number0, number1, number2, number3) = (numbers[0], numbers[1], numbers[2], numbers[3])
  var place = Lanes()
  var j = 0
  while j < classes {
    var sum = sums[5 &* j]
    sum = wedge_added_where_equal(sum, owner0, place, number0)
    sum = wedge_added_where_equal(sum, owner1, place, number1)
    sum = wedge_added_where_equal(sum, owner2, place, number2)
    sums[5 &* j] = wedge_added_where_equal(sum, owner3, place, number3)
    place = place + all(1)
    j &+= 1
  }
}

@inline(__always)
func addSpan(
  _ owner: Lanes, _ number: Lanes, from first: Int, _ span: Int,
  _ sums: UnsafeMutablePointer<Lanes>
) {
  var j = first
  while j < first &+ span {
    sums[5 &* j] = wedge_added_where_equal(sums[5 &* j], owner, all(Float(j)), number)
    j &+= 1
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
