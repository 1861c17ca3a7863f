internal import LaneRows
internal import LanesBaseline
#if arch(x86_64)
  internal import LanesV3
  internal import LanesV4
#endif

/// The stages of a row kernel, compiled for one level of processor.
struct RowKernel<Rows> {
  typealias Stage = (UnsafeMutablePointer<Rows>) -> Void

  let prepareClasses: Stage
  let prepareSamples: Stage
  let run: Stage
  let finishClasses: Stage
}

extension RowKernel<PlaneRows> {
  /// That of the plane.
  init(at level: Level) {
    switch level {
    #if arch(x86_64)
      case .v4:
        self.init(
          prepareClasses: LanesV4.preparePlaneClasses,
          prepareSamples: LanesV4.preparePlaneSamples, run: LanesV4.runPlaneRows,
          finishClasses: LanesV4.finishPlaneClasses)
      case .v3:
        self.init(
          prepareClasses: LanesV3.preparePlaneClasses,
          prepareSamples: LanesV3.preparePlaneSamples, run: LanesV3.runPlaneRows,
          finishClasses: LanesV3.finishPlaneClasses)
    #endif
    default:
      self.init(
        prepareClasses: LanesBaseline.preparePlaneClasses,
        prepareSamples: LanesBaseline.preparePlaneSamples, run: LanesBaseline.runPlaneRows,
        finishClasses: LanesBaseline.finishPlaneClasses)
    }
  }
}

extension RowKernel<SpaceRows> {
  /// That of any dimension.
  init(at level: Level) {
    switch level {
    #if arch(x86_64)
      case .v4:
        self.init(
          prepareClasses: LanesV4.prepareSpaceClasses,
          prepareSamples: LanesV4.prepareSpaceSamples, run: LanesV4.runSpaceRows,
          finishClasses: LanesV4.finishSpaceClasses)
      case .v3:
        self.init(
          prepareClasses: LanesV3.prepareSpaceClasses,
          prepareSamples: LanesV3.prepareSpaceSamples, run: LanesV3.runSpaceRows,
          finishClasses: LanesV3.finishSpaceClasses)
    #endif
    default:
      self.init(
        prepareClasses: LanesBaseline.prepareSpaceClasses,
        prepareSamples: LanesBaseline.prepareSpaceSamples, run: LanesBaseline.runSpaceRows,
        finishClasses: LanesBaseline.finishSpaceClasses)
    }
  }
}
