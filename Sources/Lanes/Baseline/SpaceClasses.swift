internal import CLanes
public import LaneRows

/// Directions, lengths, pulls and offsets of the classes in any dimension; once a step.
@inline(never)
public func prepareSpaceClasses(_ rows: UnsafeMutablePointer<SpaceRows>) {
  let (classes, dimension) = (rows.pointee.classes, rows.pointee.dimension)
  let (classStep, axisStep) = (rows.pointee.classStep, rows.pointee.axisStep)
  var longest: Float = 0
  var most = -Float.greatestFiniteMagnitude
  var least = Float.greatestFiniteMagnitude
  var j = 0
  while j < classes {
    let source = rows.pointee.prototypes + j * dimension
    let direction = rows.pointee.directions + j * axisStep
    let norm = takeDirection(source, dimension, direction)
    rows.pointee.lengths[j] = norm
    var size = rows.pointee.growsWithEmbedding ? bitsPerUnit : rows.pointee.scale * bitsPerUnit
    let pull = rows.pointee.pulls + j * axisStep
    var k = 0
    while k < dimension {
      pull[k] = (rows.pointee.growsWithPrototype ? source[k] : direction[k]) * size
      rows.pointee.turnedPulls[k * classStep + j] = pull[k]
      k += 1
    }
    if rows.pointee.growsWithPrototype { size *= norm }
    longest = size > longest ? size : longest
    var offset: Float = 0
    if let bias = rows.pointee.bias { offset = bias[j] * bitsPerUnit }
    rows.pointee.offsets[j] = offset
    most = offset > most ? offset : most
    least = offset < least ? offset : least
    j += 1
  }
  // Where there is no class, its exponential comes to nothing that the own class could feel.
  while j < classStep {
    rows.pointee.offsets[j] = 0
    j += 1
  }
  // A little more, so that rounding leaves no logit above it.
  rows.pointee.longestPull = longest * 1.00001
  rows.pointee.largestOffset = most
  rows.pointee.smallestOffset = least
  clearNumbers(rows.pointee.sums, classStep * axisStep)
  clearNumbers(rows.pointee.alongs, classStep)
  clearNumbers(rows.pointee.weights, classStep)
  rows.pointee.loss[0] = Lanes()
}

/// Puts the sums of all chunks together: the prototypes' and biases' gradients.
@inline(never)
public func finishSpaceClasses(_ rows: UnsafeMutablePointer<SpaceRows>) {
  let (dimension, axisStep) = (rows.pointee.dimension, rows.pointee.axisStep)
  let share = rows.pointee.share
  let size = rows.pointee.growsWithEmbedding ? share : rows.pointee.scale * share
  var j = 0
  while j < rows.pointee.classes {
    let sum = rows.pointee.sums + j * axisStep
    let direction = rows.pointee.directions + j * axisStep
    let gradient = rows.pointee.prototypeGradient + j * dimension
    let norm = rows.pointee.lengths[j]
    var (factor, along) = (size, Float(0))
    if rows.pointee.isLinear {
      rows.pointee.biasGradient[j] = rows.pointee.weights[j] * share
    } else if norm == 0 {
      factor = 0
    } else if rows.pointee.growsWithPrototype {
      along = rows.pointee.alongs[j]
    } else {
      factor /= norm
      along = -innerProduct(sum, direction, axisStep)
    }
    var k = 0
    while k < dimension {
      gradient[k] = (sum[k] + along * direction[k]) * factor
      k += 1
    }
    j += 1
  }
}

/// A row scaled to length 1, filled up with zeros, and its length; a row of zeros stays zero.
@inline(__always)
func takeDirection(
  _ row: UnsafePointer<Float>, _ dimension: Int, _ direction: UnsafeMutablePointer<Float>
) -> Float {
  // Scaled by a power of two on the way, so that no square overflows or vanishes.
  var most = Lanes()
  var k = 0
  while k < dimension {
    let x = load(row + k, count: dimension - k)
    most = larger(most, larger(x, -x))
    k += 16
  }
  let bits = wedge_largest(most).bitPattern & 0x7F80_0000
  let down = all(Float(bitPattern: 0x7F00_0000 &- bits))
  var sum = Lanes()
  k = 0
  while k < dimension {
    let x = load(row + k, count: dimension - k) * down
    sum = fused(x, x, sum)
    store(x, direction + k)
    k += 16
  }
  let scaled = total(sum).squareRoot()
  let divisor = all(scaled > 0 ? scaled : 1)
  k = 0
  while k < dimension {
    store(load(direction + k) / divisor, direction + k)
    k += 16
  }
  return scaled * Float(bitPattern: bits)
}

/// The inner product of rows filled up to whole sixteens: sixteen sums, added by halves.
@inline(__always)
func innerProduct(_ a: UnsafePointer<Float>, _ b: UnsafePointer<Float>, _ count: Int) -> Float {
  var sum = Lanes()
  var k = 0
  while k < count {
    sum = fused(load(a + k), load(b + k), sum)
    k += 16
  }
  return total(sum)
}

@inline(__always)
func clearNumbers(_ numbers: UnsafeMutablePointer<Float>, _ count: Int) {
  var place = 0
  while place < count {
    store(Lanes(), numbers + place)
    place += 16
  }
}
