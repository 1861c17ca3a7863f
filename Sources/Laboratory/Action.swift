public import Cells

/// What a person did.
public enum Action: Hashable, Sendable {
  case runToggled
  case stepped
  case steppedBack
  case strodeOn
  case strodeBack
  case wentToStart
  case wentToNewest
  case wentToPreviousMark
  case wentToNextMark
  case spedUp
  case slowedDown
  case nextKnobChosen
  case previousKnobChosen
  case marginChosen
  case scaleChosen
  case knobRaised
  case knobLowered
  case knobReset
  case entryBegun
  case entryTyped(Unicode.Scalar)
  case entryErased
  case entryConfirmed
  /// A loss, by its name.
  case lossChosen(String)
  case nextLossChosen
  case previousLossChosen
  case nextVariantChosen
  case previousVariantChosen
  case startedAnew
  case reseeded
  case nextDataChosen
  case previousDataChosen
  case modeSwitched
  case normalizationToggled
  case fillSwitched
  case gradientsToggled
  case samplesTurned

  case asked
  case probeMoved(Direction)
  /// The point that costs the next less.
  case nextWorstProbed
  case previousWorstProbed
  /// From points to free places, to prototypes, and back.
  case askingTurned
  case pickedUp
  case pointAdded
  case classAdded
  case struckOut
  case undone
  case redone
  /// The button of the mouse went down on something.
  case pressed(Grip)
  /// The mouse moved in the plane with its button down.
  case dragged(Spot)
  case released
  /// Closer or wider round a place, or round what is asked about.
  case zoomedIn(Spot?)
  case zoomedOut(Spot?)
  /// A knob, by its position, a notch up or down.
  case knobNudged(Int, Int)
  /// A view, by its name.
  case viewChosen(String)
  case stateWritten
  case figureWritten
  case recordingToggled
  case stringShown
  case presetsToggled
  case nextPresetChosen
  case previousPresetChosen
  /// A preset, by its position.
  case presetMarked(Int)
  case presetTaken
  case bigToggled
  case lessonsOpened
  case comparisonToggled
  case nextPaneMarked
  case previousPaneMarked
  /// A pane, by its position.
  case paneMarked(Int)
  case paneEnlarged
  case helpTurned
  /// What a line of the help says was pressed there; the help closes.
  indirect case takenFromHelp(Action)
  case wentBack
  case quit
  case suspended
}

/// What only the executable can carry out.
public enum Effect: Hashable, Sendable {
  case quit
  case suspend
  /// Write the state into a file of its own, and tell where with `State.tell(_:isFault:)`.
  case writeState
  /// Draw the main view as a figure into a file of its own, and tell where.
  case writeFigure
  /// Begin to record what the person does, or end it and write it.
  case toggleRecording
  /// Show the list of lessons.
  case openLessons
}
