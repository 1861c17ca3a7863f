internal import Drawing
internal import Laboratory
internal import Training

/// How fast a run goes, in words.
struct SpeedWords {
  let state: State

  init(_ state: State) { self.state = state }

  /// The speed asked for, the real one where it is less, and how many frames a terminal takes that cannot take
  /// all.
  var text: String {
    pace + (state.framesPerSecond.map { ", drawn \(fixed($0, 0))/s" } ?? "")
  }

  private var pace: String {
    if state.configuration.isJudged { return "judged as they are" }
    guard state.isRunning else { return "paused (\(state.speed.label))" }
    guard let measured = state.measuredStepsPerSecond else { return "\(state.speed.label) ▶" }
    let asked = state.speed.stepsPerSecond
    let isSlower = asked.map { measured < 0.9 * Double($0) } ?? true
    guard isSlower else { return "\(state.speed.label) ▶" }
    return asked.map { "\(Int(measured)) of \($0)/s ▶" } ?? "full, \(Int(measured))/s ▶"
  }
}
