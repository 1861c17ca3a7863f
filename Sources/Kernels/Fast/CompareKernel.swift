public import LaneRows
internal import LanesBaseline
#if arch(x86_64)
  internal import LanesV3
  internal import LanesV4
#endif

/// Kernels that compare rows with one another.
public enum CompareKernel {
  /// Contrastive loss of every pair: the sum of the losses, how many are not 0, and the gradient.
  ///
  /// - Parameters:
  ///   - share: what the sums of the gradient are multiplied by, once all is counted.
  ///   - set: writes what the loss is made with.
  public static func pairs(
    of points: [Float], _ labels: [Int32], dimension: Int, at level: Level = .inForce,
    into gradient: inout [Float], share: (ComparedRows) -> Float,
    _ set: (inout ComparedRows) -> Void
  ) -> ComparedRows {
    run(points, labels, dimension, into: &gradient, share, set) { rows in
      switch level {
      #if arch(x86_64)
        case .v4: LanesV4.runPairs(rows)
        case .v3: LanesV3.runPairs(rows)
      #endif
      default: LanesBaseline.runPairs(rows)
      }
    }
  }

  /// Triplet loss of the triplets that mining takes: the sum of the losses, counts, and the gradient.
  public static func triplets(
    of points: [Float], _ labels: [Int32], dimension: Int, at level: Level = .inForce,
    into gradient: inout [Float], share: (ComparedRows) -> Float,
    _ set: (inout ComparedRows) -> Void
  ) -> ComparedRows {
    run(points, labels, dimension, into: &gradient, share, set) { rows in
      switch level {
      #if arch(x86_64)
        case .v4: LanesV4.runTriplets(rows)
        case .v3: LanesV3.runTriplets(rows)
      #endif
      default: LanesBaseline.runTriplets(rows)
      }
    }
  }

  private static func run(
    _ points: [Float], _ labels: [Int32], _ dimension: Int, into gradient: inout [Float],
    _ share: (ComparedRows) -> Float, _ set: (inout ComparedRows) -> Void,
    _ kernel: (UnsafeMutablePointer<ComparedRows>) -> Void
  ) -> ComparedRows {
    var rows = ComparedRows(count: labels.count, dimension: dimension)
    defer { rows.deallocate() }
    for row in 0..<rows.step {
      rows.labels[row] = row < labels.count ? Float(labels[row]) : -1
    }
    for row in labels.indices {
      for axis in 0..<dimension {
        rows.points[axis * rows.step + row] = points[row * dimension + axis]
      }
    }
    set(&rows)
    kernel(&rows)
    let share = share(rows)
    for row in labels.indices {
      for axis in 0..<dimension {
        gradient[row * dimension + axis] = rows.gradient[axis * rows.step + row] * share
      }
    }
    return rows
  }
}
