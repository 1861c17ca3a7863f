internal import Drawing
internal import MarginLosses
internal import Training

/// What a person's action does to a state, and what is left for the executable to do.
public func update(_ state: inout State, _ action: Action) -> [Effect] {
  state.message = nil
  state.notice = nil
  if state.handleComparison(action) { return [] }
  state.settle(before: action)
  state.leaveEntry(before: action)
  switch action {
  case .quit: return [.quit]
  case .stateWritten: return [.writeState]
  case .figureWritten: return [.writeFigure]
  case .recordingToggled: return [.toggleRecording]
  case .lessonsOpened: return [.openLessons]
  case .stringShown: state.showString()
  case .suspended: return [.suspend]
  case .runToggled, .stepped, .spedUp, .slowedDown: state.pace(action)
  case .steppedBack, .strodeOn, .strodeBack, .wentToStart, .wentToNewest, .wentToPreviousMark,
    .wentToNextMark:
    state.travel(action)
  case .nextKnobChosen, .previousKnobChosen, .marginChosen, .scaleChosen, .knobRaised,
    .knobLowered, .knobReset:
    state.handleKnob(action)
  case .entryBegun, .entryTyped, .entryErased, .entryConfirmed: state.handleEntry(action)
  case .lossChosen, .nextLossChosen, .previousLossChosen, .nextVariantChosen,
    .previousVariantChosen:
    state.handleLoss(action)
  case .startedAnew, .reseeded, .nextDataChosen, .previousDataChosen, .modeSwitched:
    state.begin(action)
  case .asked, .probeMoved, .nextWorstProbed, .previousWorstProbed, .askingTurned:
    state.ask(action)
  case .pickedUp, .pointAdded, .classAdded, .struckOut, .undone, .redone: state.handle(action)
  case .pressed, .dragged, .released, .knobNudged: state.point(action)
  case .zoomedIn, .zoomedOut: state.zoom(action)
  case .normalizationToggled, .fillSwitched, .gradientsToggled, .samplesTurned, .viewChosen,
    .helpTurned, .wentBack:
    state.show(action)
  case .takenFromHelp(let action):
    state.uncover()
    state.comparison?.marked.map { state.comparison?.panes[$0].uncover() }
    return update(&state, action)
  case .presetsToggled: state.togglePresets()
  case .nextPresetChosen: state.choosePreset(by: 1)
  case .previousPresetChosen: state.choosePreset(by: -1)
  case .presetMarked(let position): state.chosenPreset = position
  case .presetTaken: state.takePreset()
  case .bigToggled: state.display.isBig.toggle()
  case .comparisonToggled: state.toggleComparison()
  case .nextPaneMarked, .previousPaneMarked, .paneMarked, .paneEnlarged:
    state.message = "c sets runs side by side"
  }
  state.keepFillApplicable()
  return []
}

extension State {
  /// Running, stepping and speed.
  fileprivate mutating func pace(_ action: Action) {
    switch action {
    case .runToggled where configuration.isJudged, .stepped where configuration.isJudged:
      message =
        "embeddings are judged where they lie: nothing trains. Turn m, or l for another loss"
    case .runToggled where !session.isFinite: message = "this run has diverged: r starts again"
    case .runToggled: isRunning.toggle()
    case .stepped:
      isRunning = false
      advance(steps: 1)
    case .spedUp: speed = speed.faster
    case .slowedDown: speed = speed.slower
    default: return
    }
  }

  /// What is shown, without a change to the run.
  fileprivate mutating func show(_ action: Action) {
    switch action {
    case .normalizationToggled: showNormalized(!look.isNormalized)
    case .gradientsToggled: showGradients(!look.showsGradients)
    case .samplesTurned: turnShownSamples()
    case .fillSwitched: look.fill = State.next(after: look.fill, in: fills, by: 1)
    case .viewChosen(let name): look.mainView = name
    case .helpTurned:
      let page = helpPage.map { $0 + 1 } ?? 0
      helpPage = page < helpPageCount ? page : nil
    case .wentBack: closeTop()
    default: return
    }
  }

  /// What the ground can say of the loss in force.
  private var fills: [Fill] {
    session.metricLoss != nil ? Fill.allCases : Fill.allCases.filter { $0 != .neighbour }
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
    if isShown, session.metricLoss != nil {
      message = "\(lossDescription.title) compares examples: v shows what it does to them"
    }
  }

  /// Whether arrows are asked for and there are prototypes to ask about.
  package var hasGradientArrows: Bool { look.showsGradients && session.metricLoss == nil }
}
