internal import Kernels

/// Rows by the angle to their own prototype, so that few of them have to be looked at to count those
/// whose target logit beats the nearest other prototype's cosine.
///
/// Between two angles a target logit lies between its values there, or close by; only rows whose
/// rival lies there too are asked one by one.
struct SortedAngles: Sendable {
  /// Own angles and rivals' cosines, by steps of the own angle, and in a step by the rival.
  private let ownAngles: [Double]
  private let rivals: [Double]
  /// Where each step begins, and the end.
  private let starts: [Int]
  private let steps: Int

  /// How far a target logit may lie outside its values at both ends of a step.
  private static let slack = 1e-4

  init(_ ownAngles: [Double], _ rivals: [Double]) {
    steps = min(max(Int(Double(ownAngles.count).squareRoot()), 16), 2048)
    let places = ownAngles.map { [steps] angle in
      Int32(min(max(Int(angle / .pi * Double(steps)), 0), steps - 1))
    }
    let grouped = RowsByClass(places, classes: steps)
    starts = grouped.starts
    var order = grouped.order
    for step in 0..<steps {
      order[starts[step]..<starts[step + 1]].sort { rivals[Int($0)] < rivals[Int($1)] }
    }
    self.ownAngles = order.map { ownAngles[Int($0)] }
    self.rivals = order.map { rivals[Int($0)] }
  }

  /// The share whose target logit beats the rival.
  func share(_ logit: (Double) -> Double) -> Double {
    var met = 0
    var below = logit(0)
    for step in 0..<steps {
      let above = logit(.pi * Double(step + 1) / Double(steps))
      defer { below = above }
      let range = starts[step]..<starts[step + 1]
      guard !range.isEmpty else { continue }
      let (low, high) = (min(below, above) - Self.slack, max(below, above) + Self.slack)
      let rivals = rivals[range]
      let sure = rivals.prefixCount { $0 < low }
      let possible = rivals.prefixCount { $0 <= high }
      met += sure
      for row in range.lowerBound + sure..<range.lowerBound + possible
      where logit(ownAngles[row]) > rivals[row] {
        met += 1
      }
    }
    return Double(met) / Double(max(ownAngles.count, 1))
  }
}
