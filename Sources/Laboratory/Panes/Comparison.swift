public import MarginLosses
internal import Training

/// Runs side by side: the same data, seed, start and batches under several losses or settings, in
/// lock-step. A single run is a comparison of one.
public struct Comparison: Sendable {
  /// A loss and its setting.
  public struct Entry: Equatable, Sendable {
    /// A name in the registry.
    public var loss: String
    public var parameters: LossParameters

    public init(loss: String, parameters: LossParameters) {
      self.loss = loss
      self.parameters = parameters
    }
  }

  /// In the order of the grid; never empty.
  public internal(set) var panes: [Pane]
  /// The pane that keys act on; nil means all.
  public internal(set) var marked: Int?
  /// Whether the marked pane fills the screen.
  public internal(set) var isEnlarged: Bool = false
  /// The run that waits for its return while others stand side by side; empty for a single run. An
  /// array as well, so that a state is small and a run is changed where it lies.
  var waiting: [Pane] = []
  /// Whether it was on the screen before them, so that it is what leaving leads back to.
  var hasWayBack: Bool = false

  /// How many runs a comparison may have.
  public static let counts: ClosedRange<Int> = 2...9

  /// One run.
  init(_ pane: Pane) { panes = [pane] }

  /// Runs that stand side by side already, in place of one.
  init(
    panes: [Pane], marked: Int?, isEnlarged: Bool, inPlaceOf waiting: Pane, hasWayBack: Bool
  ) {
    self.panes = panes
    self.marked = marked
    self.isEnlarged = isEnlarged
    self.waiting = [waiting]
    self.hasWayBack = hasWayBack
  }

  /// Whether there is but one run.
  var isSingle: Bool { panes.count == 1 }

  /// The step that all have reached which have not diverged.
  public var step: Int { panes.map(\.run.step).max() ?? 0 }

  /// The newest step that was ever reached.
  package var lastStep: Int { panes.map(\.run.timeline.lastStep).max() ?? 0 }

  /// The boundary table of the source text: every loss with prototypes, softmax with and without
  /// its bias, the combined margin as ArcFace's authors give it in two settings.
  public static var boundaryTable: [Entry] {
    let usual = { (name: String) in
      LossRegistry.description(named: name).map(LossMemory.standard) ?? LossParameters()
    }
    let softmax = { (variant: String) in
      var parameters = usual("softmax")
      parameters.variant = variant
      return Entry(loss: "softmax", parameters: parameters)
    }
    let combined = { (m1: Double, m2: Double, m3: Double) in
      var parameters = usual("combined")
      (parameters["m1"], parameters["m2"], parameters["m3"]) = (m1, m2, m3)
      return Entry(loss: "combined", parameters: parameters)
    }
    return [softmax("bias"), softmax("nobias")]
      + ["lsoftmax", "asoftmax", "normface", "cosface", "arcface"].map {
        Entry(loss: $0, parameters: usual($0))
      } + [combined(1, 0.3, 0.2), combined(0.9, 0.4, 0.15)]
  }
}
