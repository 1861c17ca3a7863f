/// Rows that are judged, beside one prototype a class.
public struct JudgedRows: Sendable {
  /// Where each stands in its table, ascending.
  public var places: [Int] = []
  public var labels: [Int32] = []
  public var lengths: [Double] = []
  /// Radians to the own prototype.
  public var ownAngles: [Double] = []
  /// Radians to the nearest other prototype.
  public var nextAngles: [Double] = []
  /// The class of that prototype.
  public var nearest: [Int32] = []
  /// Where prototypes have lengths of their own: the largest other logit over the own prototype's
  /// length, a cosine that the own one has to beat where lengths count; else empty.
  var lengthRivals: [Double] = []
  /// How many rows of its class have each row's numbers, itself among them; empty where that is not known.
  var copies: [Int32] = []
  /// What other rows of the same classes would change.
  var redrawing: Redrawing = .rows

  public var count: Int { labels.count }

  /// Radians by which the nearest other prototype is further than the own one.
  public func gap(_ row: Int) -> Double { nextAngles[row] - ownAngles[row] }

  /// Whether it is nearer to the own prototype than to any other.
  func isRight(_ row: Int) -> Bool {
    MarginRule.isRight(own: ownAngles[row], next: nextAngles[row])
  }

  /// Whether something holds of a row by its angles to the own prototype and to the nearest other one.
  ///
  /// - Parameter isOfBetter: whether what holds at some angles holds nearer to the own prototype and further
  ///   from the other one too, so that not every group has to be asked.
  func holding(
    _ row: Int, isOfBetter: Bool = true, _ holds: (_ own: Double, _ next: Double) -> Bool
  ) -> Holding {
    let asIs = holds(ownAngles[row], nextAngles[row])
    guard case .groups(let groups) = redrawing else { return Holding(asIs) }
    return Holding(
      asIs, without: isOfBetter ? groups.bits(row, holds) : groups.bitsOneByOne(row, holds))
  }

  mutating func append(_ other: JudgedRows) {
    places += other.places
    labels += other.labels
    lengths += other.lengths
    ownAngles += other.ownAngles
    nextAngles += other.nextAngles
    nearest += other.nearest
    lengthRivals += other.lengthRivals
  }

  mutating func reserve(_ count: Int) {
    places.reserveCapacity(count)
    labels.reserveCapacity(count)
    lengths.reserveCapacity(count)
    ownAngles.reserveCapacity(count)
    nextAngles.reserveCapacity(count)
    nearest.reserveCapacity(count)
  }
}
