internal import Kernels

/// Bins that are narrow where the rates that are asked for lie, few enough to be counted for each class.
///
/// They follow the shares of accepted pairs of both kinds, and the logarithm of wrongly accepted ones.
struct CoarseBins: Sendable {
  static let count = 1024
  /// The coarse bin of each narrow one.
  private let places: [UInt16]

  /// Powers of ten of the FAR that are told apart.
  private static let decades = 6.0

  init(same: ChordBins, different: ChordBins) {
    let (positives, negatives) = (Double(max(same.total, 1)), Double(max(different.total, 1)))
    let least = Double.exp(-Self.decades * Double.log(10))
    // Most bins are empty, and their place is that of the one before.
    var (counted, place) = (-1, 0)
    places = (0..<ChordBins.count).map { bin in
      let before = (same.before[bin], different.before[bin])
      guard before.0 + before.1 != counted else { return UInt16(place) }
      counted = before.0 + before.1
      let (right, wrong) = (Double(before.0) / positives, Double(before.1) / negatives)
      let tail = 1 + Double.log(max(wrong, least)) / (Self.decades * Double.log(10))
      place = min(Int((right + wrong + tail) / 3 * Double(Self.count)), Self.count - 1)
      return UInt16(place)
    }
  }

  func bin(_ chord: Float) -> Int { Int(places[ChordBins.bin(chord)]) }
}
