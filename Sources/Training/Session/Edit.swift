/// A change to the points or prototypes of a run by hand; training carries on from it.
///
/// A plain value, so that a run is its configuration and its edits with their steps.
public enum Edit: Hashable, Codable, Sendable {
  /// As many changes of the data as a run keeps.
  public static let most: Int = 10_000
  /// As many classes as hands can make.
  public static let mostClasses: Int = 36

  /// Puts a free point somewhere else.
  case movePoint(sample: Int, to: [Float])
  /// Puts a prototype somewhere else; rows as in `Snapshot.prototypes`.
  case movePrototype(row: Int, to: [Float])
  /// Adds a training sample at a place in the order.
  case insertPoint(sample: Int, HandPoint)
  /// Strikes out a training sample.
  case removePoint(sample: Int)
  /// Adds a class after the others, and one sample of it at the end.
  case appendClass(prototype: [Float], HandPoint)
  /// Takes the last class away with all its samples.
  case removeLastClass

  /// Whether the data are others afterwards.
  var changesData: Bool {
    switch self {
    case .movePoint, .movePrototype: false
    case .insertPoint, .removePoint, .appendClass, .removeLastClass: true
    }
  }

  /// How many classes come in.
  var addedClasses: Int {
    switch self {
    case .movePoint, .movePrototype, .insertPoint, .removePoint: 0
    case .appendClass: 1
    case .removeLastClass: -1
    }
  }
}

/// A training sample that comes in by hand.
public struct HandPoint: Hashable, Codable, Sendable {
  public var label: Int
  /// Where a free point lies; not used in encoder mode once the run has begun.
  public var embedding: [Float]
  /// What a network sees; nil where no picture goes with the point.
  public var input: [Float]?
  /// Which row of a table it was before it was struck out.
  public var row: Int32?

  public init(label: Int, embedding: [Float], input: [Float]? = nil, row: Int32? = nil) {
    self.label = label
    self.embedding = embedding
    self.input = input
    self.row = row
  }
}

/// Why an edit cannot be made; the description names the remedy.
public struct EditError: Error, Equatable, CustomStringConvertible {
  public var description: String

  init(_ description: String) { self.description = description }

  static let judged = EditError("embeddings of a file are judged where they lie")
  static let tooMany = EditError(
    "a run keeps \(Edit.most) changes by hand; r begins a new run with the data as they were")
  static let tooManyClasses = EditError("\(Edit.mostClasses) classes are the most")
  static let movesWithNetwork = EditError(
    "the encoder puts this point where it is; e begins a new run with free points")
  static let needsPicture = EditError(
    "a new point has no picture for the encoder; e begins a new run with free points")
  static let noPrototypes = EditError(
    "the loss in force has no prototypes: each class mean follows its points")
  static let lastOfClass = EditError("this is the last point of its class; A adds classes")
  static let gone = EditError("what this was done to is not there any more")
}
