/// What the network's kernels read and write: layers of tanh and a linear one, for a batch of rows.
///
/// Rows of numbers are filled up with zeros to whole sixteens.
public struct NetworkRows {
  /// Rows of a batch at most.
  public let capacity: Int
  public var count: Int = 0
  /// Layers of weights.
  public let depth: Int
  /// Numbers of a row before each layer and after the last; and the same up to the next sixteen.
  public let widths: UnsafeMutablePointer<Int32>
  public let steps: UnsafeMutablePointer<Int32>
  /// For each layer a fan-in × fan-out matrix and then its biases; and their gradient.
  public var parameters: UnsafePointer<Float>
  public var gradient: UnsafeMutablePointer<Float>
  /// count × the first width, as they are.
  public var inputs: UnsafePointer<Float>
  /// What each layer gives, one after the other: `capacity` rows of each step.
  public let outputs: UnsafeMutablePointer<Float>
  /// The slope of the loss by a layer's sums, and by those of the layer before.
  public let signal: UnsafeMutablePointer<Float>
  public let otherSignal: UnsafeMutablePointer<Float>
  /// A layer's weights filled up, and turned; a gradient of weights filled up.
  public let filled: UnsafeMutablePointer<Float>
  public let turned: UnsafeMutablePointer<Float>
  public let panel: UnsafeMutablePointer<Float>

  public init(widths sizes: [Int], capacity: Int) {
    self.capacity = capacity
    depth = sizes.count - 1
    let filledUp = sizes.map { ($0 + 15) & ~15 }
    let widest = filledUp.max() ?? 16
    let numbers =
      capacity * filledUp.reduce(0, +) + 2 * capacity * widest + 2 * widest * widest + 8192
    var arena = Arena(floats: numbers, lanes: 0, words: 2 * sizes.count)
    outputs = arena.floats(capacity * filledUp.reduce(0, +))
    signal = arena.floats(capacity * widest)
    otherSignal = arena.floats(capacity * widest)
    filled = arena.floats(widest * widest)
    turned = arena.floats(widest * widest)
    panel = arena.floats(8192)
    widths = arena.words(sizes.count)
    steps = arena.words(sizes.count)
    for (index, size) in sizes.enumerated() {
      widths[index] = Int32(size)
      steps[index] = Int32(filledUp[index])
    }
    parameters = UnsafePointer(panel)
    gradient = panel
    inputs = UnsafePointer(panel)
    memory = arena.memory
  }

  private let memory: UnsafeMutableRawPointer

  /// Gives the memory back; the rows are not to be used any more.
  public func deallocate() { memory.deallocate() }

  /// What the layer before number `layer` gave; the inputs before the first one.
  @inlinable
  public func output(before layer: Int) -> UnsafeMutablePointer<Float> {
    var start = outputs
    for index in 0..<layer { start += capacity * Int(steps[index]) }
    return start
  }

  /// Where a layer's parameters begin.
  @inlinable
  public func offset(of layer: Int) -> Int {
    var offset = 0
    for index in 0..<layer { offset += (Int(widths[index]) + 1) * Int(widths[index + 1]) }
    return offset
  }
}
