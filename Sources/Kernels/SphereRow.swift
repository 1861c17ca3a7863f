/// One sample on the sphere: angles to every class go in, logits and their slopes come out.
public struct SphereRow<Number: Scalar>: Sendable {
  /// The sample's place in its batch.
  public var sample: Int = 0
  public var label: Int = 0
  /// Length of the embedding.
  public var norm: Number = 1
  @usableFromInline var measures: SphereMeasures<Number>
  /// The same of every prototype where a class has several; else empty.
  @usableFromInline var everyMeasure = SphereMeasures<Number>(rows: 0)
  /// The nearest of a class's prototypes; empty where it has one.
  @usableFromInline var owners: [Int] = []
  /// What a sample's pulls are put together in.
  @usableFromInline var spare: [Number] = []
  /// One a class, to be filled in.
  public var logits: [Number]
  /// d logit / d angle of each class, to be filled in.
  public var slopes: [Number]
  /// d logit / d (the angle to the label) of each other class whose logit depends on that angle, too;
  /// empty unless filled in.
  public var crossSlopes: [Number] = []
  /// What the sample counts in the mean.
  public var weight: Number = 1
  /// d (the label's logit) / d norm; 0 unless filled in.
  public var radialSlope: Number = 0
  /// What is added to the cross entropy, and its derivative by the norm.
  public var penalty: (value: Number, slope: Number) = (0, 0)

  @inlinable
  public init(classes: Int) {
    measures = SphereMeasures(rows: classes)
    logits = Array(repeating: 0, count: classes)
    slopes = logits
  }

  /// A sample by its angles to the classes alone.
  @inlinable
  public init(angles: [Number]) {
    self.init(classes: angles.count)
    measures.take(angles)
  }

  /// Radians to each class, 0…π.
  @inlinable public var angles: [Number] { measures.angles }

  /// The cosine of the angle to a class, and its slope.
  @inlinable
  public func plain(_ j: Int) -> (value: Number, slope: Number) { measures.plain(j) }

  /// Sets a class's logit, and its slope by the angle.
  @inlinable
  public mutating func set(_ j: Int, _ value: (value: Number, slope: Number), scale: Number) {
    logits[j] = scale * value.value
    slopes[j] = scale * value.slope
  }

  /// Gives every class the plain cosine; the label's logit is set after it.
  @inlinable
  public mutating func setPlain(scale: Number) {
    for j in logits.indices { set(j, plain(j), scale: scale) }
  }

  /// Leaves the nearest prototype of each class.
  @inlinable
  mutating func keepNearest(of prototypesPerClass: Int) {
    if owners.count != logits.count { owners = Array(repeating: 0, count: logits.count) }
    for j in owners.indices {
      var owner = j * prototypesPerClass
      for row in owner + 1..<owner + prototypesPerClass
      where everyMeasure.angles[row] < everyMeasure.angles[owner] {
        owner = row
      }
      owners[j] = owner
      measures.take(j, from: everyMeasure, owner)
    }
  }
}
