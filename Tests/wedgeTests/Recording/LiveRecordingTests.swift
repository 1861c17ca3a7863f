import Cells
import Laboratory
import Testing

@testable import wedge

/// A viewer of a tape sees nothing of a file that somebody wrote meanwhile.
@Test func whatWritesFilesOrEndsTheProgramIsNotTakenDown() {
  let passed: [Action] = [
    .keep(.stateWritten), .keep(.figureWritten), .keep(.moduleWritten), .keep(.stringShown),
    .keep(.recordingToggled), .program(.quit), .program(.lessonsOpened),
  ]
  for action in passed { #expect(LiveRecording.shown(pressed, action) == nil, "\(action)") }
  for action in [Action.program(.helpTurned), .pace(.runToggled), .loss(.next)] {
    #expect(LiveRecording.shown(pressed, action) == pressed, "\(action)")
  }
}

/// A press on `w` in the help writes a file and closes the help.
@Test func ofAFileWrittenFromTheHelpATapeTakesDownThatTheHelpCloses() {
  #expect(
    LiveRecording.shown(pressed, .program(.takenFromHelp(.keep(.stateWritten)))) == .key(.escape))
  #expect(LiveRecording.shown(pressed, .program(.takenFromHelp(.loss(.next)))) == pressed)
}

private let pressed = Event.mouse(Mouse(kind: .press, column: 3, row: 4))
