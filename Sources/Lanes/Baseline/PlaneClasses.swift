internal import CLanes
public import LaneRows

/// Directions, lengths, pulls and offsets of the classes; once a step.
@inline(never)
public func preparePlaneClasses(_ rows: UnsafeMutablePointer<PlaneRows>) {
  let classes = rows.pointee.classes
  var longest = Lanes(), most = all(-.greatestFiniteMagnitude), least = -most
  var j = 0
  while j < classes {
    let count = min(16, classes - j)
    let (x, y) = pairs(rows.pointee.prototypes + 2 * j, count: count)
    let norm = length(x, y)
    let (ux, uy) = direction(x, y, norm)
    storePairs(ux, uy, rows.pointee.directions + 2 * j, count: count)
    store(norm, rows.pointee.lengths + j, count: count)
    let size =
      rows.pointee.growsWithEmbedding ? all(bitsPerUnit) : all(rows.pointee.scale * bitsPerUnit)
    let (px, py) =
      rows.pointee.growsWithPrototype ? (x * size, y * size) : (ux * size, uy * size)
    storePairs(px, py, rows.pointee.pulls + 2 * j, count: count)
    longest = larger(longest, px * px + py * py)
    var offset = Lanes()
    if let bias = rows.pointee.bias { offset = load(bias + j, count: count) * all(bitsPerUnit) }
    store(offset, rows.pointee.offsets + j, count: count)
    let isHere = places() .< all(Float(count))
    most = larger(most, most.replacing(with: offset, where: isHere))
    least = -larger(-least, -least.replacing(with: offset, where: isHere))
    j += 16
  }
  // A little more, so that rounding leaves no logit above it.
  rows.pointee.longestPull = wedge_largest(wedge_square_root(longest)) * 1.000001
  rows.pointee.largestOffset = wedge_largest(most)
  rows.pointee.smallestOffset = -wedge_largest(-least)
  clearSums(rows)
  rows.pointee.loss[0] = Lanes()
}

/// Puts the sums of all chunks together: the prototypes' and biases' gradients.
@inline(never)
public func finishPlaneClasses(_ rows: UnsafeMutablePointer<PlaneRows>) {
  let classes = rows.pointee.classes
  var j = 0
  while j < classes {
    let count = min(8, classes - j)
    if rows.pointee.isLinear {
      finishLinearly(rows, j, count)
    } else {
      finishEight(rows, j, count)
    }
    j += 8
  }
}

/// The gradient of up to eight prototypes on the sphere.
@inline(__always)
func finishEight(_ rows: UnsafeMutablePointer<PlaneRows>, _ j: Int, _ count: Int) {
  let share = rows.pointee.share
  let size = all(rows.pointee.growsWithEmbedding ? share : rows.pointee.scale * share)
  let (x, y) = (classTotals(rows, 0, j, count), classTotals(rows, 1, j, count))
  let turn = classTotals(rows, 2, j, count)
  let (ux, uy) = pairs(rows.pointee.directions + 2 * j, count: count)
  let norm = load(rows.pointee.lengths + j, count: count)
  let across = (ux * y - uy * x + turn) * size
  var (gx, gy): (Lanes, Lanes)
  if rows.pointee.growsWithPrototype {
    let radial = (ux * x + uy * y + classTotals(rows, 3, j, count)) * size
    (gx, gy) = (radial * ux - across * uy, radial * uy + across * ux)
  } else {
    (gx, gy) = (-(across * uy / norm), across * ux / norm)
  }
  let isThere = norm .> Lanes()
  gx = Lanes().replacing(with: gx, where: isThere)
  gy = Lanes().replacing(with: gy, where: isThere)
  storePairs(gx, gy, rows.pointee.prototypeGradient + 2 * j, count: count)
}

/// The same where logits are w·x + b.
@inline(__always)
func finishLinearly(_ rows: UnsafeMutablePointer<PlaneRows>, _ j: Int, _ count: Int) {
  let share = all(rows.pointee.share)
  let (x, y) = (classTotals(rows, 0, j, count), classTotals(rows, 1, j, count))
  storePairs(x * share, y * share, rows.pointee.prototypeGradient + 2 * j, count: count)
  guard rows.pointee.bias != nil else { return }
  store(classTotals(rows, 4, j, count) * share, rows.pointee.biasGradient + j, count: count)
}

/// One of the five sums of up to eight classes: each the `total` of its lanes, all at once.
@inline(__always)
func classTotals(
  _ rows: UnsafeMutablePointer<PlaneRows>, _ which: Int, _ j: Int, _ count: Int
) -> Lanes {
  let sums = rows.pointee.sums + 5 * j + which
  // Beyond the last class it is taken once more.
  @inline(__always)
  func sum(_ place: Int) -> Lanes { sums[5 * min(place, count - 1)] }
  let low = wedge_quarters(wedge_halves(sum(0), sum(1)), wedge_halves(sum(2), sum(3)))
  let high = wedge_quarters(wedge_halves(sum(4), sum(5)), wedge_halves(sum(6), sum(7)))
  let eighths = wedge_eighths(low, high)
  return wedge_evens(eighths, eighths) + wedge_odds(eighths, eighths)
}

/// Those of the classes' sums that are asked for.
@inline(__always)
func clearSums(_ rows: UnsafeMutablePointer<PlaneRows>) {
  let areAll = rows.pointee.growsWithPrototype || rows.pointee.isLinear
  var sums = rows.pointee.sums
  let end = sums + 5 * rows.pointee.classes
  while sums < end {
    clear(sums, count: 3)
    if areAll { clear(sums + 3, count: 2) }
    sums += 5
  }
}

@inline(__always)
func clear(_ lanes: UnsafeMutablePointer<Lanes>, count: Int) {
  var place = 0
  while place < count {
    lanes[place] = Lanes()
    place += 1
  }
}

/// The x and y of up to sixteen points that lie one after the other.
@inline(__always)
func pairs(_ start: UnsafePointer<Float>, count: Int) -> (Lanes, Lanes) {
  let low = load(start, count: 2 * count)
  let high = count > 8 ? load(start + 16, count: 2 * count - 16) : Lanes()
  return (wedge_evens(low, high), wedge_odds(low, high))
}

@inline(__always)
func storePairs(_ x: Lanes, _ y: Lanes, _ start: UnsafeMutablePointer<Float>, count: Int) {
  store(wedge_low_pairs(x, y), start, count: 2 * count)
  if count > 8 { store(wedge_high_pairs(x, y), start + 16, count: 2 * count - 16) }
}

/// √(x² + y²), scaled by a power of two on the way so that no square overflows or vanishes.
@inline(__always)
func length(_ x: Lanes, _ y: Lanes) -> Lanes {
  let most = larger(larger(x, -x), larger(y, -y))
  let bits = unsafeBitCast(most, to: Bits.self) & Bits(repeating: 0x7F80_0000)
  // 2^(1−e) for the exponent e of the larger one; e of 0 and NaN are left to themselves.
  let down = unsafeBitCast(Bits(repeating: 0x7F00_0000) &- bits, to: Lanes.self)
  let (a, b) = (x * down, y * down)
  return wedge_square_root(fused(a, a, b * b)) * unsafeBitCast(bits, to: Lanes.self)
}

/// A point scaled to length 1; zero stays zero.
@inline(__always)
func direction(_ x: Lanes, _ y: Lanes, _ norm: Lanes) -> (Lanes, Lanes) {
  let isThere = norm .> Lanes()
  let divisor = all(1).replacing(with: norm, where: isThere)
  return (x / divisor, y / divisor)
}
