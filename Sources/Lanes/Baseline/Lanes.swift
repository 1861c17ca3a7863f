internal import CLanes

// The files of this folder are compiled once for each level of processor, from one source: see
// Package.swift. They hold free functions over pointers and numbers only. A type or a generic function
// would make the fast levels emit helpers under a shared name, which an old processor could be handed.

/// Sixteen samples, classes or parameters side by side.
typealias Lanes = SIMD16<Float>
typealias Bits = SIMD16<UInt32>

/// a·b + c, rounded once.
@inline(__always)
func fused(_ a: Lanes, _ b: Lanes, _ c: Lanes) -> Lanes { wedge_fused(a, b, c) }

@inline(__always)
func all(_ number: Float) -> Lanes { Lanes(repeating: number) }

/// The larger of two numbers, lane by lane; the first where either is NaN.
@inline(__always)
func larger(_ a: Lanes, _ b: Lanes) -> Lanes { wedge_larger(a, b) }

/// The sum of the lanes, by halves.
@inline(__always)
func total(_ a: Lanes) -> Float {
  let eight = a.lowHalf + a.highHalf
  let four = eight.lowHalf + eight.highHalf
  let two = four.lowHalf + four.highHalf
  return two.x + two.y
}

/// Sixteen numbers from any address.
@inline(__always)
func load(_ start: UnsafePointer<Float>) -> Lanes {
  UnsafeRawPointer(start).loadUnaligned(as: Lanes.self)
}

@inline(__always)
func store(_ lanes: Lanes, _ start: UnsafeMutablePointer<Float>) {
  UnsafeMutableRawPointer(start).storeBytes(of: lanes, as: Lanes.self)
}

/// The first `count` of sixteen numbers; zeros in place of the others, which are not touched.
@inline(__always)
func load(_ start: UnsafePointer<Float>, count: Int) -> Lanes {
  count >= 16 ? load(start) : loadFew(start, count)
}

// Apart, because a lane that is not known beforehand goes through memory.
@inline(never)
func loadFew(_ start: UnsafePointer<Float>, _ count: Int) -> Lanes {
  var lanes = Lanes()
  var lane = 0
  while lane < count {
    lanes[lane] = start[lane]
    lane += 1
  }
  return lanes
}

@inline(__always)
func store(_ lanes: Lanes, _ start: UnsafeMutablePointer<Float>, count: Int) {
  if count >= 16 { store(lanes, start) } else { storeFew(lanes, start, count) }
}

@inline(never)
func storeFew(_ lanes: Lanes, _ start: UnsafeMutablePointer<Float>, _ count: Int) {
  var lane = 0
  while lane < count {
    start[lane] = lanes[lane]
    lane += 1
  }
}

/// 0, 1, … 15.
@inline(__always)
func places() -> Lanes { Lanes(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15) }
