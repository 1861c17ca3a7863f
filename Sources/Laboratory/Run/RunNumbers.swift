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
  /// The name of the loss it ended under, once another run has taken its place.
  public private(set) var loss: String?
  /// The margin it ended with, such as `m 0.50`; nil without one.
  public private(set) var margin: String?

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
    loss = try container.decodeIfPresent(String.self, forKey: .loss)
    margin = try container.decodeIfPresent(String.self, forKey: .margin)
  }

  /// The same numbers, of a run that ended under a loss.
  func ended(under loss: String, margin: String?) -> RunRecord {
    var record = self
    (record.loss, record.margin) = (loss, margin)
    return record
  }

  /// Whether a record that was read could have been kept.
  var isSound: Bool {
    capacity == Self.usualCapacity && interval >= 1 && interval < 1 << 50 && !entries.isEmpty
      && entries.count < capacity
      && zip(entries, entries.dropFirst()).allSatisfy { $0.step < $1.step }
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
