extension Action {
  /// Whom it is meant for while runs stand side by side.
  enum Reach {
    /// The program, whatever it shows.
    case program
    /// The way of all runs through their steps.
    case time
    /// The grid itself.
    case grid
    /// Every run alike.
    case everyPane
    /// The marked run, or all when none is.
    case marked
    /// The run that fills the screen; no other can be asked.
    case enlarged
  }

  /// A new action says here whom it is meant for.
  var reach: Reach {
    switch self {
    case .comparisonToggled, .quit, .suspended, .spedUp, .slowedDown, .helpTurned, .takenFromHelp,
      .bigToggled, .stateWritten, .figureWritten, .recordingToggled, .stringShown, .lessonsOpened:
      .program
    case .stepped, .steppedBack, .strodeOn, .strodeBack, .wentToStart, .wentToNewest,
      .wentToPreviousMark, .wentToNextMark, .pressed(.step):
      .time
    case .runToggled, .nextPaneMarked, .previousPaneMarked, .paneMarked, .paneEnlarged, .wentBack:
      .grid
    case .startedAnew, .reseeded, .nextDataChosen, .previousDataChosen, .modeSwitched, .viewChosen,
      .zoomedIn, .zoomedOut, .normalizationToggled, .fillSwitched, .gradientsToggled,
      .samplesTurned:
      .everyPane
    case .nextKnobChosen, .previousKnobChosen, .marginChosen, .scaleChosen, .knobRaised,
      .knobLowered, .knobReset, .knobNudged, .lossChosen, .nextLossChosen, .previousLossChosen,
      .nextVariantChosen, .previousVariantChosen:
      .marked
    case .asked, .probeMoved, .nextWorstProbed, .previousWorstProbed, .askingTurned, .pickedUp,
      .pointAdded, .classAdded, .struckOut, .undone, .redone, .pressed(.asked), .pressed(.knob),
      .dragged, .released, .entryBegun, .entryTyped, .entryErased, .entryConfirmed,
      .presetsToggled, .presetMarked, .presetTaken, .nextPresetChosen, .previousPresetChosen:
      .enlarged
    }
  }

  /// What becomes of a point or a prototype that is held.
  enum Hold {
    /// It belongs to the hand, or changes nothing of the run.
    case keeps
    /// What is held is put down first, and rests there.
    case rests
    /// What is held is put down first.
    case putsDown
  }

  /// A new action says here what becomes of what is held.
  var hold: Hold {
    switch self {
    case .probeMoved, .pickedUp, .dragged, .released, .wentBack, .zoomedIn, .zoomedOut,
      .helpTurned, .suspended:
      .keeps
    case .runToggled: .rests
    case .stepped, .steppedBack, .strodeOn, .strodeBack, .wentToStart, .wentToNewest,
      .wentToPreviousMark, .wentToNextMark, .spedUp, .slowedDown, .nextKnobChosen,
      .previousKnobChosen, .marginChosen, .scaleChosen, .knobRaised, .knobLowered, .knobReset,
      .knobNudged, .entryBegun, .entryTyped, .entryErased, .entryConfirmed, .lossChosen,
      .nextLossChosen, .previousLossChosen, .nextVariantChosen, .previousVariantChosen,
      .startedAnew, .reseeded, .nextDataChosen, .previousDataChosen, .modeSwitched,
      .normalizationToggled, .fillSwitched, .gradientsToggled, .samplesTurned, .asked,
      .nextWorstProbed, .previousWorstProbed, .askingTurned, .pointAdded, .classAdded, .struckOut,
      .undone, .redone, .pressed, .viewChosen, .stateWritten, .figureWritten, .recordingToggled,
      .stringShown, .presetsToggled, .nextPresetChosen, .previousPresetChosen, .presetMarked,
      .presetTaken, .bigToggled, .lessonsOpened, .comparisonToggled, .nextPaneMarked,
      .previousPaneMarked,
      .paneMarked, .paneEnlarged, .takenFromHelp, .quit:
      .putsDown
    }
  }
}
