import Kernels

/// The level of instructions that `WEDGE_LEVEL` asks for, for tests: every level gives the same bits.
enum LevelChoice {
  /// - Throws: that there is no such level, or not on this processor.
  static func take(from name: String?) throws {
    guard let name, !name.isEmpty else { return }
    let names = Level.available.map(\.rawValue).joined(separator: ", ")
    guard let level = Level(rawValue: name), Level.available.contains(level) else {
      throw UsageError(
        "The value '\(name)' is invalid for WEDGE_LEVEL. This processor runs \(names).")
    }
    level.force()
  }
}
