import Laboratory
import Testing

@testable import wedge

/// A viewer of a tape sees nothing of a file that somebody wrote meanwhile.
@Test func whatWritesFilesOrEndsTheProgramIsNotTakenDown() {
  let passed: [Action] = [
    .keep(.stateWritten), .keep(.figureWritten), .keep(.moduleWritten), .keep(.stringShown),
    .keep(.recordingToggled), .program(.quit), .program(.lessonsOpened),
  ]
  for action in passed { #expect(!LiveRecording.isShown(action), "\(action)") }
  for action in [Action.program(.helpTurned), .pace(.runToggled), .loss(.next)] {
    #expect(LiveRecording.isShown(action), "\(action)")
  }
}
