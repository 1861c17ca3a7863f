internal import MarginLosses
internal import Training

/// What of a look a run allows.
extension Pane {
  /// What the ground can say of the loss in force.
  var fills: [Fill] {
    run.session.metricLoss != nil ? Fill.allCases : Fill.allCases.filter { $0 != .neighbour }
  }

  /// Falls back where the loss has come to have prototypes.
  mutating func keepFillApplicable() {
    if !fills.contains(look.fill) { look.fill = .wedges }
  }

  /// Shows directions; arrows need embeddings as they are.
  package mutating func showNormalized(_ isShown: Bool) {
    look.isNormalized = isShown
    if isShown { look.showsGradients = false }
  }

  package mutating func showGradients(_ isShown: Bool) {
    look.showsGradients = isShown
    if isShown { look.isNormalized = false }
    if isShown, run.session.metricLoss != nil {
      message = "\(run.lossDescription.title) compares examples: v shows what it does to them"
    }
  }

  /// Whether arrows are asked for and there are prototypes to ask about.
  package var hasGradientArrows: Bool { look.showsGradients && run.session.metricLoss == nil }

  /// Training points, those held out, both.
  mutating func turnShownSamples() {
    guard run.snapshot.heldOut.count > 0 else {
      message = "nothing is held out: every point is trained on"
      return
    }
    look.shownSamples = Succession.next(after: look.shownSamples, in: ShownSamples.allCases, by: 1)
    notice =
      switch look.shownSamples {
      case .training: "the plane shows the training points"
      case .heldOut: "the plane shows the held-out points, hollow: nothing was learnt from them"
      case .both: "the plane shows training points, and hollow those held out"
      }
  }

  /// All layers, without vectors, as used.
  mutating func turnLayers() {
    look.planeLayers = Succession.next(after: look.planeLayers, in: PlaneLayers.allCases, by: 1)
    notice =
      switch look.planeLayers {
      case .all: "the plane shows every layer, vectors and angles for a point that is asked about"
      case .withoutVectors: "the plane shows no vectors or angles of a point that is asked about"
      case .asUsed: "the plane shows what is used: no margin's edge, no hatch, no widths"
      }
  }
}
