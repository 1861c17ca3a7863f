/// A small, fast, splittable source of random bits with a seed and nothing else.
///
/// SplitMix64: Steele, Lea & Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
public struct SeededGenerator: RandomNumberGenerator, Equatable, Codable, Sendable {
  @usableFromInline var state: UInt64

  public init(seed: UInt64) {
    state = seed
  }

  /// An independent stream for one purpose, named by a number, so that adding a purpose moves
  /// no other.
  public init(seed: UInt64, stream: UInt64) {
    var source = SeededGenerator(seed: seed)
    let mixed = source.next()
    var other = SeededGenerator(seed: stream &* 0xD1B5_4A32_D192_ED03)
    state = mixed ^ other.next()
  }

  @inlinable
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  /// A number in 0 ..< 1 with 53 random bits.
  public mutating func uniform() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  /// A standard normal number (Box and Muller's transform, its cosine half).
  public mutating func normal() -> Double {
    let radius = (-2 * Double.log(1 - uniform())).squareRoot()
    return radius * Double.cos(2 * .pi * uniform())
  }

  /// A whole number in 0 ..< bound.
  ///
  /// The standard library's method may change between releases; this one is fixed.
  @inlinable
  public mutating func index(below bound: Int) -> Int {
    precondition(bound > 0, "no index is below \(bound)")
    return Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// The numbers 0 ..< count in random order.
  public mutating func permutation(of count: Int) -> [Int] {
    var order = Array(0..<count)
    shuffle(&order)
    return order
  }

  /// Puts a list into random order (Fisher and Yates); the standard library's way is not fixed.
  public mutating func shuffle(_ order: inout [Int]) {
    for last in stride(from: order.count - 1, to: 0, by: -1) {
      order.swapAt(last, index(below: last + 1))
    }
  }
}
