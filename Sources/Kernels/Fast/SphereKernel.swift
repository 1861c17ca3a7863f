internal import LanesBaseline
#if arch(x86_64)
  internal import LanesV3
  internal import LanesV4
#endif

/// Rows of Float that losses on the sphere take, sixteen numbers at a time, compiled for one level of
/// processor; the bits are those that each number has alone.
///
/// Its stages are functions of C, which cost nothing to be handed on: a closure is counted each time.
package struct SphereKernel: Sendable {
  package typealias One = @convention(c) (UnsafeMutablePointer<Float>, Int) -> Void
  package typealias Two =
    @convention(c) (UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>, Int) -> Void

  package typealias Source = UnsafePointer<Float>
  package typealias Target = UnsafeMutablePointer<Float>

  package let takeLengths: @convention(c) (Source, Source, Int, Target, Target, Int) -> Void
  package let addArcs:
    @convention(c) (
      Target, Source, Source, Source, Source, Source, Float, Int, Int, Target, Target
    ) -> Void
  package let measure: Two
  package let takeCosines: Two
  package let takeSoftplus: Two
  package let exponentiate: One
  package let takeLogarithms: One

  private static let baseline = SphereKernel(
    takeLengths: {
      LanesBaseline.takeSphereLengths($0, $1, dimension: $2, differences: $3, sums: $4, count: $5)
    },
    addArcs: {
      LanesBaseline.addArcs(
        $0, along: $1, across: $2, lengths: $3, turned: $4, direction: $5, norm: $6, count: $7,
        dimension: $8, embedding: $9, prototypes: $10)
    },
    measure: { LanesBaseline.takeSphereAngles($0, $1, count: $2) },
    takeCosines: { LanesBaseline.takeCosines($0, slopes: $1, count: $2) },
    takeSoftplus: { LanesBaseline.takeSoftplus($0, slopes: $1, count: $2) },
    exponentiate: { LanesBaseline.exponentiate($0, count: $1) },
    takeLogarithms: { LanesBaseline.takeLogarithms($0, count: $1) })
  #if arch(x86_64)
    private static let v3 = SphereKernel(
      takeLengths: {
        LanesV3.takeSphereLengths($0, $1, dimension: $2, differences: $3, sums: $4, count: $5)
      },
      addArcs: {
        LanesV3.addArcs(
          $0, along: $1, across: $2, lengths: $3, turned: $4, direction: $5, norm: $6, count: $7,
          dimension: $8, embedding: $9, prototypes: $10)
      },
      measure: { LanesV3.takeSphereAngles($0, $1, count: $2) },
      takeCosines: { LanesV3.takeCosines($0, slopes: $1, count: $2) },
      takeSoftplus: { LanesV3.takeSoftplus($0, slopes: $1, count: $2) },
      exponentiate: { LanesV3.exponentiate($0, count: $1) },
      takeLogarithms: { LanesV3.takeLogarithms($0, count: $1) })
    private static let v4 = SphereKernel(
      takeLengths: {
        LanesV4.takeSphereLengths($0, $1, dimension: $2, differences: $3, sums: $4, count: $5)
      },
      addArcs: {
        LanesV4.addArcs(
          $0, along: $1, across: $2, lengths: $3, turned: $4, direction: $5, norm: $6, count: $7,
          dimension: $8, embedding: $9, prototypes: $10)
      },
      measure: { LanesV4.takeSphereAngles($0, $1, count: $2) },
      takeCosines: { LanesV4.takeCosines($0, slopes: $1, count: $2) },
      takeSoftplus: { LanesV4.takeSoftplus($0, slopes: $1, count: $2) },
      exponentiate: { LanesV4.exponentiate($0, count: $1) },
      takeLogarithms: { LanesV4.takeLogarithms($0, count: $1) })
  #endif

  package static func at(_ level: Level) -> SphereKernel {
    switch level {
    #if arch(x86_64)
      case .v4: v4
      case .v3: v3
    #endif
    default: baseline
    }
  }

  static var inForce: SphereKernel { at(.inForce) }

  static func run(_ stage: One, _ numbers: UnsafeMutableBufferPointer<Float>) {
    if let start = numbers.baseAddress { stage(start, numbers.count) }
  }

  /// - Parameter others: at least `parts` times as many.
  static func run(_ stage: Two, _ numbers: inout [Float], _ others: inout [Float], parts: Int = 1) {
    precondition(others.count >= parts * numbers.count, "\(others.count) numbers are too few")
    numbers.withUnsafeMutableBufferPointer { numbers in
      others.withUnsafeMutableBufferPointer { others in
        guard let first = numbers.baseAddress, let second = others.baseAddress else { return }
        stage(first, second, numbers.count)
      }
    }
  }
}
