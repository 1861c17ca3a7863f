internal import CLanes
public import LaneRows

// The row kernel of any dimension: a row of classes a sample.
//
// Formula: that of the plane's kernel. Its three sums are products of matrices: logits from samples and
// classes, the pull on samples from exponentials and classes, that on classes from exponentials and
// samples. Order of sums: classes and axes in sixteen partial sums, added by halves; products as
// `multiply` says; samples ascending.
// Bound: three fused operations a class, sample and axis, and five for the exponential.
// Shape: 64 samples at a time, so that their exponentials stay near.

/// Directions and lengths of a chunk's samples, and the angle of each to its own prototype.
@inline(never)
public func prepareSpaceSamples(_ rows: UnsafeMutablePointer<SpaceRows>) {
  let (dimension, axisStep) = (rows.pointee.dimension, rows.pointee.axisStep)
  let cosines = UnsafeMutableRawPointer(rows.pointee.cosines).assumingMemoryBound(to: Float.self)
  let sines = UnsafeMutableRawPointer(rows.pointee.sines).assumingMemoryBound(to: Float.self)
  var i = 0
  while i < rows.pointee.count {
    let unit = rows.pointee.units + i * axisStep
    let norm = takeDirection(rows.pointee.embeddings + i * dimension, dimension, unit)
    rows.pointee.norms[i] = norm
    let size = all(rows.pointee.growsWithEmbedding ? norm : 1)
    let own = rows.pointee.directions + Int(rows.pointee.labels[i]) * axisStep
    var (difference, sum) = (Lanes(), Lanes())
    var k = 0
    while k < axisStep {
      let (x, w) = (load(unit + k), load(own + k))
      difference = fused(x - w, x - w, difference)
      sum = fused(x + w, x + w, sum)
      store(x * size, rows.pointee.reaches + i * axisStep + k)
      k += 16
    }
    let (apart, together) = (total(difference), total(sum))
    cosines[i] = (together - apart) * 0.25
    // Both add up to 4, but not where one vector is zero: there the angle is a right one.
    sines[i] = apart + together > 3 ? (apart * together).squareRoot() * 0.5 : 1
    i += 1
  }
  // The last block of sixteen is filled up with right angles.
  while i & 15 != 0 {
    (cosines[i], sines[i]) = (0, 1)
    i += 1
  }
}

/// One chunk's losses, gradients, and its part of the classes' sums; the loss has written ψ before.
@inline(never)
public func runSpaceRows(_ rows: UnsafeMutablePointer<SpaceRows>) {
  takeProducts(rows)
  takeExponentials(rows)
  weighChunk(rows)
}

/// The products of samples and classes, which are logits in units of ln 2.
@inline(__always)
func takeProducts(_ rows: UnsafeMutablePointer<SpaceRows>) {
  let classStep = rows.pointee.classStep
  multiply(
    rows.pointee.reaches, rowStep: rows.pointee.axisStep, innerStep: 1, rows.pointee.turnedPulls,
    bStep: classStep, into: rows.pointee.logits, cStep: classStep, rows: rows.pointee.count,
    inner: rows.pointee.dimension, columns: classStep, accumulates: false,
    panel: rows.pointee.panel)
}

/// From exponentials to the chunk's losses, gradients, and its part of the classes' sums.
@inline(__always)
func weighChunk(_ rows: UnsafeMutablePointer<SpaceRows>) {
  pullTogether(rows)
  weighSamples(rows)
  pullSamples(rows)
  pullClasses(rows)
}

/// What all classes pull at each sample.
@inline(__always)
func pullTogether(_ rows: UnsafeMutablePointer<SpaceRows>) {
  let axisStep = rows.pointee.axisStep
  multiply(
    rows.pointee.logits, rowStep: rows.pointee.classStep, innerStep: 1, rows.pointee.pulls,
    bStep: axisStep, into: rows.pointee.pulled, cStep: axisStep, rows: rows.pointee.count,
    inner: rows.pointee.classes, columns: axisStep, accumulates: false, panel: rows.pointee.panel)
}

/// What all samples pull at each class.
@inline(__always)
func pullClasses(_ rows: UnsafeMutablePointer<SpaceRows>) {
  let axisStep = rows.pointee.axisStep
  multiply(
    rows.pointee.logits, rowStep: 1, innerStep: rows.pointee.classStep, rows.pointee.reaches,
    bStep: axisStep, into: rows.pointee.sums, cStep: axisStep, rows: rows.pointee.classes,
    inner: rows.pointee.count, columns: axisStep, accumulates: true, panel: rows.pointee.panel)
}

/// Logits become exponentials beside a reference, and the own class's 0.
@inline(never)
func takeExponentials(_ rows: UnsafeMutablePointer<SpaceRows>) {
  let (classes, classStep) = (rows.pointee.classes, rows.pointee.classStep)
  let values = UnsafeRawPointer(rows.pointee.values).assumingMemoryBound(to: Float.self)
  let offsets = rows.pointee.offsets
  var i = 0
  while i < rows.pointee.count {
    let row = rows.pointee.logits + i * classStep
    let label = Int(rows.pointee.labels[i])
    let size = rows.pointee.growsWithEmbedding ? rows.pointee.norms[i] : 1
    let amplitude =
      rows.pointee.growsWithPrototype ? rows.pointee.lengths[label] : rows.pointee.scale
    let own =
      rows.pointee.isLinear
      ? row[label] + offsets[label] : values[i] * (amplitude * size) * bitsPerUnit
    let reach = size * rows.pointee.longestPull
    var top = own > reach + rows.pointee.largestOffset ? own : reach + rows.pointee.largestOffset
    let isSafe = classes > 1 && top - (rows.pointee.smallestOffset - reach) <= -leastPower
    // An own logit near the bound makes it as good a reference as the largest.
    if !isSafe, classes == 1 || top - own > nearPower {
      top = largestLogit(row, offsets, classes, except: label, own)
    }
    row[label] = top - offsets[label]
    var sum = Lanes()
    var j = 0
    while j < classStep {
      let power = load(row + j) + (load(offsets + j) - all(top))
      var exponential = powerOfTwo(larger(power, all(leastPower)))
      let isHere = places() .< all(Float(classes - j))
      exponential = Lanes().replacing(with: exponential, where: isHere)
      // The own class had the reference itself, whose exponential is 1 wherever rounding left it.
      if label >= j && label < j + 16 {
        exponential = exponential.replacing(
          with: Lanes(), where: places() .== all(Float(label - j)))
      }
      store(exponential, row + j)
      sum = sum + exponential
      j += 16
    }
    rows.pointee.amplitudes[i] = amplitude
    rows.pointee.owns[i] = own
    rows.pointee.tops[i] = top
    rows.pointee.others[i] = total(sum)
    i += 1
  }
}

@inline(__always)
func largestLogit(
  _ row: UnsafePointer<Float>, _ offsets: UnsafePointer<Float>, _ classes: Int, except label: Int,
  _ own: Float
) -> Float {
  var top = own
  var j = 0
  while j < classes {
    let logit = row[j] + offsets[j]
    if j != label && logit > top { top = logit }
    j += 1
  }
  return top
}

/// Probabilities and losses of the chunk.
@inline(never)
func weighSamples(_ rows: UnsafeMutablePointer<SpaceRows>) {
  let count = rows.pointee.count
  var i = 0
  while i < count {
    let here = places() .< all(Float(count - i))
    let (own, top) = (load(rows.pointee.owns + i), load(rows.pointee.tops + i))
    let others = load(rows.pointee.others + i)
    let sum = powerOfTwo(larger(own - top, all(leastOwnPower))) + others
    let inverse = Lanes().replacing(with: all(1) / sum, where: here)
    let loss = fused(top - own, all(unitsPerBit), logarithm(sum))
    rows.pointee.loss[0] = rows.pointee.loss[0] + Lanes().replacing(with: loss, where: here)
    // 1 − p of the own class, from the others: nothing vanishes by subtraction.
    store(others * inverse, rows.pointee.errors + i)
    store(inverse, rows.pointee.inverses + i)
    i += 16
  }
}

/// The gradient of the chunk's embeddings, and what its exponentials and rows are to the classes.
@inline(never)
func pullSamples(_ rows: UnsafeMutablePointer<SpaceRows>) {
  let (dimension, axisStep) = (rows.pointee.dimension, rows.pointee.axisStep)
  let values = UnsafeRawPointer(rows.pointee.values).assumingMemoryBound(to: Float.self)
  let slopes = UnsafeRawPointer(rows.pointee.slopes).assumingMemoryBound(to: Float.self)
  let cosines = UnsafeRawPointer(rows.pointee.cosines).assumingMemoryBound(to: Float.self)
  let sines = UnsafeRawPointer(rows.pointee.sines).assumingMemoryBound(to: Float.self)
  var i = 0
  while i < rows.pointee.count {
    let label = Int(rows.pointee.labels[i])
    let (norm, error) = (rows.pointee.norms[i], rows.pointee.errors[i])
    let (inverse, amplitude) = (rows.pointee.inverses[i], rows.pointee.amplitudes[i])
    let pulled = rows.pointee.pulled + i * axisStep
    let unit = rows.pointee.units + i * axisStep
    let logits = rows.pointee.logits + i * rows.pointee.classStep
    // Factors of the own prototype's direction, and of the sample's, beside the others' pull.
    var (own, along, factor) = (Float(0), Float(0), rows.pointee.share)
    if rows.pointee.isLinear {
      own = -error * rows.pointee.lengths[label]
      logits[label] = -rows.pointee.others[i]
      addWeights(rows, i)
    } else {
      // Along the arc the direction is (w − cos θ·x)/sin θ; there is none at its ends.
      let turn = sines[i] < 1e-12 || norm == 0 ? 0 : slopes[i] / sines[i]
      own = turn * error * amplitude
      logits[label] = turn * rows.pointee.others[i]
      if rows.pointee.growsWithEmbedding {
        along = -error * amplitude * (turn * cosines[i] + values[i])
        if norm == 0 { factor = 0 }
      } else {
        factor = norm > 0 ? factor / norm : 0
        let radial = innerProduct(pulled, unit, axisStep) * (inverse * unitsPerBit)
        along = -(radial + own * cosines[i])
      }
      if rows.pointee.growsWithPrototype {
        rows.pointee.alongs[label] -= error * norm * (turn * cosines[i] + values[i])
      }
    }
    let w = rows.pointee.directions + label * axisStep
    let reach = rows.pointee.reaches + i * axisStep
    let gradient = rows.pointee.embeddingGradient + i * dimension
    var k = 0
    while k < dimension {
      let others = load(pulled + k) * all(inverse * unitsPerBit)
      let slope = fused(all(along), load(unit + k), fused(all(own), load(w + k), others))
      store(slope * all(factor), gradient + k, count: dimension - k)
      store(load(reach + k) * all(inverse), reach + k)
      k += 16
    }
    i += 1
  }
}

/// Adds a sample's probabilities to the classes' sums for the bias, the own class's error among them.
@inline(__always)
func addWeights(_ rows: UnsafeMutablePointer<SpaceRows>, _ i: Int) {
  let logits = rows.pointee.logits + i * rows.pointee.classStep
  let inverse = all(rows.pointee.inverses[i])
  var j = 0
  while j < rows.pointee.classStep {
    let sum = fused(load(logits + j), inverse, load(rows.pointee.weights + j))
    store(sum, rows.pointee.weights + j)
    j += 16
  }
}
