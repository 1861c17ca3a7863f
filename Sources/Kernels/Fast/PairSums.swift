internal import LanesBaseline
#if arch(x86_64)
  internal import LanesV3
  internal import LanesV4
#endif

/// Rows of one table compared two by two in double precision.
package enum PairSums {
  /// Σ x·y of a row with each of some others.
  package static func take(
    of table: UnsafeBufferPointer<Float>, dimension: Int, _ first: Int,
    with others: UnsafeBufferPointer<Int32>, into results: UnsafeMutablePointer<Double>,
    level: Level = .inForce
  ) {
    guard let table = table.baseAddress, let others = others.baseAddress.map({ ($0, others.count) })
    else { return }
    switch level {
    #if arch(x86_64)
      case .v4:
        LanesV4.takePairSums(
          table, dimension: dimension, first, others.0, count: others.1, into: results)
      case .v3:
        LanesV3.takePairSums(
          table, dimension: dimension, first, others.0, count: others.1, into: results)
    #endif
    default:
      LanesBaseline.takePairSums(
        table, dimension: dimension, first, others.0, count: others.1, into: results)
    }
  }
}
