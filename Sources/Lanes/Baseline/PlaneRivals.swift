internal import CLanes
public import LaneRows

// The plane's row kernel for losses whose rivals' logits are more than a scaled cosine: class after class
// for one block of sixteen samples, in two stages, between which the loss writes its formula.
//
// Formula: z_j = s·φ(c_j), with φ and dφ/dc from the loss; the pull on what the cosine is made of is
// p_j·dφ/dc. Order of sums: that of `runPlaneRows`.
// Shape: the logits have no bound that is known beforehand, so that the largest is looked for; the arrays
// are those of the plain kernel, whose second half does the rest.

/// The cosines to every class, where their exponentials will stand.
@inline(never)
public func takePlaneCosines(_ rows: UnsafeMutablePointer<PlaneRows>) {
  let block = rows.pointee.block
  let (x, y) = (rows.pointee.x[block], rows.pointee.y[block])
  let directions = rows.pointee.directions
  let cosines = rows.pointee.exponentials + (block & 3)
  let classes = rows.pointee.classes
  var j = 0
  while j < classes {
    cosines[4 &* j] = fused(x, all(directions[2 &* j]), y * all(directions[2 &* j &+ 1]))
    j &+= 1
  }
}

/// The rest, with the logits that the loss has written in place of the cosines.
@inline(never)
public func runPlaneRivals(_ rows: UnsafeMutablePointer<PlaneRows>) {
  let block = rows.pointee.block
  let amplitude = all(rows.pointee.scale)
  rows.pointee.amplitudes[block] = amplitude
  rows.pointee.owns[block] = rows.pointee.values[block] * amplitude * all(bitsPerUnit)
  takeLargestRivals(rows, block)
  addRivals(rows, block)
  let (blocks, first) = ((rows.pointee.count + 15) / 16, block & ~3)
  guard block & 3 == 3 || block + 1 == blocks else { return }
  weigh(rows, first, block + 1 - first)
  addToClasses(rows)
  if block + 1 == blocks { pull(rows, blocks) }
}

/// The rest of losses that are sums over the classes, with the slopes by the cosines in the cosines' place,
/// the costs as own logits and the own classes' errors.
@inline(never)
public func runPlaneCosts(_ rows: UnsafeMutablePointer<PlaneRows>) {
  let block = rows.pointee.block
  rows.pointee.amplitudes[block] = all(rows.pointee.scale)
  addSlopes(rows, block)
  let (blocks, first) = ((rows.pointee.count + 15) / 16, block & ~3)
  let here = places() .< all(Float(min(16, rows.pointee.count - 16 * block)))
  let weight = Lanes().replacing(with: all(1), where: here)
  let cost = Lanes().replacing(with: rows.pointee.owns[block], where: here)
  rows.pointee.loss[0] = rows.pointee.loss[0] + cost
  rows.pointee.inverses[block] = weight
  let reaches = rows.pointee.reaches + 3 * (block - first)
  reaches[0] = rows.pointee.x[block] * weight
  reaches[1] = rows.pointee.y[block] * weight
  guard block & 3 == 3 || block + 1 == blocks else { return }
  // A block that is not there adds nothing.
  clear(reaches + 3, count: 3 * (3 - (block - first)))
  addToClasses(rows)
  if block + 1 == blocks { pull(rows, blocks) }
}

/// The pull of all classes but the own on the embeddings.
@inline(__always)
func addSlopes(_ rows: UnsafeMutablePointer<PlaneRows>, _ block: Int) {
  let (classes, pulls) = (rows.pointee.classes, rows.pointee.pulls)
  let slopes = rows.pointee.exponentials + (block & 3)
  var (gx, gy) = (Lanes(), Lanes())
  var j = 0
  while j < classes {
    gx = fused(slopes[4 &* j], all(pulls[2 &* j]), gx)
    gy = fused(slopes[4 &* j], all(pulls[2 &* j &+ 1]), gy)
    j &+= 1
  }
  rows.pointee.pullX[block] = gx
  rows.pointee.pullY[block] = gy
}

/// Logits in units of ln 2, and the largest of each sample.
@inline(__always)
func takeLargestRivals(_ rows: UnsafeMutablePointer<PlaneRows>, _ block: Int) {
  let (classes, owner) = (rows.pointee.classes, rows.pointee.owners[block])
  let size = all(rows.pointee.scale * bitsPerUnit)
  let logits = rows.pointee.exponentials + (block & 3)
  var top = rows.pointee.owns[block]
  var j = 0
  while j < classes {
    let logit = logits[4 &* j] * size
    logits[4 &* j] = logit
    top = top.replacing(with: larger(top, logit), where: owner .!= all(Float(j)))
    j &+= 1
  }
  rows.pointee.tops[block] = top
}

/// Exponentials of all classes but the own, their sum, and their pulls.
@inline(__always)
func addRivals(_ rows: UnsafeMutablePointer<PlaneRows>, _ block: Int) {
  let (classes, owner) = (rows.pointee.classes, rows.pointee.owners[block])
  let (pulls, slopes) = (rows.pointee.pulls, rows.pointee.rivalSlopes)
  let exponentials = rows.pointee.exponentials + (block & 3)
  let top = rows.pointee.tops[block]
  var (sum, gx, gy) = (Lanes(), Lanes(), Lanes())
  var j = 0
  while j < classes {
    var exponential = powerOfTwo(larger(exponentials[4 &* j] - top, all(leastPower)))
    exponential = exponential.replacing(with: Lanes(), where: owner .== all(Float(j)))
    let pull = exponential * slopes[j]
    exponentials[4 &* j] = pull
    sum = sum + exponential
    gx = fused(pull, all(pulls[2 &* j]), gx)
    gy = fused(pull, all(pulls[2 &* j &+ 1]), gy)
    j &+= 1
  }
  rows.pointee.others[block] = sum
  rows.pointee.pullX[block] = gx
  rows.pointee.pullY[block] = gy
}
