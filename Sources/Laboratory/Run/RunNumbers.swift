internal import Kernels
internal import MarginLosses
public import Training

/// The numbers of a run at one step.
public struct RunNumbers: Equatable, Codable, Sendable {
  public var step: Int
  /// Mean loss over the training set, margin in place; without prototypes that of the coming batch.
  public var loss: Double
  public var training: Accuracy?
  public var heldOut: Accuracy?
  /// Median radians from a training point to its own prototype.
  public var ownAngle: Double?
  /// Radians between the two nearest prototypes.
  public var narrowestAngle: Double?

  /// The numbers of a snapshot.
  public init(_ snapshot: Snapshot) {
    step = snapshot.step
    loss = snapshot.loss
    training = snapshot.training.accuracy
    heldOut = snapshot.heldOut.accuracy
    ownAngle = Quantile.median(of: snapshot.training.counted.map(\.ownAngle))
    narrowestAngle = snapshot.narrowestPair?.angle
  }
}

/// The numbers of a run every few steps, so that a later run is compared at about the same step.
///
/// Memory is bounded: when full, every other entry is forgotten.
public struct RunRecord: Equatable, Codable, Sendable {
  /// Oldest first.
  public private(set) var entries: [RunNumbers] = []
  /// How many steps lie between two entries.
  public private(set) var interval: Int = RunRecord.firstInterval
  private let capacity: Int
  /// What the run was on its way, once another run has taken its place: oldest first.
  public private(set) var names: [Name] = []

  /// What a run is called from a step on, until it is called something else.
  public struct Name: Equatable, Codable, Sendable {
    /// The first step whose numbers are of it.
    public var from: Int
    /// The loss by its name in the registry.
    public var loss: String
    /// The margin, such as `m 0.50`; nil without one.
    public var margin: String?
    /// The first step taken with that margin, where a warm-up raised it until then; nil without one.
    public var warmUp: Int?

    /// The margin that numbers of a step are of: `m →0.50` while it was less.
    public func margin(at step: Int) -> String? {
      guard let warmUp, step < warmUp, let margin, let space = margin.lastIndex(of: " ") else {
        return margin
      }
      return margin[...space] + "→" + margin[space...].dropFirst()
    }
  }

  /// How often a run is looked at for its numbers, whatever the frames do.
  public static let firstInterval: Int = 10
  /// As many entries as are kept.
  public static let usualCapacity: Int = 4096

  public init(_ start: RunNumbers, capacity: Int = RunRecord.usualCapacity) {
    precondition(capacity >= 2, "capacity \(capacity) is under 2")
    self.capacity = capacity
    entries = [start]
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    entries = try container.decode([RunNumbers].self, forKey: .entries)
    capacity = try container.decodeIfPresent(Int.self, forKey: .capacity) ?? Self.usualCapacity
    try container.take(.interval, into: &interval)
    try container.take(.names, into: &names)
    if names.isEmpty { names = try Self.oneName(from: decoder) }
  }

  /// What stands in files of before a run had several.
  private enum OneNameKeys: String, CodingKey { case loss, margin }

  private static func oneName(from decoder: any Decoder) throws -> [Name] {
    let container = try decoder.container(keyedBy: OneNameKeys.self)
    guard let loss = try container.decodeIfPresent(String.self, forKey: .loss) else { return [] }
    let margin = try container.decodeIfPresent(String.self, forKey: .margin)
    return [Name(from: 0, loss: loss, margin: margin)]
  }

  /// The same numbers, of a run that has ended.
  func ended(as names: [Name]) -> RunRecord {
    var record = self
    record.names = names
    return record
  }

  /// What the run was called whose numbers at a step are kept.
  public func name(at step: Int) -> Name? { names.last { $0.from <= step } }

  /// Forgets numbers of what no more comes after a step; those of the start stay.
  mutating func forget(after step: Int) {
    let count = max(entries.prefixCount { $0.step <= step }, 1)
    entries.removeSubrange(count...)
  }

  /// Whether a record that was read could have been kept by a step.
  func isSound(at step: Int) -> Bool {
    capacity == Self.usualCapacity && interval >= 1 && History.possibleSteps.contains(interval)
      && !entries.isEmpty && entries.count < capacity
      && zip(entries, entries.dropFirst()).allSatisfy { $0.step < $1.step }
      && (entries.map(\.step) + names.map(\.from)).allSatisfy { 0 <= $0 && $0 <= step }
  }

  /// Keeps numbers that come at least an interval after the last ones kept.
  public mutating func append(_ numbers: RunNumbers) {
    guard let last = entries.last, numbers.step >= last.step + interval else { return }
    entries.append(numbers)
    guard entries.count == capacity else { return }
    entries = stride(from: 0, to: entries.count, by: 2).map { entries[$0] }
    interval *= 2
  }

  /// The newest numbers up to a step: the last ones of a run that ended sooner.
  public func numbers(at step: Int) -> RunNumbers? {
    let count = entries.prefixCount { $0.step <= step }
    return count > 0 ? entries[count - 1] : nil
  }
}
