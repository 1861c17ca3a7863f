internal import LanesBaseline
#if arch(x86_64)
  internal import LanesV3
  internal import LanesV4
#endif

/// Rows of Float that losses on the sphere take, sixteen numbers at a time, compiled for one level of
/// processor; the bits are those that each number has alone.
struct SphereKernel: Sendable {
  typealias One = @Sendable (UnsafeMutablePointer<Float>, Int) -> Void
  typealias Two =
    @Sendable (UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>, Int) -> Void

  typealias Source = UnsafePointer<Float>
  typealias Target = UnsafeMutablePointer<Float>

  let takeLengths: @Sendable (Source, Source, Int, Target, Target, Int) -> Void
  let addArcs:
    @Sendable (
      Target, Source, Source, Source, Source, Source, Float, Int, Int, Target, Target
    ) -> Void
  let measure: Two
  let takeCosines: Two
  let takeSoftplus: Two
  let exponentiate: One
  let takeLogarithms: One

  private static let baseline = SphereKernel(
    takeLengths: LanesBaseline.takeSphereLengths, addArcs: LanesBaseline.addArcs,
    measure: LanesBaseline.takeSphereAngles, takeCosines: LanesBaseline.takeCosines,
    takeSoftplus: LanesBaseline.takeSoftplus, exponentiate: LanesBaseline.exponentiate,
    takeLogarithms: LanesBaseline.takeLogarithms)
  #if arch(x86_64)
    private static let v3 = SphereKernel(
      takeLengths: LanesV3.takeSphereLengths, addArcs: LanesV3.addArcs,
      measure: LanesV3.takeSphereAngles, takeCosines: LanesV3.takeCosines,
      takeSoftplus: LanesV3.takeSoftplus, exponentiate: LanesV3.exponentiate,
      takeLogarithms: LanesV3.takeLogarithms)
    private static let v4 = SphereKernel(
      takeLengths: LanesV4.takeSphereLengths, addArcs: LanesV4.addArcs,
      measure: LanesV4.takeSphereAngles, takeCosines: LanesV4.takeCosines,
      takeSoftplus: LanesV4.takeSoftplus, exponentiate: LanesV4.exponentiate,
      takeLogarithms: LanesV4.takeLogarithms)
  #endif

  static var inForce: SphereKernel {
    switch Level.inForce {
    #if arch(x86_64)
      case .v4: v4
      case .v3: v3
    #endif
    default: baseline
    }
  }

  static func run(_ stage: One, _ numbers: inout [Float]) {
    numbers.withUnsafeMutableBufferPointer { numbers in
      if let start = numbers.baseAddress { stage(start, numbers.count) }
    }
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
