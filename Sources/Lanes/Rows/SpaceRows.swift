/// What the row kernel of any dimension reads and writes: a chunk of samples against all classes.
///
/// Rows of classes and of axes are filled up with zeros to whole sixteens, so that no kernel asks where
/// they end. Arrays of lanes hold a number a sample, sixteen a place.
public struct SpaceRows {
  /// Samples that a chunk holds at most.
  public static let chunk: Int = 64

  /// Whether logits grow with the embedding, and with the prototype; if neither, with `scale`.
  public var growsWithEmbedding: Bool = false
  public var growsWithPrototype: Bool = false
  /// Whether the own class's logit is w·x + b like any other's.
  public var isLinear: Bool = false
  public var scale: Float = 1
  /// 1 / samples of the whole batch.
  public var share: Float = 1

  public var count: Int = 0
  public let classes: Int
  public let dimension: Int
  /// `classes` and `dimension`, up to the next sixteen.
  public let classStep: Int
  public let axisStep: Int
  public var embeddings: UnsafePointer<Float>
  public var labels: UnsafePointer<Int32>
  public var prototypes: UnsafePointer<Float>
  public var bias: UnsafePointer<Float>?

  /// Prototypes of length 1 and their lengths; the rows whose product with a sample is a logit in
  /// units of ln 2, and their transpose; bias / ln 2, and far below any logit where there is no class.
  public let directions: UnsafeMutablePointer<Float>
  public let lengths: UnsafeMutablePointer<Float>
  public let pulls: UnsafeMutablePointer<Float>
  public let turnedPulls: UnsafeMutablePointer<Float>
  public let offsets: UnsafeMutablePointer<Float>
  public var longestPull: Float = 0
  public var largestOffset: Float = 0
  public var smallestOffset: Float = 0

  /// The samples' directions, and what goes into the logits; their lengths.
  public let units: UnsafeMutablePointer<Float>
  public let reaches: UnsafeMutablePointer<Float>
  public let norms: UnsafeMutablePointer<Float>
  public let cosines: UnsafeMutablePointer<SIMD16<Float>>
  public let sines: UnsafeMutablePointer<SIMD16<Float>>
  /// ψ and its slope by the angle, written by the loss.
  public let values: UnsafeMutablePointer<SIMD16<Float>>
  public let slopes: UnsafeMutablePointer<SIMD16<Float>>
  /// What a loss measures the others' logits against, written by it, one a sample, and the slope of each by
  /// the cosine, a row of classes a sample.
  public let bars: UnsafeMutablePointer<Float>
  public let rivalSlopes: UnsafeMutablePointer<Float>
  /// Of each sample: the own logit and its factor, a reference that no logit exceeds, the sum of the
  /// others' exponentials, 1 over the sum of all, the others' share.
  public let amplitudes: UnsafeMutablePointer<Float>
  public let owns: UnsafeMutablePointer<Float>
  public let tops: UnsafeMutablePointer<Float>
  public let others: UnsafeMutablePointer<Float>
  public let inverses: UnsafeMutablePointer<Float>
  public let errors: UnsafeMutablePointer<Float>

  /// Logits, then exponentials: a row of classes a sample.
  public let logits: UnsafeMutablePointer<Float>
  /// The others' pull on each sample: a row of axes.
  public let pulled: UnsafeMutablePointer<Float>
  /// Σ p·x of each class, and the own class's pull along the prototype; Σ p.
  public let sums: UnsafeMutablePointer<Float>
  public let alongs: UnsafeMutablePointer<Float>
  public let weights: UnsafeMutablePointer<Float>
  /// Room for columns of a product.
  public let panel: UnsafeMutablePointer<Float>
  public let loss: UnsafeMutablePointer<SIMD16<Float>>

  public var embeddingGradient: UnsafeMutablePointer<Float>
  public var prototypeGradient: UnsafeMutablePointer<Float>
  public var biasGradient: UnsafeMutablePointer<Float>

  public init(classes: Int, dimension: Int) {
    (self.classes, self.dimension) = (classes, dimension)
    classStep = (classes + 15) & ~15
    axisStep = (dimension + 15) & ~15
    let (chunk, square) = (Self.chunk, classStep * axisStep)
    let samples = 3 * chunk * axisStep + 2 * chunk * classStep + 8 * chunk
    var arena = Arena(
      floats: 3 * square + axisStep * classStep + 4 * classStep + samples + 8192,
      lanes: 4 * chunk / 16 + 1, words: 0)
    cosines = arena.lanes(chunk / 16)
    sines = arena.lanes(chunk / 16)
    values = arena.lanes(chunk / 16)
    slopes = arena.lanes(chunk / 16)
    loss = arena.lanes(1)
    directions = arena.floats(square)
    pulls = arena.floats(square)
    turnedPulls = arena.floats(axisStep * classStep)
    sums = arena.floats(square)
    lengths = arena.floats(classStep)
    offsets = arena.floats(classStep)
    alongs = arena.floats(classStep)
    weights = arena.floats(classStep)
    units = arena.floats(chunk * axisStep)
    reaches = arena.floats(chunk * axisStep)
    pulled = arena.floats(chunk * axisStep)
    logits = arena.floats(chunk * classStep)
    norms = arena.floats(chunk)
    bars = arena.floats(chunk)
    rivalSlopes = arena.floats(chunk * classStep)
    amplitudes = arena.floats(chunk)
    owns = arena.floats(chunk)
    tops = arena.floats(chunk)
    others = arena.floats(chunk)
    inverses = arena.floats(chunk)
    errors = arena.floats(chunk)
    panel = arena.floats(8192)
    embeddings = UnsafePointer(units)
    labels = UnsafeRawPointer(units).assumingMemoryBound(to: Int32.self)
    prototypes = UnsafePointer(units)
    embeddingGradient = units
    prototypeGradient = units
    biasGradient = units
    memory = arena.memory
  }

  private let memory: UnsafeMutableRawPointer

  /// Gives the memory back; the rows are not to be used any more.
  public func deallocate() {
    memory.deallocate()
  }
}
