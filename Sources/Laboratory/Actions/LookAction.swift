internal import Training

/// What is shown, without a change to the run.
public enum LookAction: Hashable, Sendable {
  case normalizationToggled
  case fillSwitched
  case gradientsToggled
  case samplesTurned
  case layersTurned
  /// A view, by its name.
  case viewChosen(String)
  /// Closer or wider round a place, or round what is asked about.
  case zoomedIn(Spot?)
  case zoomedOut(Spot?)
}

extension LookAction: ActionFamily {
  var reach: ActionReach { .everyPane }

  var hold: ActionHold {
    switch self {
    case .zoomedIn, .zoomedOut: .keeps
    case .normalizationToggled, .fillSwitched, .gradientsToggled, .samplesTurned, .layersTurned,
      .viewChosen:
      .putsDown
    }
  }

  var leavesEntry: Bool { true }

  /// Whether nothing but a plane shows what it does.
  package var isOfPlane: Bool {
    if case .viewChosen = self { return false }
    return true
  }
}

extension Pane {
  mutating func carryOut(_ action: LookAction) {
    let dimension = run.snapshot.dimension
    guard dimension == 2 || !action.isOfPlane else {
      let numbers = dimension == 1 ? "one number" : "\(dimension) numbers"
      message = "there is no plane: an embedding has \(numbers)"
      return
    }
    switch action {
    case .normalizationToggled: showNormalized(!look.isNormalized)
    case .gradientsToggled: showGradients(!look.showsGradients)
    case .samplesTurned: turnShownSamples()
    case .layersTurned: turnLayers()
    case .fillSwitched: look.fill = Succession.next(after: look.fill, in: fills, by: 1)
    case .viewChosen(let name): look.mainView = name
    case .zoomedIn(let place): zoom(by: 1, round: place)
    case .zoomedOut(let place): zoom(by: -1, round: place)
    }
  }
}
