internal import CLanes

// One row of a table compared with some others of it, in double precision: Σ x·y.
//
// Order of sums: eight sums side by side, axes k, k + 8, … in each; these by halves; then the axes that
// are left over, ascending. Products of floats are exact in double.
// Bound: what reading the other rows from memory takes; they lie anywhere.
// Shape: four others at a time, so that four rows are on their way at once.

/// - Parameters:
///   - others: places of rows, `count` of them.
///   - results: a number for each.
@inline(never)
public func takePairSums(
  _ table: UnsafePointer<Float>, dimension: Int, _ first: Int, _ others: UnsafePointer<Int32>,
  count: Int, into results: UnsafeMutablePointer<Double>
) {
  let x = table + first * dimension
  var place = 0
  while place < count {
    // The last four may be among those before: they are done twice.
    if count >= 4 && place + 4 > count { place = count - 4 }
    let step = count >= 4 ? 1 : 0
    let a = table + Int(others[place]) * dimension
    let b = table + Int(others[place + step]) * dimension
    let c = table + Int(others[place + 2 * step]) * dimension
    let d = table + Int(others[place + 3 * step]) * dimension
    var (sumA, sumB, sumC, sumD) = (Doubles(), Doubles(), Doubles(), Doubles())
    var axis = 0
    while axis + 8 <= dimension {
      let own = wedge_widened(x + axis)
      sumA = wedge_exact_sum(own, wedge_widened(a + axis), sumA)
      sumB = wedge_exact_sum(own, wedge_widened(b + axis), sumB)
      sumC = wedge_exact_sum(own, wedge_widened(c + axis), sumC)
      sumD = wedge_exact_sum(own, wedge_widened(d + axis), sumD)
      axis += 8
    }
    results[place] = rest(x, a, from: axis, dimension, halves(sumA))
    if step > 0 {
      results[place + 1] = rest(x, b, from: axis, dimension, halves(sumB))
      results[place + 2] = rest(x, c, from: axis, dimension, halves(sumC))
      results[place + 3] = rest(x, d, from: axis, dimension, halves(sumD))
      place += 4
    } else {
      place += 1
    }
  }
}

@inline(__always)
func halves(_ a: Doubles) -> Double {
  let four = a.lowHalf + a.highHalf
  let two = four.lowHalf + four.highHalf
  return two.x + two.y
}

@inline(__always)
func rest(
  _ x: UnsafePointer<Float>, _ y: UnsafePointer<Float>, from start: Int, _ dimension: Int,
  _ sum: Double
) -> Double {
  var sum = sum
  var axis = start
  while axis < dimension {
    sum += Double(x[axis]) * Double(y[axis])
    axis += 1
  }
  return sum
}
