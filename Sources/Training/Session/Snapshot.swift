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
  /// Mean loss over the whole training set, margin in place.
  public var loss: Double = 0
  /// Whether classes are about as large as one another, which floors of the loss take for granted.
  public var hasEvenClasses: Bool = true
  /// The nearest two prototypes; nil with a single class.
  public var narrowestPair: PrototypeGap?
  /// What the coming batch compares, whose loss is `loss`; nil with prototypes.
  public var tally: Tally?

  public init() {}

  public var classes: Int { classNames.count }

  /// The lowest loss of equally spaced classes in the plane, where it is one for these samples.
  public func floor(of classifier: any Classifier) -> Double? {
    hasEvenClasses ? classifier.floor(classes: classes) : nil
  }

  /// The same in any dimension.
  public func floorInAnyDimension(of classifier: any Classifier) -> Double? {
    hasEvenClasses ? classifier.floorInAnyDimension(classes: classes) : nil
  }

  /// The Gaussians by which a classifier decides among these means; nil for any other.
  package func gaussians(of classifier: any Classifier) -> Gaussians? {
    (classifier as? any GaussianClassifier)?
      .gaussians(means: prototypes.map(Double.init), dimension: dimension)
  }
}
