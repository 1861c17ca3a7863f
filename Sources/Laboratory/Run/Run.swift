public import MarginLosses
public import Training

/// Everything that belongs to one run: as it stands, its numbers, and its way.
public struct Run: Sendable {
  /// The run as it stands.
  var now: Timeline.Moment
  /// The run as last looked at; `refresh()` brings it up to the session's step.
  public internal(set) var snapshot: Snapshot
  /// The numbers of this run as last looked at.
  public internal(set) var numbers: RunNumbers
  /// How the embeddings do on classes that are never trained on; nil without any.
  public internal(set) var openSet: OpenSetReport?
  /// The numbers of this run so far.
  public internal(set) var record: RunRecord
  /// The numbers of the run before; nil without one that can be compared.
  public internal(set) var recordBefore: RunRecord?
  /// Every step so far, and those after this one when it lies in the past.
  public internal(set) var timeline: Timeline
  /// What this run was at one step before turns there, oldest first: a turn may lead back to it.
  var turnsHere: [Timeline.Moment] = []
  /// What the moments of the timeline may take, in bytes.
  let memoryBudget: Int
  /// The newest step that a written state or a recording holds.
  var keptStep: Int = 0
  /// How many runs stood here before this one.
  var generation: Int = 0
  var isStale: Bool = false
  /// Whether pairs of samples have been looked at since the run was; that takes its time.
  var isOpenSetStale: Bool = false

  /// A session at its start.
  init(_ session: Session, memory: LossMemory, budget: Int) {
    memoryBudget = budget
    timeline = Timeline(budget: budget)
    snapshot = session.snapshot()
    now = Timeline.Moment(
      session: session, notebook: Notebook(snapshot, memory: memory), revisionsTaken: 0)
    numbers = RunNumbers(snapshot)
    openSet = session.openSet(snapshot)
    record = RunRecord(numbers)
    timeline.keep(now)
  }

  public internal(set) var session: Session {
    _read { yield now.session }
    _modify { yield &now.session }
  }
  /// What has been noted of this run.
  var notebook: Notebook {
    _read { yield now.notebook }
    _modify { yield &now.notebook }
  }
  /// How many turns of the timeline this run has taken.
  public var revisionsTaken: Int {
    get { now.revisionsTaken }
    set { now.revisionsTaken = newValue }
  }

  public var configuration: Configuration {
    _read { yield now.session.configuration }
  }
  public var step: Int { now.session.step }
  /// What decides: the loss in force, or the nearest class mean.
  public var classifier: any Classifier {
    snapshot.meanLength == nil ? session.classifier : marginLoss ?? session.classifier
  }
  /// Everything said of the loss in force.
  public var lossDescription: LossDescription { session.lossDescription }

  /// Whether this run is no more what its setting says.
  public var hasHandiwork: Bool { timeline.revisions.contains { $0.deed != nil } }

  /// The newest numbers kept of the run before up to this step; nil without one.
  public var before: RunNumbers? { recordBefore?.numbers(at: snapshot.step) }

  /// Whether the run before ended before this step.
  package var isBeyondBefore: Bool {
    recordBefore.map { before in
      before.entries.last.map { snapshot.step - $0.step >= before.interval } ?? true
    } ?? false
  }

  /// What lasts, as last observed.
  public var watch: Watch { notebook.watch }
  /// The newest turn of a knob or of the loss in this run.
  public var lastTurn: Turn? { notebook.lastTurn }
  /// The same while the run is still what was learnt before it, for so many steps.
  package var freshTurn: Turn? { lastTurn.flatMap { step - $0.lastStep < 300 ? $0 : nil } }
  /// The run as it was at its start, or when the newest turn of a knob or of the loss began.
  package var earlier: EarlierAngles { notebook.earlier }
  /// What each loss was last set to.
  public var memory: LossMemory { notebook.memory }
}
