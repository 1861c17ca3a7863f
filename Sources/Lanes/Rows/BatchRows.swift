/// What the row kernels of the plane and of any dimension have alike: settings of a batch, a chunk of
/// its samples, what a loss reads of them and what it writes.
public protocol BatchRows {
  /// Samples that a chunk holds at most.
  static var chunk: Int { get }

  /// Whether logits grow with the embedding, and with the prototype; if neither, with `scale`.
  var growsWithEmbedding: Bool { get set }
  var growsWithPrototype: Bool { get set }
  /// Whether the own class's logit is w·x + b like any other's.
  var isLinear: Bool { get set }
  var scale: Float { get set }
  /// 1 / samples of the whole batch.
  var share: Float { get set }

  /// Samples of this chunk.
  var count: Int { get set }
  var dimension: Int { get }
  var embeddings: UnsafePointer<Float> { get set }
  var labels: UnsafePointer<Int32> { get set }
  var prototypes: UnsafePointer<Float> { get set }
  /// One a class; nil without.
  var bias: UnsafePointer<Float>? { get set }
  var embeddingGradient: UnsafeMutablePointer<Float> { get set }
  var prototypeGradient: UnsafeMutablePointer<Float> { get set }
  var biasGradient: UnsafeMutablePointer<Float> { get set }
  /// bias / ln 2; zeros without.
  var offsets: UnsafeMutablePointer<Float> { get }

  /// Cosine and sine of the angle to the own prototype, sixteen samples a place.
  var cosines: UnsafeMutablePointer<SIMD16<Float>> { get }
  var sines: UnsafeMutablePointer<SIMD16<Float>> { get }
  /// ψ and its slope by the angle, written by the loss.
  var values: UnsafeMutablePointer<SIMD16<Float>> { get }
  var slopes: UnsafeMutablePointer<SIMD16<Float>> { get }
  /// Sixteen partial sums of the loss.
  var loss: UnsafeMutablePointer<SIMD16<Float>> { get }

  /// Lengths of the embeddings, what a loss measures rivals against, and 1 − p of the own class, a
  /// number a sample.
  var eachNorm: UnsafeMutablePointer<Float> { get }
  var eachBar: UnsafeMutablePointer<Float> { get }
  var eachError: UnsafeMutablePointer<Float> { get }
}

extension PlaneRows: BatchRows {
  public var dimension: Int { 2 }
  public var eachNorm: UnsafeMutablePointer<Float> { norms.numbers }
  public var eachBar: UnsafeMutablePointer<Float> { bars.numbers }
  public var eachError: UnsafeMutablePointer<Float> { errors.numbers }
}

extension SpaceRows: BatchRows {
  public var eachNorm: UnsafeMutablePointer<Float> { norms }
  public var eachBar: UnsafeMutablePointer<Float> { bars }
  public var eachError: UnsafeMutablePointer<Float> { errors }
}

extension UnsafeMutablePointer<SIMD16<Float>> {
  /// Lanes as the numbers that they are.
  @inlinable public var numbers: UnsafeMutablePointer<Float> {
    UnsafeMutableRawPointer(self).assumingMemoryBound(to: Float.self)
  }
}
