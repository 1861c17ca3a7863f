internal import CLanes
public import LaneRows

// The row kernel of any dimension for losses whose rivals' logits are more than a scaled cosine, in two
// stages, between which the loss writes its formula; formula and shape are those of the plane's.

/// The cosines of a chunk's samples to every class, where their exponentials will stand.
@inline(never)
public func takeSpaceCosines(_ rows: UnsafeMutablePointer<SpaceRows>) {
  takeProducts(rows)
  // Of logits in units of ln 2.
  let size = all(1 / (rows.pointee.scale * bitsPerUnit))
  let end = rows.pointee.count * rows.pointee.classStep
  var place = 0
  while place < end {
    store(load(rows.pointee.logits + place) * size, rows.pointee.logits + place)
    place += 16
  }
}

/// The rest, with the logits that the loss has written in place of the cosines.
@inline(never)
public func runSpaceRivals(_ rows: UnsafeMutablePointer<SpaceRows>) {
  takeRivalExponentials(rows)
  weighChunk(rows)
}

/// The rest of losses that are sums over the classes, with the slopes by the cosines in the cosines' place,
/// the costs as own logits and the own classes' errors.
@inline(never)
public func runSpaceCosts(_ rows: UnsafeMutablePointer<SpaceRows>) {
  pullTogether(rows)
  let count = rows.pointee.count
  var i = 0
  while i < count {
    let here = places() .< all(Float(count - i))
    let cost = Lanes().replacing(with: load(rows.pointee.owns + i), where: here)
    rows.pointee.loss[0] = rows.pointee.loss[0] + cost
    store(Lanes().replacing(with: all(1), where: here), rows.pointee.inverses + i)
    store(all(rows.pointee.scale), rows.pointee.amplitudes + i)
    store(load(rows.pointee.errors + i), rows.pointee.others + i)
    i += 16
  }
  pullSamples(rows)
  pullClasses(rows)
}

/// Logits become the pulls of their exponentials, and the own class's 0.
@inline(never)
func takeRivalExponentials(_ rows: UnsafeMutablePointer<SpaceRows>) {
  let (classes, classStep) = (rows.pointee.classes, rows.pointee.classStep)
  let values = UnsafeRawPointer(rows.pointee.values).assumingMemoryBound(to: Float.self)
  let size = rows.pointee.scale * bitsPerUnit
  var i = 0
  while i < rows.pointee.count {
    let row = rows.pointee.logits + i * classStep
    let slopes = rows.pointee.rivalSlopes + i * classStep
    let label = Int(rows.pointee.labels[i])
    let own = values[i] * rows.pointee.scale * bitsPerUnit
    let top = largestRival(row, classes, except: label, own, size)
    var sum = Lanes()
    var j = 0
    while j < classStep {
      let power = load(row + j) * all(size) - all(top)
      var exponential = powerOfTwo(larger(power, all(leastPower)))
      let place = places() + all(Float(j))
      exponential = Lanes().replacing(with: exponential, where: place .< all(Float(classes)))
      exponential = exponential.replacing(with: Lanes(), where: place .== all(Float(label)))
      store(exponential * load(slopes + j), row + j)
      sum = sum + exponential
      j += 16
    }
    rows.pointee.amplitudes[i] = rows.pointee.scale
    rows.pointee.owns[i] = own
    rows.pointee.tops[i] = top
    rows.pointee.others[i] = total(sum)
    i += 1
  }
}

/// The largest logit of a sample in units of ln 2, which may be its own.
@inline(__always)
func largestRival(
  _ row: UnsafePointer<Float>, _ classes: Int, except label: Int, _ own: Float, _ size: Float
) -> Float {
  var top = all(own)
  var j = 0
  while j < classes {
    let place = places() + all(Float(j))
    let isRival = (place .< all(Float(classes))) .& (place .!= all(Float(label)))
    top = top.replacing(with: larger(top, load(row + j) * all(size)), where: isRival)
    j += 16
  }
  return wedge_largest(top)
}
