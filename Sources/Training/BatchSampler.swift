internal import Kernels

/// The samples of each step: a new seeded order every epoch, an incomplete batch dropped.
struct BatchSampler: Sendable {
  let count: Int
  let size: Int
  private var generator: SeededGenerator
  private var order: [Int]
  private var position: Int = 0

  /// A size of 0, or not below the count, takes every sample, in order, at every step.
  init(count: Int, size: Int, seed: UInt64) {
    self.count = count
    self.size = size <= 0 || size >= count ? count : size
    generator = SeededGenerator(seed: seed, stream: RandomStream.batches.rawValue)
    order = Array(0..<count)
    if self.size < count { order = generator.permutation(of: count) }
  }

  /// Where the drawing stands, to be written down.
  struct Place: Codable, Sendable {
    var generator: SeededGenerator
    var order: [Int]
    var position: Int
  }

  var place: Place { Place(generator: generator, order: order, position: position) }

  /// Goes on drawing from a place.
  ///
  /// - Returns: false when it is no order of these samples.
  mutating func go(to place: Place) -> Bool {
    guard place.order.count == count, (0...count).contains(place.position),
      place.order.sorted() == Array(0..<count)
    else { return false }
    (generator, order, position) = (place.generator, place.order, place.position)
    return true
  }

  mutating func next() -> [Int] {
    if size == count { return order }
    if position + size > count {
      order = generator.permutation(of: count)
      position = 0
    }
    defer { position += size }
    return Array(order[position..<position + size])
  }
}
