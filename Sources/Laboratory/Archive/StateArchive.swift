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
  /// The newest one that is kept, of a run that was written in its past.
  var ahead: MomentArchive?
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
  /// Whether the run is what leaving them leads back to; said of none before.
  var hasWayBack: Bool = true

  enum CodingKeys: String, CodingKey {
    case start, startMemory, moments, ahead, revisions, lastStep, otherEngineUntil, ghost, record
    case recordBefore, look, panes, markedPane, isPaneEnlarged, hasWayBack
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
    /// Whether it is in the place of the margin, under a loss that has none.
    var standsForMargin: Bool = false
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
    var archive = pane.archive(as: self)
    guard !runs.isSingle else { return archive }
    archive.panes = runs.panes.map { $0.archive(as: self) }
    archive.markedPane = runs.marked
    (archive.isPaneEnlarged, archive.hasWayBack) = (runs.isEnlarged, runs.hasWayBack)
    return archive
  }
}

extension Pane {
  /// The run and how it is looked at, as the program stands.
  fileprivate func archive(as state: State) -> StateArchive {
    let first = run.timeline.moments.first
    return StateArchive(
      start: first?.session.configuration ?? run.configuration,
      startMemory: first?.notebook.memory ?? run.memory,
      moments: (run.keptMoments + [run.now]).map(\.archive),
      ahead: run.timeline.moments.last.flatMap { $0.step > run.step ? $0.archive : nil },
      revisions: run.timeline.revisions,
      lastStep: run.timeline.lastStep, otherEngineUntil: run.timeline.source.otherEngineUntil,
      ghost: run.timeline.ghost, record: run.record, recordBefore: run.recordBefore,
      look: StateArchive.LookArchive(
        look: look, asked: asked, knob: chosenSubject.name, standsForMargin: standsForMargin,
        speed: state.speed.name,
        isRunning: state.isRunning, isBig: state.display.isBig))
  }
}

extension Run {
  /// A few moments of the past, further apart the older they are, so that the way back is short and
  /// the file small; the start makes itself.
  fileprivate var keptMoments: [Timeline.Moment] {
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
    let session = try Session(archive.session)
    guard archive.notebook.isSound(at: session.step) else {
      throw ArchiveFault("moments", "hold what no run has observed.")
    }
    self.init(
      session: session, notebook: archive.notebook,
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
    guard archive.panes.isEmpty || Comparison.counts.contains(archive.panes.count) else {
      throw ArchiveFault("panes", "are \(archive.panes.count). A comparison has 2 to 9.")
    }
    let pane = try Pane(archive, engine: engine, budget: budget)
    let goesOn =
      archive.look.isRunning && !pane.run.configuration.isJudged && pane.run.session.isFinite
    self.init(
      try Comparison(archive, inPlaceOf: pane, engine: engine), display: display,
      speed: Speed(named: archive.look.speed) ?? .opening, isRunning: goesOn)
    self.display.isBig = archive.look.isBig
  }
}

extension Comparison {
  /// The runs that were written down.
  fileprivate init(_ archive: StateArchive, inPlaceOf pane: Pane, engine: Int) throws {
    guard !archive.panes.isEmpty else {
      self.init(pane)
      return
    }
    let budget = Timeline.usualBudget / archive.panes.count
    let panes = try archive.panes.map { pane in
      guard pane.panes.isEmpty else { throw ArchiveFault("panes", "compare in turn.") }
      return try Pane(pane, engine: engine, budget: budget)
    }
    let marked = archive.markedPane.flatMap { panes.indices.contains($0) ? $0 : nil }
    self.init(
      panes: panes, marked: marked, isEnlarged: archive.isPaneEnlarged && marked != nil,
      inPlaceOf: pane, hasWayBack: archive.hasWayBack)
  }
}

extension Pane {
  fileprivate init(_ archive: StateArchive, engine: Int, budget: Int) throws {
    try StateArchive.checkRecords(archive)
    let archive = engine == engineVersion ? archive : archive.ofOtherEngine
    try StateArchive.checkTurns(archive)
    let moments = try archive.moments.map { try Timeline.Moment($0) }
    let ahead = try archive.ahead.map { try Timeline.Moment($0) }
    guard let last = moments.last else { throw ArchiveFault("moments", "are none.") }
    self.init(try Run(archive.start, budget: budget))
    var start = run.now
    start.notebook.memory = archive.startMemory
    run.timeline = Timeline(
      budget: budget,
      moments: [start] + (moments + [ahead].compactMap(\.self)).filter { $0.step > 0 },
      revisions: archive.revisions, lastStep: archive.lastStep, ghost: archive.ghost,
      source: archive.otherEngineUntil.map { .otherEngine(until: min($0, archive.step)) }
        ?? .session)
    keepingChosenKnob { $0.run.restore(last) }
    refresh()
    run.record = archive.record
    run.record.forget(after: archive.lastStep)
    run.recordBefore = archive.recordBefore
    run.noteKept()
    take(archive.look)
  }

  private mutating func take(_ archive: StateArchive.LookArchive) {
    look = archive.look.sound
    keepFillApplicable()
    asked = archive.asked
    keepAskedPresent()
    let knob = run.subjects.firstIndex { $0.name == archive.knob } ?? archive.chosenKnob
    chosenKnob =
      knob.flatMap { run.subjects.indices.contains($0) ? $0 : nil } ?? run.marginKnob ?? 0
    standsForMargin = archive.standsForMargin && run.marginKnob == nil
  }
}

extension StateArchive {
  /// How far a file may say that a run goes beyond where it stands; it is taken step by step.
  private static let mostStepsAhead = 2_000_000

  /// What was kept of a run on its way, and of the one before it; both may have gone further than the run
  /// now does, which another engine may have cut.
  fileprivate static func checkRecords(_ archive: StateArchive) throws {
    let steps = History.possibleSteps
    guard steps.contains(archive.lastStep), archive.record.isSound(at: steps.upperBound),
      archive.recordBefore?.isSound(at: steps.upperBound) ?? true, archive.ghost?.isSound() ?? true,
      (0...archive.lastStep).contains(archive.otherEngineUntil ?? 0)
    else { throw ArchiveFault("record", "is not one that a run has kept.") }
  }

  /// Turns in their order, of losses that can be made, and moments of one run.
  fileprivate static func checkTurns(_ archive: StateArchive) throws {
    let moments = archive.moments + [archive.ahead].compactMap(\.self)
    let steps = moments.map(\.session.step)
    guard zip(steps, steps.dropFirst()).allSatisfy({ $0 < $1 }), steps.count <= 64,
      (steps.first ?? 0) >= 0, archive.lastStep >= (steps.last ?? 0),
      archive.lastStep - archive.step <= mostStepsAhead
    else { throw ArchiveFault("moments", "are not in the order of their steps.") }
    let turns = archive.revisions.map(\.step)
    guard zip(turns, turns.dropFirst()).allSatisfy({ $0 <= $1 }), turns.count <= 100_000,
      (turns.first ?? 0) >= 0, (turns.last ?? 0) <= archive.lastStep
    else { throw ArchiveFault("revisions", "are not in the order of their steps.") }
    for moment in moments {
      let taken = moment.revisionsTaken
      guard (0...turns.count).contains(taken),
        turns[..<taken].allSatisfy({ $0 <= moment.session.step }),
        turns[taken...].allSatisfy({ $0 >= moment.session.step }),
        moment.session.configuration.isSameRun(as: archive.start)
      else { throw ArchiveFault("moments", "belong to another run, or to other turns.") }
    }
    for revision in archive.revisions {
      guard revision.notebook.isSound(at: revision.step), revision.marks.count <= 100_000,
        revision.marks.allSatisfy({ (0...revision.step).contains($0.step) })
      else {
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
