public import LaneRows

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
func repeatRow(
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
func addRows(
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
func multiplyByTanhSlope(
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
func transpose(
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

/// What a batch of rows becomes, layer by layer.
@inline(never)
public func runForward(_ rows: UnsafeMutablePointer<NetworkRows>) {
  let count = rows.pointee.count
  fillUp(
    rows.pointee.inputs, width: Int(rows.pointee.widths[0]), rows.pointee.output(before: 0),
    step: Int(rows.pointee.steps[0]), count: count)
  var layer = 0
  while layer < rows.pointee.depth {
    let (inner, width) = (Int(rows.pointee.widths[layer]), Int(rows.pointee.widths[layer + 1]))
    let (from, to) = (Int(rows.pointee.steps[layer]), Int(rows.pointee.steps[layer + 1]))
    let weights = rows.pointee.parameters + rows.pointee.offset(of: layer)
    let output = rows.pointee.output(before: layer + 1)
    repeatRow(weights + inner * width, width: width, output, step: to, count: count)
    multiply(
      rows.pointee.output(before: layer), rowStep: from, innerStep: 1,
      filledUp(weights, inner, width, to, rows.pointee.filled), bStep: to, into: output, cStep: to,
      rows: count, inner: inner, columns: to, accumulates: true, panel: rows.pointee.panel)
    if layer + 1 < rows.pointee.depth { applyTanh(output, count: count * to) }
    layer += 1
  }
}

/// The gradient of every parameter, from that of the last layer's rows, which stands in `signal`.
@inline(never)
public func runBackward(_ rows: UnsafeMutablePointer<NetworkRows>) {
  let count = rows.pointee.count
  var (signal, other) = (rows.pointee.signal, rows.pointee.otherSignal)
  var layer = rows.pointee.depth - 1
  while layer >= 0 {
    let (inner, width) = (Int(rows.pointee.widths[layer]), Int(rows.pointee.widths[layer + 1]))
    let (from, to) = (Int(rows.pointee.steps[layer]), Int(rows.pointee.steps[layer + 1]))
    let offset = rows.pointee.offset(of: layer)
    let input = rows.pointee.output(before: layer)
    let target = rows.pointee.gradient + offset
    let room = width == to ? target : rows.pointee.filled
    multiply(
      input, rowStep: 1, innerStep: from, signal, bStep: to, into: room, cStep: to, rows: inner,
      inner: count, columns: to, accumulates: false, panel: rows.pointee.panel)
    if width != to { cutDown(room, step: to, target, width: width, count: inner) }
    addRows(signal, step: to, count: count, to: target + inner * width, width: width)
    if layer > 0 {
      transpose(
        rows.pointee.parameters + offset, step: width, rows: inner, columns: width,
        into: rows.pointee.turned, step: from)
      multiply(
        signal, rowStep: to, innerStep: 1, rows.pointee.turned, bStep: from, into: other,
        cStep: from, rows: count, inner: width, columns: from, accumulates: false,
        panel: rows.pointee.panel)
      multiplyByTanhSlope(other, input, count: count * from)
      (signal, other) = (other, signal)
    }
    layer -= 1
  }
}

/// Rows filled up with zeros to a step.
@inline(never)
func fillUp(
  _ rows: UnsafePointer<Float>, width: Int, _ filled: UnsafeMutablePointer<Float>, step: Int,
  count: Int
) {
  var i = 0
  while i < count {
    var k = 0
    while k < step {
      store(load(rows + i * width + k, count: width - k), filled + i * step + k)
      k += 16
    }
    i += 1
  }
}

/// A matrix whose rows are whole sixteens: itself, or a copy.
@inline(__always)
func filledUp(
  _ matrix: UnsafePointer<Float>, _ rows: Int, _ width: Int, _ step: Int,
  _ room: UnsafeMutablePointer<Float>
) -> UnsafePointer<Float> {
  if width == step { return matrix }
  fillUp(matrix, width: width, room, step: step, count: rows)
  return UnsafePointer(room)
}

/// Rows without what they were filled up with.
@inline(never)
func cutDown(
  _ rows: UnsafePointer<Float>, step: Int, _ cut: UnsafeMutablePointer<Float>, width: Int,
  count: Int
) {
  var i = 0
  while i < count {
    var k = 0
    while k < width {
      store(load(rows + i * step + k), cut + i * width + k, count: width - k)
      k += 16
    }
    i += 1
  }
}
