internal import Kernels
public import MarginLosses

/// An immutable picture of a session after a step: all that a screen draws.
public struct Snapshot: Sendable {
  public var step: Int = 0
  public var dimension: Int = 2
  /// What each class is called: its digit, or a letter.
  public var classNames: [String] = []
  /// What each class is called in full.
  public var classTitles: [String] = []
  public var training: SampleSet = SampleSet()
  public var heldOut: SampleSet = SampleSet()
  /// Samples of classes that are never trained on; empty without any.
  public var unseen: UnseenSet = UnseenSet()
  /// (classes · prototypes a class) × dimension, not normalised; class means for a loss without
  /// prototypes.
  public var prototypes: [Float] = []
  /// Consecutive rows of `prototypes` that belong to a class; 1 but for sub-centres.
  public var prototypesPerClass: Int = 1
  /// One a class, or empty.
  public var bias: [Float] = []
  /// Mean loss over the whole training set, margin in place; without prototypes that of the coming batch.
  public var loss: Double = 0
  /// Whether classes are about as large as one another, which floors of the loss take for granted.
  public var hasEvenClasses: Bool = true
  /// The nearest two prototypes; nil with a single class.
  public var narrowestPair: PrototypeGap?
  /// The mean length of the training embeddings, of a loss that has to be told it; nil of any other, and of
  /// one that knows it.
  public var meanLength: Double?
  /// What the coming batch compares, whose loss is `loss`; nil with prototypes.
  public var tally: Tally?

  public init() {}

  public var classes: Int { classNames.count }

  /// The means of the classes' training embeddings, classes × dimension; 0 of a class without any.
  public var classMeans: [Float] {
    ClassMeans.means(
      training.embeddings, training.judgements.map(\.label), classes: classes, dimension: dimension)
  }

  /// A loss as it is told of, bands and limits, among these embeddings.
  public func told(of loss: any MarginLoss) -> any MarginLoss {
    meanLength.map { loss.judging(lengths: [$0]) } ?? loss
  }

  /// The lowest loss of equal classes where they lie, in the plane or in any dimension; nil where that is no floor
  /// for these samples.
  public func floor(of classifier: any Classifier) -> Double? {
    guard dimension == 2 else { return floorInAnyDimension(of: classifier) }
    return hasEvenClasses ? classifier.floor(classes: classes) : nil
  }

  /// A floor that no dimension goes below, the plane included.
  public func floorInAnyDimension(of classifier: any Classifier) -> Double? {
    hasEvenClasses ? classifier.floorInAnyDimension(classes: classes) : nil
  }

  /// How far training embeddings lie from their mean, as a root mean square: in their own mean length where
  /// `classifier` sees directions alone.
  public func spread(seenBy classifier: any Classifier) -> Double {
    let spread = training.spread(dimension: dimension)
    guard classifier.isOfAngles, !classifier.amplitude.dependsOnEmbeddingNorm else { return spread }
    return spread / max(training.meanNorm, .leastNormalMagnitude)
  }

  /// The Gaussians by which a classifier decides among these means; nil for any other.
  package func gaussians(of classifier: any Classifier) -> Gaussians? {
    (classifier as? any GaussianClassifier)?
      .gaussians(means: prototypes.map(Double.init), dimension: dimension)
  }
}
