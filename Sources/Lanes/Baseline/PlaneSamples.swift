internal import CLanes
public import LaneRows

/// Directions and lengths of a chunk's samples, and the angle of each to its own prototype.
@inline(never)
public func preparePlaneSamples(_ rows: UnsafeMutablePointer<PlaneRows>) {
  let count = rows.pointee.count
  var block = 0
  while 16 * block < count {
    let here = min(16, count - 16 * block)
    let (x, y) = pairs(rows.pointee.embeddings + 32 * block, count: here)
    let norm = length(x, y)
    let (ux, uy) = direction(x, y, norm)
    rows.pointee.x[block] = ux
    rows.pointee.y[block] = uy
    rows.pointee.norms[block] = norm
    noteLabels(rows, block, count: here)
    let (wx, wy) = ownDirections(rows, block)
    measureOwnAngle(rows, block, ux, uy, wx, wy)
    block += 1
  }
}

/// A block's labels as numbers, and the smallest and largest of them.
@inline(__always)
func noteLabels(_ rows: UnsafeMutablePointer<PlaneRows>, _ block: Int, count: Int) {
  if count < 16 { fillTail(rows, block, count: count) }
  let labels = labels(rows, block)
  rows.pointee.owners[block] = wedge_numbers(labels)
  if hasTables(rows) {
    // What is looked up in registers needs no range.
    rows.pointee.ranges[2 * block] = 0
    rows.pointee.ranges[2 * block + 1] = Int32(truncatingIfNeeded: rows.pointee.classes) - 1
    return
  }
  rows.pointee.ranges[2 * block] = wedge_least_word(labels)
  rows.pointee.ranges[2 * block + 1] = wedge_most_word(labels)
}

/// The last block's labels are continued with its first one, whose weight is 0.
@inline(never)
func fillTail(_ rows: UnsafeMutablePointer<PlaneRows>, _ block: Int, count: Int) {
  var lane = 0
  while lane < 16 {
    rows.pointee.tail[lane] = rows.pointee.labels[16 * block + (lane < count ? lane : 0)]
    lane += 1
  }
}

/// A block's sixteen labels.
@inline(__always)
func labels(_ rows: UnsafeMutablePointer<PlaneRows>, _ block: Int) -> UnsafePointer<Int32> {
  16 * block + 16 > rows.pointee.count
    ? UnsafePointer(rows.pointee.tail) : rows.pointee.labels + 16 * block
}

/// How many classes lie between a block's smallest and largest label, those included; nil of many,
/// where going to each sample's class is quicker than asking every class for its samples.
@inline(__always)
func shortSpan(_ rows: UnsafeMutablePointer<PlaneRows>, _ block: Int) -> Int? {
  let span = Int(rows.pointee.ranges[2 * block + 1] - rows.pointee.ranges[2 * block]) + 1
  return span <= 24 ? span : nil
}

/// Whether the classes' directions fit into registers that are looked up in.
@inline(__always)
func hasTables(_ rows: UnsafeMutablePointer<PlaneRows>) -> Bool {
  wedge_has_tables() != 0 && rows.pointee.classes <= 16
}

/// The direction of each sample's own class.
@inline(__always)
func ownDirections(_ rows: UnsafeMutablePointer<PlaneRows>, _ block: Int) -> (Lanes, Lanes) {
  let directions = rows.pointee.directions
  guard hasTables(rows) else { return ownPairs(rows, block, directions) }
  // Lengths and more stand behind the directions: 32 numbers are there.
  let labels = labels(rows, block)
  return (wedge_own_evens(directions, labels), wedge_own_odds(directions, labels))
}

/// Two numbers of each sample's own class, out of rows of two.
@inline(__always)
func ownPairs(
  _ rows: UnsafeMutablePointer<PlaneRows>, _ block: Int, _ numbers: UnsafePointer<Float>
) -> (Lanes, Lanes) {
  let least = rows.pointee.ranges[2 * block]
  if least == rows.pointee.ranges[2 * block + 1] {
    return (all(numbers[2 * Int(least)]), all(numbers[2 * Int(least) + 1]))
  }
  if let span = shortSpan(rows, block) {
    let owner = rows.pointee.owners[block]
    var (x, y) = (Lanes(), Lanes())
    var j = Int(least)
    while j < Int(least) + span {
      let isOwn = owner .== all(Float(j))
      x = x.replacing(with: all(numbers[2 * j]), where: isOwn)
      y = y.replacing(with: all(numbers[2 * j + 1]), where: isOwn)
      j += 1
    }
    return (x, y)
  }
  gatherPairs(labels(rows, block), numbers, rows.pointee.spare)
  let (low, high) = (load(rows.pointee.spare), load(rows.pointee.spare + 16))
  return (wedge_evens(low, high), wedge_odds(low, high))
}

@inline(never)
func gatherPairs(
  _ labels: UnsafePointer<Int32>, _ numbers: UnsafePointer<Float>,
  _ spare: UnsafeMutablePointer<Float>
) {
  let source = UnsafeRawPointer(numbers)
  let target = UnsafeMutableRawPointer(spare)
  var lane = 0
  while lane < 16 {
    let pair = source.loadUnaligned(fromByteOffset: 8 * Int(labels[lane]), as: UInt64.self)
    target.storeBytes(of: pair, toByteOffset: 8 * lane, as: UInt64.self)
    lane += 1
  }
}

/// A number of each sample's own class.
@inline(__always)
func ownNumbers(
  _ rows: UnsafeMutablePointer<PlaneRows>, _ block: Int, _ numbers: UnsafePointer<Float>
) -> Lanes {
  let least = rows.pointee.ranges[2 * block]
  if least == rows.pointee.ranges[2 * block + 1] { return all(numbers[Int(least)]) }
  gather(labels(rows, block), numbers, rows.pointee.spare)
  return load(rows.pointee.spare)
}

@inline(never)
func gather(
  _ labels: UnsafePointer<Int32>, _ numbers: UnsafePointer<Float>,
  _ spare: UnsafeMutablePointer<Float>
) {
  var lane = 0
  while lane < 16 {
    spare[lane] = numbers[Int(labels[lane])]
    lane += 1
  }
}

/// Cosine and sine of the angle between unit vectors from |x − w|² and |x + w|², which keep their
/// digits near 0 and π where the cosine loses them.
@inline(__always)
func measureOwnAngle(
  _ rows: UnsafeMutablePointer<PlaneRows>, _ block: Int, _ x: Lanes, _ y: Lanes, _ wx: Lanes,
  _ wy: Lanes
) {
  let (dx, dy) = (x - wx, y - wy)
  let (sx, sy) = (x + wx, y + wy)
  let difference = fused(dx, dx, dy * dy)
  let sum = fused(sx, sx, sy * sy)
  // Both add up to 4, but not where one vector is zero: there the angle is a right one.
  let isThere = sum + difference .> all(3)
  rows.pointee.cosines[block] = (sum - difference) * all(0.25)
  let sine = wedge_square_root(difference * sum) * all(0.5)
  rows.pointee.sines[block] = all(1).replacing(with: sine, where: isThere)
  // Not fused: what rounding left of one product would be a side where both are the same.
  let crossed = x * wy - y * wx
  var side = Lanes()
  side = side.replacing(with: all(1), where: crossed .> Lanes())
  side = side.replacing(with: all(-1), where: crossed .< Lanes())
  rows.pointee.sides[block] = side
}
