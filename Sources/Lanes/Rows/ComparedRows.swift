/// What the kernels that compare embeddings with one another read and write.
///
/// Points stand axis by axis, each axis filled up to whole sixteens with room for sixteen more, so that a
/// kernel may begin at any row.
public struct ComparedRows {
  public let count: Int
  public let dimension: Int
  /// Numbers from one axis to the next.
  public let step: Int
  /// Coordinates, and the gradient by them.
  public let points: UnsafeMutablePointer<Float>
  public let gradient: UnsafeMutablePointer<Float>
  /// Class indices as numbers; −1 where there is no row.
  public let labels: UnsafeMutablePointer<Float>
  /// One anchor's distances to all rows; those to other classes, infinite to its own; and dL/dD.
  public let distances: UnsafeMutablePointer<Float>
  public let negatives: UnsafeMutablePointer<Float>
  public let weights: UnsafeMutablePointer<Float>
  /// The rows of an anchor's class but itself, how far away they are, and how far another may be that
  /// lies within the margin.
  public let positives: UnsafeMutablePointer<Int32>
  public let nears: UnsafeMutablePointer<Float>
  public let bounds: UnsafeMutablePointer<Float>
  /// Distances to those of other classes that are near enough to tell triplets apart, one after the
  /// other.
  public let rivals: UnsafeMutablePointer<Float>
  /// Of either of these the distances in one part of the way.
  public let between: UnsafeMutablePointer<Float>

  public var margin: Float = 0
  /// Of contrastive: whether other classes beyond the margin are drawn back.
  public var pullsBack: Bool = false
  /// Of triplets: whether distances are squared, and which of them are taken.
  public var isSquared: Bool = false
  public var mining: Mining = .all

  /// Which triplets enter the loss.
  public enum Mining: Int, Sendable {
    case all, allNonzero, easy, semihard, hard, batchHard, facenetSemihard
  }

  /// What came of it: the sum of the losses, and counts.
  public var sum: Float = 0
  public var compared: Int = 0
  public var active: Int = 0
  public var easy: Int = 0
  public var semihard: Int = 0
  public var hard: Int = 0

  public init(count: Int, dimension: Int) {
    (self.count, self.dimension) = (count, dimension)
    step = ((count + 15) & ~15) + 16
    var arena = Arena(floats: (2 * dimension + 8) * step + 64, lanes: 0, words: step)
    points = arena.floats(dimension * step)
    gradient = arena.floats(dimension * step)
    labels = arena.floats(step)
    distances = arena.floats(step)
    negatives = arena.floats(step)
    weights = arena.floats(step + 32)
    nears = arena.floats(step)
    bounds = arena.floats(step)
    rivals = arena.floats(step + 32)
    between = arena.floats(step)
    positives = arena.words(step)
    memory = arena.memory
  }

  private let memory: UnsafeMutableRawPointer

  /// Gives the memory back; the rows are not to be used any more.
  public func deallocate() { memory.deallocate() }
}
