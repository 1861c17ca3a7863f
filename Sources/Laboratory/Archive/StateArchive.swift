public import Drawing
public import Training

/// The whole program written down: the run and what it was at a few steps before, every turn, and
/// how it is looked at.
public struct StateArchive: Codable, Sendable {
  /// The run at its start, before any turn.
  public let start: Configuration
  let startMemory: LossMemory
  /// Oldest first; the last one is the run as it stands.
  let moments: [MomentArchive]
  let revisions: [Timeline.Revision]
  /// The newest step that was ever reached.
  let lastStep: Int
  let ghost: History?
  let record: RunRecord
  let recordBefore: RunRecord?
  let look: LookArchive
  /// Runs side by side; empty for a single one.
  let panes: [StateArchive]
  let markedPane: Int?
  let isPaneEnlarged: Bool

  /// The run at a step, and what the laboratory knew of it.
  struct MomentArchive: Codable, Sendable {
    let session: SessionArchive
    let watch: Watch
    let lastTurn: Turn?
    let earlier: EarlierAngles
    let memory: LossMemory
    let revisionsTaken: Int
  }

  /// How a run is looked at.
  struct LookArchive: Codable, Sendable {
    let mainView: String
    let isNormalized: Bool
    let fill: Int
    let showsGradients: Bool
    let asked: Asked?
    let zoom: Zoom
    let shownSamples: ShownSamples
    let threshold: Double?

    let chosenKnob: Int
    let speed: String
    let isRunning: Bool
    let isBig: Bool
  }

  /// Where the run stands.
  public var step: Int { moments.last?.session.step ?? 0 }
  /// The run as it stands.
  public var configuration: Configuration { moments.last?.session.configuration ?? start }
}

extension State {
  /// Everything, to be written down.
  public var archive: StateArchive {
    let kept = keptMoments.map(\.archive) + [moment.archive]
    let first = timeline.moments.first
    return StateArchive(
      start: first?.session.configuration ?? configuration, startMemory: first?.memory ?? memory,
      moments: kept, revisions: timeline.revisions, lastStep: timeline.lastStep,
      ghost: timeline.ghost, record: record, recordBefore: recordBefore,
      look: StateArchive.LookArchive(
        mainView: mainView, isNormalized: isNormalized,
        fill: Fill.allCases.firstIndex(of: fill) ?? 0, showsGradients: showsGradients,
        asked: asked, zoom: zoom, shownSamples: shownSamples, threshold: threshold,
        chosenKnob: chosenKnob,
        speed: speed.name, isRunning: isRunning,
        isBig: display.isBig),
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
      session: session.archive, watch: watch, lastTurn: lastTurn, earlier: earlier,
      memory: memory, revisionsTaken: revisionsTaken)
  }

  /// - Throws: what does not fit together.
  fileprivate init(_ archive: StateArchive.MomentArchive) throws {
    guard archive.watch.isSound, archive.memory.isSound else {
      throw ArchiveFault("moments", "hold what no run has observed.")
    }
    self.init(
      session: try Session(archive.session), watch: archive.watch, lastTurn: archive.lastTurn,
      earlier: archive.earlier, memory: archive.memory, revisionsTaken: archive.revisionsTaken)
  }
}

extension State {
  /// The state that was written down; its run goes on to the same bits.
  ///
  /// - Throws: `ArchiveFault` or `ConfigurationError`; nothing in a file is trusted.
  public init(
    _ archive: StateArchive, display: Display, memory budget: Int = Timeline.usualBudget
  ) throws {
    guard archive.panes.isEmpty || Comparison.counts.contains(archive.panes.count) else {
      throw ArchiveFault("panes", "are \(archive.panes.count). A comparison has 2 to 9.")
    }
    try StateArchive.checkTurns(archive)
    let moments = try archive.moments.map { try Timeline.Moment($0) }
    guard let last = moments.last else { throw ArchiveFault("moments", "are none.") }
    try self.init(
      archive.start, display: display, speed: Speed(named: archive.look.speed) ?? .opening,
      memory: budget)
    guard archive.startMemory.isSound, archive.record.isSound,
      archive.recordBefore?.isSound ?? true, archive.ghost?.isSound ?? true
    else { throw ArchiveFault("record", "is not one that a run has kept.") }
    var start = moment
    start.memory = archive.startMemory
    takeTimeline(
      Timeline(
        budget: budget, moments: [start] + moments.filter { $0.step > 0 },
        revisions: archive.revisions, lastStep: archive.lastStep, ghost: archive.ghost))
    restore(last)
    refresh()
    record = archive.record
    recordBefore = archive.recordBefore
    takeLook(archive.look)
    guard !archive.panes.isEmpty else { return }
    try takePanes(archive, display)
  }

  private mutating func takePanes(_ archive: StateArchive, _ display: Display) throws {
    let budget = Timeline.usualBudget / archive.panes.count
    let panes = try archive.panes.map { pane in
      guard pane.panes.isEmpty else { throw ArchiveFault("panes", "compare in turn.") }
      return try State(pane, display: display, memory: budget)
    }
    let marked = archive.markedPane.flatMap { panes.indices.contains($0) ? $0 : nil }
    comparison = Comparison(
      panes: panes, marked: marked, isEnlarged: archive.isPaneEnlarged && marked != nil)
  }

  private mutating func takeLook(_ look: StateArchive.LookArchive) {
    mainView = look.mainView
    isNormalized = look.isNormalized && !look.showsGradients
    showsGradients = look.showsGradients
    fill = Fill.allCases.indices.contains(look.fill) ? Fill.allCases[look.fill] : .wedges
    keepFillApplicable()
    asked = look.asked
    keepAskedPresent()
    shownSamples = look.shownSamples
    threshold = look.threshold.flatMap { (0...1e9).contains($0) ? $0 : nil }

    zoom = look.zoom.isSound ? look.zoom : Zoom()
    chosenKnob = subjects.indices.contains(look.chosenKnob) ? look.chosenKnob : marginKnob ?? 0
    isRunning = look.isRunning && !configuration.isJudged && session.isFinite
    display.isBig = look.isBig
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
      guard revision.watch.isSound, revision.memory.isSound, revision.marks.count <= 100_000 else {
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
