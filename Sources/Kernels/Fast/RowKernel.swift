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
  /// In place of `run`: of losses whose rivals are more than cosines, or that are sums over the classes.
  let takeCosines: Stage
  let runRivals: Stage
  let runCosts: Stage
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
          takeCosines: LanesV4.takePlaneCosines, runRivals: LanesV4.runPlaneRivals,
          runCosts: LanesV4.runPlaneCosts, finishClasses: LanesV4.finishPlaneClasses)
      case .v3:
        self.init(
          prepareClasses: LanesV3.preparePlaneClasses,
          prepareSamples: LanesV3.preparePlaneSamples, run: LanesV3.runPlaneRows,
          takeCosines: LanesV3.takePlaneCosines, runRivals: LanesV3.runPlaneRivals,
          runCosts: LanesV3.runPlaneCosts, finishClasses: LanesV3.finishPlaneClasses)
    #endif
    default:
      self.init(
        prepareClasses: LanesBaseline.preparePlaneClasses,
        prepareSamples: LanesBaseline.preparePlaneSamples, run: LanesBaseline.runPlaneRows,
        takeCosines: LanesBaseline.takePlaneCosines, runRivals: LanesBaseline.runPlaneRivals,
        runCosts: LanesBaseline.runPlaneCosts, finishClasses: LanesBaseline.finishPlaneClasses)
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
          takeCosines: LanesV4.takeSpaceCosines, runRivals: LanesV4.runSpaceRivals,
          runCosts: LanesV4.runSpaceCosts, finishClasses: LanesV4.finishSpaceClasses)
      case .v3:
        self.init(
          prepareClasses: LanesV3.prepareSpaceClasses,
          prepareSamples: LanesV3.prepareSpaceSamples, run: LanesV3.runSpaceRows,
          takeCosines: LanesV3.takeSpaceCosines, runRivals: LanesV3.runSpaceRivals,
          runCosts: LanesV3.runSpaceCosts, finishClasses: LanesV3.finishSpaceClasses)
    #endif
    default:
      self.init(
        prepareClasses: LanesBaseline.prepareSpaceClasses,
        prepareSamples: LanesBaseline.prepareSpaceSamples, run: LanesBaseline.runSpaceRows,
        takeCosines: LanesBaseline.takeSpaceCosines, runRivals: LanesBaseline.runSpaceRivals,
        runCosts: LanesBaseline.runSpaceCosts, finishClasses: LanesBaseline.finishSpaceClasses)
    }
  }
}
