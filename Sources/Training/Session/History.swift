/// A turn of a knob, a new loss, a milestone: marked on the loss axis at its step.
public struct Mark: Equatable, Codable, Sendable {
  public var step: Int
  public var text: String

  public init(step: Int, text: String) {
    self.step = step
    self.text = text
  }
}

/// The loss of every step in bounded memory: when full, neighbours are averaged in pairs.
public struct History: Equatable, Codable, Sendable {
  /// Mean batch loss of `stride` consecutive steps each, oldest first.
  public private(set) var losses: [Float] = []
  /// How many steps one entry stands for.
  public private(set) var stride: Int = 1
  public var marks: [Mark] = []
  /// What held from which step on, oldest first: one more for every turn that moved a floor.
  public private(set) var floors: [Floor] = []
  private var pending: Float = 0
  private var pendingCount: Int = 0
  private let capacity: Int

  public init(capacity: Int = 4096) {
    precondition(capacity >= 2 && capacity % 2 == 0, "capacity \(capacity) is not even and ≥ 2")
    self.capacity = capacity
  }

  public init(from decoder: any Decoder) throws {
    self.init()
    let container = try decoder.container(keyedBy: CodingKeys.self)
    losses = try container.decode([Float].self, forKey: .losses)
    try container.take(.stride, into: &stride)
    try container.take(.marks, into: &marks)
    try container.take(.floors, into: &floors)
    try container.take(.pending, into: &pending)
    try container.take(.pendingCount, into: &pendingCount)
  }

  /// Records the loss of the next step.
  public mutating func append(_ loss: Float) {
    pending += loss
    pendingCount += 1
    guard pendingCount == stride else { return }
    if losses.isEmpty { losses.reserveCapacity(capacity) }
    losses.append(pending / Float(stride))
    pending = 0
    pendingCount = 0
    if losses.count == capacity { halve() }
  }

  /// Records floors that hold from their step on; at one step the last word counts.
  public mutating func append(_ floor: Floor) {
    while let last = floors.last, last.step >= floor.step { floors.removeLast() }
    let last = floors.last
    guard
      last == nil || last?.inPlane != floor.inPlane
        || last?.inAnyDimension != floor.inAnyDimension
    else { return }
    floors.append(floor)
  }

  /// Steps that a run may be said to have taken, so that sums and products of them stay whole numbers.
  public static let possibleSteps: ClosedRange<Int> = 0...(1 << 40)

  /// Whether a history that was read is one that could have been made by a step.
  public func isSound(at step: Int = possibleSteps.upperBound) -> Bool {
    stride >= 1 && Self.possibleSteps.contains(stride)
      && (0..<stride).contains(pendingCount) && losses.count < capacity && floors.count <= 100_000
      && marks.count <= 100_000
      && (marks.map(\.step) + floors.map(\.step)).allSatisfy { 0 <= $0 && $0 <= step }
  }

  private mutating func halve() {
    for pair in 0..<capacity / 2 {
      losses[pair] = (losses[2 * pair] + losses[2 * pair + 1]) / 2
    }
    losses.removeLast(capacity / 2)
    stride *= 2
  }
}
