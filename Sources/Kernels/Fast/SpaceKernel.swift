internal import LaneRows
internal import LanesBaseline
#if arch(x86_64)
  internal import LanesV3
  internal import LanesV4
#endif

/// The row kernel of any dimension at a level.
enum SpaceKernel {
  static func prepareClasses(_ rows: UnsafeMutablePointer<SpaceRows>, at level: Level) {
    switch level {
    #if arch(x86_64)
      case .v4: LanesV4.prepareSpaceClasses(rows)
      case .v3: LanesV3.prepareSpaceClasses(rows)
    #endif
    default: LanesBaseline.prepareSpaceClasses(rows)
    }
  }

  static func prepareSamples(_ rows: UnsafeMutablePointer<SpaceRows>, at level: Level) {
    switch level {
    #if arch(x86_64)
      case .v4: LanesV4.prepareSpaceSamples(rows)
      case .v3: LanesV3.prepareSpaceSamples(rows)
    #endif
    default: LanesBaseline.prepareSpaceSamples(rows)
    }
  }

  static func run(_ rows: UnsafeMutablePointer<SpaceRows>, at level: Level) {
    switch level {
    #if arch(x86_64)
      case .v4: LanesV4.runSpaceRows(rows)
      case .v3: LanesV3.runSpaceRows(rows)
    #endif
    default: LanesBaseline.runSpaceRows(rows)
    }
  }

  static func finishClasses(_ rows: UnsafeMutablePointer<SpaceRows>, at level: Level) {
    switch level {
    #if arch(x86_64)
      case .v4: LanesV4.finishSpaceClasses(rows)
      case .v3: LanesV3.finishSpaceClasses(rows)
    #endif
    default: LanesBaseline.finishSpaceClasses(rows)
    }
  }
}
