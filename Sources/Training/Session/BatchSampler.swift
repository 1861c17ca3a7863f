internal import Kernels

/// The samples of each step: a new seeded order every epoch, an incomplete batch dropped.
struct BatchSampler: Sendable {
  private(set) var count: Int
  private(set) var size: Int
  private let asked: Int
  private var generator: SeededGenerator
  private var order: [Int]
  private var position: Int = 0

  /// A size of 0, or not below the count, takes every sample, in order, at every step.
  init(count: Int, size: Int, seed: UInt64) {
    self.count = count
    asked = size
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

  /// Whether the steps to come take the same samples as those of another one.
  func drawsAlike(_ other: BatchSampler) -> Bool {
    count == other.count && size == other.size && position == other.position
      && generator == other.generator && order == other.order
  }

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

  /// Puts the next batch in place of what was in the list.
  mutating func next(into samples: inout [Int]) {
    if size == count {
      samples = order
      return
    }
    if position + size > count {
      for place in order.indices { order[place] = place }
      generator.shuffle(&order)
      position = 0
    }
    samples.removeAll(keepingCapacity: true)
    samples += order[position..<position + size]
    position += size
  }

  /// Makes room for a sample at an index; the running epoch draws it last.
  mutating func insert(_ sample: Int) {
    order = order.map { $0 < sample ? $0 : $0 + 1 } + [sample]
    resize(to: count + 1)
  }

  /// Leaves out a sample; those after it move up.
  mutating func remove(_ sample: Int) {
    if let place = order.firstIndex(of: sample) {
      order.remove(at: place)
      if place < position { position -= 1 }
    }
    order = order.map { $0 < sample ? $0 : $0 - 1 }
    resize(to: count - 1)
  }

  private mutating func resize(to count: Int) {
    let wasWhole = size == self.count
    self.count = count
    size = asked <= 0 || asked >= count ? count : asked
    if size == count {
      order = Array(0..<count)
      position = 0
    } else if wasWhole {
      // The next batch begins an epoch.
      position = count
    }
  }
}
