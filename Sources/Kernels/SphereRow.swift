/// One sample on the sphere: angles to every class go in, logits and their slopes come out.
public struct SphereRow<Number: Scalar>: Sendable {
  /// The sample's place in its batch.
  public var sample: Int = 0
  public var label: Int = 0
  /// Length of the embedding.
  public var norm: Number = 1
  @usableFromInline var measures: SphereMeasures<Number>
  /// The sample's place among those that were measured with it.
  @usableFromInline var slot: Int = 0
  /// The nearest of each class's prototypes; empty where it has one.
  @usableFromInline var owners: [Int] = []
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
  init(classes: Int, _ measures: SphereMeasures<Number>) {
    self.measures = measures
    logits = Array(repeating: 0, count: classes)
    slopes = logits
  }

  /// A sample by its angles to the classes alone.
  @inlinable
  public init(angles: [Number]) {
    self.init(classes: angles.count, SphereMeasures(angles: angles))
  }

  /// Radians to a class, 0…π.
  @inlinable
  public func angle(_ j: Int) -> Number { measures.angles[measures.start(0, slot) + owner(j)] }

  /// The cosine of the angle to a class, and its slope.
  @inlinable
  public func plain(_ j: Int) -> (value: Number, slope: Number) { measures.plain(slot, owner(j)) }

  /// The prototype that a class's angle is measured to.
  @inlinable
  func owner(_ j: Int) -> Int { owners.isEmpty ? j : owners[j] }

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

  /// Finds the nearest prototype of each class.
  @inlinable
  mutating func findOwners(of prototypesPerClass: Int) {
    guard prototypesPerClass > 1 else { return }
    if owners.count != logits.count { owners = Array(repeating: 0, count: logits.count) }
    let first = measures.start(0, slot)
    for j in owners.indices {
      var owner = j * prototypesPerClass
      for row in owner + 1..<owner + prototypesPerClass
      where measures.angles[first + row] < measures.angles[first + owner] {
        owner = row
      }
      owners[j] = owner
    }
  }
}
