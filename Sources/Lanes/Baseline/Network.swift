internal import CLanes

/// Replaces numbers by their hyperbolic tangents, within 4e-7 of their size; whole sixteens.
///
/// Near 0 Cephes' polynomial (Moshier, 1992), elsewhere 1 − 2/(e^2x + 1).
@inline(never)
public func applyTanh(_ numbers: UnsafeMutablePointer<Float>, count: Int) {
  var place = 0
  while place < count {
    let x = load(numbers + place, count: count - place)
    let size = larger(x, -x)
    let capped = -larger(-size, all(-9.1))
    let power = powerOfTwo(capped * all(2 * bitsPerUnit))
    let fraction = all(1) - all(2) / (power + all(1))
    let z = x * x
    var series = fused(all(-5.70498872745e-3), z, all(2.06390887954e-2))
    series = fused(series, z, all(-5.37397155531e-2))
    series = fused(series, z, all(1.33314422036e-1))
    series = fused(series, z, all(-3.33332819422e-1))
    series = fused(series * z, size, size)
    let result = fraction.replacing(with: series, where: size .< all(0.625))
    let signed = result.replacing(with: -result, where: x .< Lanes())
    store(signed, numbers + place, count: count - place)
    place += 16
  }
}

/// The same row of numbers, so many times.
@inline(never)
public func repeatRow(
  _ row: UnsafePointer<Float>, width: Int, _ rows: UnsafeMutablePointer<Float>, step: Int,
  count: Int
) {
  var i = 0
  while i < count {
    var k = 0
    while k < step {
      store(load(row + k, count: max(width - k, 0)), rows + i * step + k)
      k += 16
    }
    i += 1
  }
}

/// The sum of rows, the first one first.
@inline(never)
public func addRows(
  _ rows: UnsafePointer<Float>, step: Int, count: Int, to sum: UnsafeMutablePointer<Float>,
  width: Int
) {
  var k = 0
  while k < width {
    var lanes = Lanes()
    var i = 0
    while i < count {
      lanes = lanes + load(rows + i * step + k)
      i += 1
    }
    store(lanes, sum + k, count: width - k)
    k += 16
  }
}

/// Multiplies signals by the slope of the tangent whose results are given: 1 − y².
@inline(never)
public func multiplyByTanhSlope(
  _ signals: UnsafeMutablePointer<Float>, _ results: UnsafePointer<Float>, count: Int
) {
  var place = 0
  while place < count {
    let y = load(results + place)
    store(load(signals + place) * fused(-y, y, all(1)), signals + place)
    place += 16
  }
}

/// The transpose of a matrix, whose rows lie a step apart; the new rows, too.
@inline(never)
public func transpose(
  _ a: UnsafePointer<Float>, step: Int, rows: Int, columns: Int,
  into b: UnsafeMutablePointer<Float>, step other: Int
) {
  // Pieces of sixteen rows and columns, so that neither side leaves the nearest cache.
  var row = 0
  while row < rows {
    let height = min(16, rows - row)
    var column = 0
    while column < columns {
      let width = min(16, columns - column)
      var i = 0
      while i < width {
        let target = b + (column + i) * other + row
        var source = a + row * step + column + i
        var k = 0
        while k < height {
          target[k] = source.pointee
          source += step
          k += 1
        }
        i += 1
      }
      column += 16
    }
    row += 16
  }
}
