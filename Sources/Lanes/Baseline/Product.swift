internal import CLanes

/// C = A·B, or C + A·B where it accumulates; A's numbers lie `rowStep` and `innerStep` apart, so that a
/// transpose is a matter of steps; B's and C's rows lie `bStep` and `cStep` apart and are filled up to
/// whole sixteens of columns.
///
/// Order of sums: the inner index ascending, each product and the sum it goes into rounded once: so
/// tiles, which differ from level to level, change no bit.
/// Bound: one fused operation for sixteen products; a tile's columns of B are copied together so that
/// they stay in the nearest cache while all rows pass by.
@inline(never)
public func multiply(
  _ a: UnsafePointer<Float>, rowStep: Int, innerStep: Int, _ b: UnsafePointer<Float>, bStep: Int,
  into c: UnsafeMutablePointer<Float>, cStep: Int, rows: Int, inner: Int, columns: Int,
  accumulates: Bool, panel: UnsafeMutablePointer<Float>
) {
  let (tall, wide) = (Int(wedge_tile_rows()), 16 * Int(wedge_tile_lanes()))
  var column = 0
  while column < columns {
    let width = columns - column >= wide ? wide : 16
    var k = 0
    repeat {
      let depth = min(productDepth, inner - k)
      var (source, step) = (b + k * bStep + column, bStep)
      if rows >= 4 * tall {
        copyPanel(source, bStep: bStep, depth: depth, width: width, panel)
        (source, step) = (UnsafePointer(panel), width)
      }
      let adds = accumulates || k > 0
      let from = a + k * innerStep
      var row = 0
      while row + tall <= rows {
        let target = c + row * cStep + column
        if width == wide {
          wedge_tile(
            from + row * rowStep, Int64(rowStep), Int64(innerStep), source, Int64(step), target,
            Int64(cStep), Int64(depth), adds)
        } else {
          wedge_narrow_tile(
            from + row * rowStep, Int64(rowStep), Int64(innerStep), source, Int64(step), target,
            Int64(cStep), Int64(depth), adds)
        }
        row += tall
      }
      while row < rows {
        let target = c + row * cStep + column
        if width == wide {
          wedge_row_tile(
            from + row * rowStep, Int64(rowStep), Int64(innerStep), source, Int64(step), target,
            Int64(cStep), Int64(depth), adds)
        } else {
          wedge_small_tile(
            from + row * rowStep, Int64(rowStep), Int64(innerStep), source, Int64(step), target,
            Int64(cStep), Int64(depth), adds)
        }
        row += 1
      }
      k += depth
    } while k < inner
    column += width
  }
}

/// Inner indices that are taken at once; a panel has as many rows of up to 32 numbers.
@inline(__always) var productDepth: Int { 256 }

@inline(never)
func copyPanel(
  _ source: UnsafePointer<Float>, bStep: Int, depth: Int, width: Int,
  _ panel: UnsafeMutablePointer<Float>
) {
  var k = 0
  while k < depth {
    store(load(source + k * bStep), panel + k * width)
    if width > 16 { store(load(source + k * bStep + 16), panel + k * width + 16) }
    k += 1
  }
}
