/// What the row kernel of the plane reads and writes: a chunk of samples against all classes.
///
/// The type stands apart from the kernels, which are compiled for several levels of processor and
/// hold no type of their own. Arrays of lanes hold a number a sample, sixteen a place.
public struct PlaneRows {
  /// Samples that a chunk holds at most.
  public static let chunk: Int = 256

  /// Whether logits grow with the embedding, and with the prototype; if neither, with `scale`.
  public var growsWithEmbedding: Bool = false
  public var growsWithPrototype: Bool = false
  /// Whether the own class's logit is w·x + b like any other's.
  public var isLinear: Bool = false
  /// s, or 1.
  public var scale: Float = 1
  /// 1 / samples of the whole batch.
  public var share: Float = 1

  /// Samples of this chunk.
  public var count: Int = 0
  public let classes: Int
  /// This chunk's embeddings, 2 a sample, and labels.
  public var embeddings: UnsafePointer<Float>
  public var labels: UnsafePointer<Int32>
  /// 2 a class, as they are.
  public var prototypes: UnsafePointer<Float>
  /// One a class; nil without.
  public var bias: UnsafePointer<Float>?

  /// Prototypes of length 1, 2 a class, and their lengths.
  public let directions: UnsafeMutablePointer<Float>
  public let lengths: UnsafeMutablePointer<Float>
  /// The rows whose product with a sample is a logit in units of ln 2: 2 a class.
  public let pulls: UnsafeMutablePointer<Float>
  /// bias / ln 2; zeros without.
  public let offsets: UnsafeMutablePointer<Float>
  /// The longest of `pulls`, and the largest and smallest of `offsets`.
  public var longestPull: Float = 0
  public var largestOffset: Float = 0
  public var smallestOffset: Float = 0

  /// The embeddings' directions and lengths, and the labels as numbers.
  public let x: UnsafeMutablePointer<SIMD16<Float>>
  public let y: UnsafeMutablePointer<SIMD16<Float>>
  public let norms: UnsafeMutablePointer<SIMD16<Float>>
  public let owners: UnsafeMutablePointer<SIMD16<Float>>
  /// Cosine and sine of the angle to the own prototype, and 1 where it lies counter-clockwise, −1
  /// where clockwise, 0 where there is no direction to it.
  public let cosines: UnsafeMutablePointer<SIMD16<Float>>
  public let sines: UnsafeMutablePointer<SIMD16<Float>>
  public let sides: UnsafeMutablePointer<SIMD16<Float>>
  /// ψ and its slope by the angle, written by the loss.
  public let values: UnsafeMutablePointer<SIMD16<Float>>
  public let slopes: UnsafeMutablePointer<SIMD16<Float>>
  /// What a loss measures the others' logits against, written by it, and the slope of each by the cosine:
  /// one a class, of the block that stands in `block`.
  public let bars: UnsafeMutablePointer<SIMD16<Float>>
  public let rivalSlopes: UnsafeMutablePointer<SIMD16<Float>>
  public var block: Int = 0
  /// Factors of the own logits beside the embeddings' lengths, the logits, references that no logit
  /// exceeds, in units of ln 2, and whether no exponential below them underflows.
  public let amplitudes: UnsafeMutablePointer<SIMD16<Float>>
  public let owns: UnsafeMutablePointer<SIMD16<Float>>
  public let tops: UnsafeMutablePointer<SIMD16<Float>>
  public let isSafe: UnsafeMutablePointer<Int32>
  /// Sums over the other classes: exponentials, and their pull on the embedding.
  public let others: UnsafeMutablePointer<SIMD16<Float>>
  public let pullX: UnsafeMutablePointer<SIMD16<Float>>
  public let pullY: UnsafeMutablePointer<SIMD16<Float>>
  /// 1 over the sum of all exponentials, and the others' share.
  public let inverses: UnsafeMutablePointer<SIMD16<Float>>
  public let errors: UnsafeMutablePointer<SIMD16<Float>>
  /// The smallest label of each block of sixteen samples, and the largest; 2 a block.
  public let ranges: UnsafeMutablePointer<Int32>

  /// The labels of a last block that is not full.
  public let tail: UnsafeMutablePointer<Int32>
  /// Room for numbers on their way between lanes and classes.
  public let spare: UnsafeMutablePointer<Float>

  /// 4 a class: exponentials of four blocks.
  public let exponentials: UnsafeMutablePointer<SIMD16<Float>>
  /// 3 for each of four blocks: what its exponentials are multiplied by in the classes' sums, for the
  /// two coordinates and for the bias.
  public let reaches: UnsafeMutablePointer<SIMD16<Float>>
  /// 5 a class, sixteen partial sums each: Σ p·x and Σ p·y of the others, the own class's turn and
  /// its pull along the prototype, Σ p of the others; of a linear loss the own class is in the sums.
  public let sums: UnsafeMutablePointer<SIMD16<Float>>
  /// Sixteen partial sums of the loss.
  public let loss: UnsafeMutablePointer<SIMD16<Float>>

  /// The mean loss's slopes: 2 a sample of this chunk, 2 a class, one a class.
  public var embeddingGradient: UnsafeMutablePointer<Float>
  public var prototypeGradient: UnsafeMutablePointer<Float>
  public var biasGradient: UnsafeMutablePointer<Float>

  /// Rows for so many classes; inputs and outputs are to be set.
  public init(classes: Int) {
    self.classes = classes
    var arena = Arena(
      floats: 6 * classes + 4 * 16, lanes: 18 * Self.chunk / 16 + 10 * classes + 16 + 2,
      words: 3 * Self.chunk / 16 + 16)
    x = arena.lanes(Self.chunk / 16)
    y = arena.lanes(Self.chunk / 16)
    norms = arena.lanes(Self.chunk / 16)
    owners = arena.lanes(Self.chunk / 16)
    cosines = arena.lanes(Self.chunk / 16)
    sines = arena.lanes(Self.chunk / 16)
    sides = arena.lanes(Self.chunk / 16)
    values = arena.lanes(Self.chunk / 16)
    slopes = arena.lanes(Self.chunk / 16)
    bars = arena.lanes(Self.chunk / 16)
    amplitudes = arena.lanes(Self.chunk / 16)
    owns = arena.lanes(Self.chunk / 16)
    tops = arena.lanes(Self.chunk / 16)
    others = arena.lanes(Self.chunk / 16)
    pullX = arena.lanes(Self.chunk / 16)
    pullY = arena.lanes(Self.chunk / 16)
    inverses = arena.lanes(Self.chunk / 16)
    errors = arena.lanes(Self.chunk / 16)
    rivalSlopes = arena.lanes(classes)
    exponentials = arena.lanes(4 * classes)
    sums = arena.lanes(5 * classes)
    reaches = arena.lanes(12)
    loss = arena.lanes(1)
    spare = UnsafeMutableRawPointer(arena.lanes(2)).assumingMemoryBound(to: Float.self)
    directions = arena.floats(2 * classes)
    lengths = arena.floats(classes)
    pulls = arena.floats(2 * classes)
    offsets = arena.floats(classes)
    ranges = arena.words(Self.chunk / 8)
    isSafe = arena.words(Self.chunk / 16)
    tail = arena.words(16)
    embeddings = UnsafePointer(directions)
    labels = UnsafePointer(tail)
    prototypes = UnsafePointer(directions)
    embeddingGradient = directions
    prototypeGradient = directions
    biasGradient = offsets
    memory = arena.memory
  }

  private let memory: UnsafeMutableRawPointer

  /// Gives the memory back; the rows are not to be used any more.
  public func deallocate() {
    memory.deallocate()
  }
}
