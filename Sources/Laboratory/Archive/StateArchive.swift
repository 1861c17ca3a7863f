public import Drawing
public import Training

/// The whole program written down: the run and what it was at a few steps before, every turn, and
/// how it is looked at.
public struct StateArchive: Encodable, Sendable {
  /// The run at its start, before any turn.
  public let start: Configuration
  var startMemory: LossMemory = LossMemory()
  /// Oldest first; the last one is the run as it stands.
  let moments: [MomentArchive]
  var revisions: [Timeline.Revision] = []
  /// The newest step that was ever reached.
  var lastStep: Int
  /// Until where the run was another engine's; nil where it was not.
  var otherEngineUntil: Int?
  var ghost: History?
  let record: RunRecord
  var recordBefore: RunRecord?
  var look: LookArchive = LookArchive()
  /// Runs side by side; empty for a single one.
  var panes: [StateArchive] = []
  var markedPane: Int?
  var isPaneEnlarged: Bool = false

  enum CodingKeys: String, CodingKey {
    case start, startMemory, moments, revisions, lastStep, otherEngineUntil, ghost, record
    case recordBefore, look, panes, markedPane, isPaneEnlarged
  }

  /// The run at a step, and what the laboratory knew of it.
  struct MomentArchive: Sendable {
    var session: SessionArchive
    var notebook: Notebook
    var revisionsTaken: Int
  }

  /// How a run is looked at, and how the program stands.
  struct LookArchive: Sendable {
    var look: Look = Look()
    var asked: Asked?
    /// The name of the chosen knob.
    var knob: String?
    /// Its position, in files of version 2.
    var chosenKnob: Int?
    var speed: String = Speed.opening.name
    var isRunning: Bool = false
    var isBig: Bool = false
  }

  /// Where the run stands.
  var step: Int { moments.last?.session.step ?? 0 }
}

extension State {
  /// Everything, to be written down.
  public var archive: StateArchive {
    let kept = keptMoments.map(\.archive) + [moment.archive]
    let first = timeline.moments.first
    return StateArchive(
      start: first?.session.configuration ?? configuration,
      startMemory: first?.notebook.memory ?? memory,
      moments: kept, revisions: timeline.revisions, lastStep: timeline.lastStep,
      otherEngineUntil: timeline.otherEngineUntil, ghost: timeline.ghost, record: record,
      recordBefore: recordBefore,
      look: StateArchive.LookArchive(
        look: look, asked: asked, knob: chosenSubject.name, speed: speed.name,
        isRunning: isRunning, isBig: display.isBig),
      panes: comparison?.panes.map(\.archive) ?? [], markedPane: comparison?.marked,
      isPaneEnlarged: comparison?.isEnlarged ?? false)
  }

  /// A few moments of the past, further apart the older they are, so that the way back is short and
  /// the file small; the start makes itself.
  private var keptMoments: [Timeline.Moment] {
    var kept: [Timeline.Moment] = []
    var distance = 10
    while distance < step {
      if let moment = timeline.moment(before: step - distance), moment.step > 0,
        moment.step < kept.last?.step ?? step
      {
        kept.append(moment)
      }
      distance *= 4
    }
    return kept.reversed()
  }
}

extension Timeline.Moment {
  fileprivate var archive: StateArchive.MomentArchive {
    StateArchive.MomentArchive(
      session: session.archive, notebook: notebook, revisionsTaken: revisionsTaken)
  }

  /// - Throws: what does not fit together.
  fileprivate init(_ archive: StateArchive.MomentArchive) throws {
    guard archive.notebook.watch.isSound else {
      throw ArchiveFault("moments", "hold what no run has observed.")
    }
    self.init(
      session: try Session(archive.session), notebook: archive.notebook,
      revisionsTaken: archive.revisionsTaken)
  }
}

extension State {
  /// The state that was written down; its run goes on to the same bits.
  ///
  /// A run of an older engine stands where it was written; what was kept before stays to be seen.
  ///
  /// - Throws: `ArchiveFault` or `ConfigurationError`; nothing in a file is trusted.
  public init(
    _ archive: StateArchive, display: Display, engine: Int = engineVersion,
    memory budget: Int = Timeline.usualBudget
  ) throws {
    let archive = engine == engineVersion ? archive : archive.ofOtherEngine
    guard archive.panes.isEmpty || Comparison.counts.contains(archive.panes.count) else {
      throw ArchiveFault("panes", "are \(archive.panes.count). A comparison has 2 to 9.")
    }
    try StateArchive.checkTurns(archive)
    let moments = try archive.moments.map { try Timeline.Moment($0) }
    guard let last = moments.last else { throw ArchiveFault("moments", "are none.") }
    try self.init(
      archive.start, display: display, speed: Speed(named: archive.look.speed) ?? .opening,
      memory: budget)
    guard archive.record.isSound, archive.recordBefore?.isSound ?? true,
      archive.ghost?.isSound ?? true
    else { throw ArchiveFault("record", "is not one that a run has kept.") }
    var start = moment
    start.notebook.memory = archive.startMemory
    takeTimeline(
      Timeline(
        budget: budget, moments: [start] + moments.filter { $0.step > 0 },
        revisions: archive.revisions, lastStep: archive.lastStep, ghost: archive.ghost,
        otherEngineUntil: archive.otherEngineUntil.map { min($0, archive.step) }))
    restore(last)
    refresh()
    record = archive.record
    recordBefore = archive.recordBefore
    takeLook(archive.look)
    guard !archive.panes.isEmpty else { return }
    try takePanes(archive, display, engine)
  }

  private mutating func takePanes(
    _ archive: StateArchive, _ display: Display, _ engine: Int
  ) throws {
    let budget = Timeline.usualBudget / archive.panes.count
    let panes = try archive.panes.map { pane in
      guard pane.panes.isEmpty else { throw ArchiveFault("panes", "compare in turn.") }
      return try State(pane, display: display, engine: engine, memory: budget)
    }
    let marked = archive.markedPane.flatMap { panes.indices.contains($0) ? $0 : nil }
    comparison = Comparison(
      panes: panes, marked: marked, isEnlarged: archive.isPaneEnlarged && marked != nil)
  }

  private mutating func takeLook(_ archive: StateArchive.LookArchive) {
    look = archive.look.sound
    keepFillApplicable()
    asked = archive.asked
    keepAskedPresent()
    let knob = subjects.firstIndex { $0.name == archive.knob } ?? archive.chosenKnob
    chosenKnob = knob.flatMap { subjects.indices.contains($0) ? $0 : nil } ?? marginKnob ?? 0
    isRunning = archive.isRunning && !configuration.isJudged && session.isFinite
    display.isBig = archive.isBig
  }
}

extension StateArchive {
  /// How far a file may say that a run goes beyond where it stands; it is taken step by step.
  private static let mostStepsAhead = 2_000_000

  /// Turns in their order, of losses that can be made, and moments of one run.
  fileprivate static func checkTurns(_ archive: StateArchive) throws {
    let steps = archive.moments.map(\.session.step)
    guard zip(steps, steps.dropFirst()).allSatisfy({ $0 < $1 }), steps.count <= 64,
      (steps.first ?? 0) >= 0, archive.lastStep >= archive.step,
      archive.lastStep - archive.step <= mostStepsAhead
    else { throw ArchiveFault("moments", "are not in the order of their steps.") }
    let turns = archive.revisions.map(\.step)
    guard zip(turns, turns.dropFirst()).allSatisfy({ $0 <= $1 }), turns.count <= 100_000,
      (turns.first ?? 0) >= 0, (turns.last ?? 0) <= archive.lastStep
    else { throw ArchiveFault("revisions", "are not in the order of their steps.") }
    for moment in archive.moments {
      let taken = moment.revisionsTaken
      guard (0...turns.count).contains(taken),
        turns[..<taken].allSatisfy({ $0 <= moment.session.step }),
        turns[taken...].allSatisfy({ $0 >= moment.session.step }),
        moment.session.configuration.isSameRun(as: archive.start)
      else { throw ArchiveFault("moments", "belong to another run, or to other turns.") }
    }
    for revision in archive.revisions {
      guard revision.notebook.watch.isSound, revision.marks.count <= 100_000 else {
        throw ArchiveFault("revisions", "hold what no run has observed.")
      }
      try revision.settings.turned(archive.start).check()
    }
  }
}

extension Configuration {
  /// Whether two settings differ by no more than turns that go on with a run.
  fileprivate func isSameRun(as other: Configuration) -> Bool {
    LiveSettings(other).turned(self) == other
  }
}
