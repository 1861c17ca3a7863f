package import Kernels

/// Angles between rows of a matrix.
package enum Directions {
  /// The two classes whose rows have the smallest angle between them; nil with fewer than two.
  ///
  /// - Parameter perClass: consecutive rows that belong to a class.
  /// - Complexity: O(n log n) in the plane, O(n²) otherwise.
  static func narrowestPair(
    _ rows: [Float], dimension: Int, perClass: Int = 1
  ) -> PrototypeGap? {
    var best = PrototypeGap(first: 0, second: 1, angle: .infinity)
    eachGap(rows, dimension: dimension, perClass: perClass) { gap in
      if gap.angle < best.angle { best = gap }
    }
    return best.angle.isFinite ? best : nil
  }

  /// The pairs of classes with rows less than an angle apart, the nearest first; in the plane those with no
  /// other row between them.
  static func gaps(
    below limit: Double, _ rows: [Float], dimension: Int, perClass: Int
  ) -> [PrototypeGap] {
    var gaps: [PrototypeGap] = []
    eachGap(rows, dimension: dimension, perClass: perClass) { gap in
      if gap.angle < limit { gaps.append(gap) }
    }
    return gaps.sorted { ($0.angle, $0.first, $0.second) < ($1.angle, $1.first, $1.second) }
  }

  private static func eachGap(
    _ rows: [Float], dimension: Int, perClass: Int, _ body: (PrototypeGap) -> Void
  ) {
    let count = rows.count / max(dimension, 1)
    guard count > 1 else { return }
    let unit = UnitRows(rows.map(Double.init), dimension: dimension)
    for (first, second) in candidates(unit, count: count, perClass: perClass) {
      let (here, there) = (first / perClass, second / perClass)
      body(
        PrototypeGap(
          first: min(here, there), second: max(here, there),
          angle: angle(unit, first, unit, second)))
    }
  }

  /// In the plane only neighbours by polar angle can be the narrowest pair: of what lies between two rows
  /// each is of another class than one of them.
  private static func candidates(
    _ unit: UnitRows<Double>, count: Int, perClass: Int
  ) -> [(Int, Int)] {
    guard unit.dimension == 2 else {
      return (0..<count).flatMap { first in
        (first + 1..<count).filter { $0 / perClass != first / perClass }.map { (first, $0) }
      }
    }
    let angles = (0..<count).map {
      Double.atan2(unit.directions[2 * $0 + 1], unit.directions[2 * $0])
    }
    let order = (0..<count).sorted { (angles[$0], $0) < (angles[$1], $1) }
    return order.indices.map { (order[$0], order[($0 + 1) % count]) }
      .filter { $0.0 / perClass != $0.1 / perClass }
  }

  /// Radians between a row of one matrix and a row of another.
  package static func angle(
    _ rows: UnitRows<Double>, _ first: Int, _ others: UnitRows<Double>, _ second: Int
  ) -> Double {
    let (here, there) = (first * rows.dimension, second * rows.dimension)
    return SpherePair(dimension: rows.dimension) {
      (rows.directions[here + $0], others.directions[there + $0])
    }.angle
  }
}

extension Snapshot {
  /// The pairs of classes whose prototypes stand less than an angle apart, the nearest first.
  package func prototypeGaps(below limit: Double) -> [PrototypeGap] {
    Directions.gaps(
      below: limit, prototypes, dimension: dimension, perClass: prototypesPerClass)
  }

  /// Radians between the prototypes of two classes, the nearest two of several; nil where there are no such
  /// two classes.
  package func angle(between first: Int, _ second: Int) -> Double? {
    let perClass = prototypesPerClass
    let classes = prototypes.count / max(dimension * perClass, 1)
    guard first != second, [first, second].allSatisfy((0..<classes).contains) else { return nil }
    let rows = [first, second].map { row in
      let length = dimension * perClass
      return UnitRows(
        prototypes[row * length..<(row + 1) * length].map(Double.init), dimension: dimension)
    }
    let angles = (0..<perClass).flatMap { here in
      (0..<perClass).map { Directions.angle(rows[0], here, rows[1], $0) }
    }
    return angles.min()
  }
}
