/// Where judged rows stand while each of ten groups of rows, of every class a tenth, has no part in the
/// means of classes: what rows are held against is drawn with the rows.
struct RowGroups: Sendable {
  /// Bit g of a row: whether it is judged while group g is left out.
  let present: [UInt16]
  /// Bit g: whether group g has rows, judged ones or of the means.
  let used: UInt16
  /// Radians to the own prototype, a row's ten together.
  private let own: [Float]
  /// Radians to what is the nearest other prototype while all rows are there.
  private let next: [Float]

  static let count = 10

  init(present: [UInt16], used: UInt16, own: [Float], next: [Float]) {
    (self.present, self.used, self.own, self.next) = (present, used, own, next)
  }

  func ownAngle(_ row: Int, without group: Int) -> Double { Double(own[row * Self.count + group]) }
  func nextAngle(_ row: Int, without group: Int) -> Double {
    Double(next[row * Self.count + group])
  }

  /// The groups without which something holds of a row, a bit each.
  ///
  /// - Parameter holds: of angles to the own prototype and to the nearest other one; what holds at some holds
  ///   nearer to the own one and further from the other one too.
  func bits(_ row: Int, _ holds: (_ own: Double, _ next: Double) -> Bool) -> UInt16 {
    let groups = (0..<Self.count).filter { present[row] & 1 << $0 != 0 }
    let (own, next) = (
      groups.map { ownAngle(row, without: $0) }, groups.map { nextAngle(row, without: $0) }
    )
    guard let (nearest, farthest) = Self.ends(own), let (near, far) = Self.ends(next),
      holds(nearest, far)
    else { return 0 }
    if holds(farthest, near) { return present[row] }
    return bitsOneByOne(row, holds)
  }

  /// The same of what may hold anywhere: each group is asked.
  func bitsOneByOne(_ row: Int, _ holds: (_ own: Double, _ next: Double) -> Bool) -> UInt16 {
    (0..<Self.count).reduce(0) { bits, group in
      present[row] & 1 << group != 0
        && holds(ownAngle(row, without: group), nextAngle(row, without: group))
        ? bits | 1 << group : bits
    }
  }

  private static func ends(_ values: [Double]) -> (Double, Double)? {
    values.min().flatMap { least in values.max().map { (least, $0) } }
  }
}
