internal import CLanes

/// What instructions the kernels are compiled for; every level gives the same bits.
public enum Level: String, CaseIterable, Sendable {
  /// Any processor of its kind: SSE2 on x86-64, NEON on arm64.
  case baseline
  /// x86-64-v3: AVX2 and FMA.
  case v3
  /// x86-64-v4: AVX-512.
  case v4

  /// The fastest that this processor runs.
  public static let best: Level = allCases[Int(wedge_best_level())]

  /// Those that this processor runs, the slowest first.
  public static var available: [Level] { Array(allCases.prefix { $0 != best }) + [best] }

  /// The level that kernels run at unless they are told another one.
  public static var inForce: Level {
    switch wedge_level_in_force() {
    case 2: .v4
    case 1: .v3
    default: .baseline
    }
  }

  /// Runs kernels at this level from now on; one that this processor has not is not to be asked for.
  public func force() {
    precondition(Self.available.contains(self), "this processor does not run \(rawValue)")
    wedge_force_level(Int32(Self.allCases.firstIndex(of: self) ?? 0))
  }
}
