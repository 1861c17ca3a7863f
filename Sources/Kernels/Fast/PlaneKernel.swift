internal import LanesBaseline
#if arch(x86_64)
  internal import LanesV3
  internal import LanesV4
#endif
internal import LaneRows

/// The row kernel of the plane at a level.
enum PlaneKernel {
  static func prepareClasses(_ rows: UnsafeMutablePointer<PlaneRows>, at level: Level) {
    switch level {
    #if arch(x86_64)
      case .v4: LanesV4.preparePlaneClasses(rows)
      case .v3: LanesV3.preparePlaneClasses(rows)
    #endif
    default: LanesBaseline.preparePlaneClasses(rows)
    }
  }

  static func prepareSamples(_ rows: UnsafeMutablePointer<PlaneRows>, at level: Level) {
    switch level {
    #if arch(x86_64)
      case .v4: LanesV4.preparePlaneSamples(rows)
      case .v3: LanesV3.preparePlaneSamples(rows)
    #endif
    default: LanesBaseline.preparePlaneSamples(rows)
    }
  }

  static func run(_ rows: UnsafeMutablePointer<PlaneRows>, at level: Level) {
    switch level {
    #if arch(x86_64)
      case .v4: LanesV4.runPlaneRows(rows)
      case .v3: LanesV3.runPlaneRows(rows)
    #endif
    default: LanesBaseline.runPlaneRows(rows)
    }
  }

  static func finishClasses(_ rows: UnsafeMutablePointer<PlaneRows>, at level: Level) {
    switch level {
    #if arch(x86_64)
      case .v4: LanesV4.finishPlaneClasses(rows)
      case .v3: LanesV3.finishPlaneClasses(rows)
    #endif
    default: LanesBaseline.finishPlaneClasses(rows)
    }
  }
}
