internal import Training

/// What is lost when the program ends, and the question that comes before.
extension State {
  /// So many steps may be lost without a question: ten seconds at the opening's speed.
  package static let stepsToLose: Int = 600

  /// Steps that neither a written state nor a recording holds.
  package var unkeptSteps: Int {
    isKeptElsewhere ? 0 : runs.unkeptSteps
  }

  /// The same of runs that undoing brings back.
  private var earlierUnkeptSteps: Int {
    let entries = isKeptElsewhere ? [] : earlierRuns.past + earlierRuns.future
    return entries.map(\.runs.unkeptSteps).max() ?? 0
  }

  /// Whether leaving asks first.
  package var asksBeforeLeaving: Bool { lossOfLeaving != nil }

  /// What the end of the program does to steps that nothing keeps; nil where they are few.
  package var lossOfLeaving: String? {
    if unkeptSteps > Self.stepsToLose { return "loses \(unkeptSteps) steps" }
    guard earlierUnkeptSteps > Self.stepsToLose else { return nil }
    return "loses \(earlierUnkeptSteps) steps of a run before"
  }

  /// Notes that what stands on the screen has been written, or recorded.
  public mutating func noteKept() {
    for index in runs.panes.indices { runs.panes[index].run.noteKept() }
    for index in runs.waiting.indices { runs.waiting[index].run.noteKept() }
  }

  /// Notes that a recording begins, which knows the runs as they stand and what is done from now on.
  public mutating func beginRecording() {
    noteKept()
    for index in runs.panes.indices { runs.panes[index].run.forgetTurnsHere() }
    for index in runs.waiting.indices { runs.waiting[index].run.forgetTurnsHere() }
    earlierRuns.setAside()
  }

  /// Notes that a recording has been kept.
  public mutating func endRecording() {
    noteKept()
    earlierRuns.takeUp()
  }

  /// Ends the program, or asks whether it shall.
  mutating func leave() -> [Effect] {
    guard let loss = lossOfLeaving else { return [.quit] }
    let leaves = isOfMap ? "q again leaves for the map" : "q again quits"
    ask(
      "\(leaves) and \(loss)"
        + (unkeptSteps > Self.stepsToLose
          ? "; w keeps them, any other key goes back" : ", which u brings back"))
    return []
  }
}

extension Comparison {
  /// Steps of one of the runs that neither a written state nor a recording holds.
  fileprivate var unkeptSteps: Int { (panes + waiting).map(\.run.unkeptSteps).max() ?? 0 }
}

extension Run {
  /// Steps that neither a written state nor a recording holds; records are whole where they came from.
  fileprivate var unkeptSteps: Int {
    timeline.source == .records ? 0 : max(timeline.lastStep - keptStep, 0)
  }

  /// Notes that the run has been written with all its steps.
  mutating func noteKept() { keptStep = timeline.lastStep }
}
