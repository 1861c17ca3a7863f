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
  count >= 16 ? load(start) : wedge_load_few(start, Int64(count))
}

@inline(__always)
func store(_ lanes: Lanes, _ start: UnsafeMutablePointer<Float>, count: Int) {
  if count >= 16 { store(lanes, start) } else { wedge_store_few(lanes, start, Int64(count)) }
}

/// 0, 1, … 15.
@inline(__always)
func places() -> Lanes { Lanes(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15) }
