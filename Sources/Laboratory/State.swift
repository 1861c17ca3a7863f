public import Drawing
public import MarginLosses
public import Training

/// The whole program at one moment; every picture is a function of it.
@dynamicMemberLookup
public struct State: Sendable {
  /// The run.
  public internal(set) var session: Session
  /// The run as last looked at; `refresh()` brings it up to the session's step.
  public internal(set) var snapshot: Snapshot
  /// The numbers of this run as last looked at.
  public internal(set) var numbers: RunNumbers
  /// How the embeddings do on classes that are never trained on; nil without any.
  public internal(set) var openSet: OpenSetReport?
  /// What has been noted of this run.
  var notebook: Notebook
  /// How it is looked at.
  public package(set) var look: Look = Look()
  public var display: Display
  public internal(set) var isRunning: Bool = true
  public internal(set) var speed: Speed
  /// What the loop measured; nil before it did.
  public var measuredStepsPerSecond: Double?
  /// What is pointed out in the plane; no state that is written holds it.
  public var planeMarks: [PlaneMark] = []
  /// Frames a second, set by the loop only while frames are dropped.
  public var framesPerSecond: Double?
  /// The position of the chosen knob in `knobs`.
  public internal(set) var chosenKnob: Int = 0
  /// Why the last entry was refused or the last key did nothing; gone at the next key.
  public internal(set) var message: String?
  /// What the last key did, where the picture does not say it; gone at the next key.
  public internal(set) var notice: String?
  /// What lies over the picture of this run, the top one last; `overlays` knows of panes too.
  var ownOverlays: [Overlay] = []
  /// What is held in the hand; nil when nothing is.
  public internal(set) var held: Held?
  /// What the mouse holds on to between a press and its release.
  package var grip: Grip?
  /// The numbers of this run so far.
  public internal(set) var record: RunRecord
  /// The numbers of the run before; nil without one that can be compared.
  public internal(set) var recordBefore: RunRecord?
  /// Every step so far, and those after this one when it lies in the past.
  public internal(set) var timeline: Timeline = Timeline()
  /// Runs side by side; this one then waits for its return. Nil for a single run.
  public internal(set) var comparison: Comparison?
  /// Where this run stands among others, while it fills the screen.
  package var seat: Seat?
  /// How work that falls into independent pieces is carried out.
  public var forEach: ForEach = serially
  /// What the moments of the timeline may take, in bytes.
  private let memoryBudget: Int
  /// How many turns of the timeline this run has taken.
  var revisionsTaken: Int = 0
  private var isStale: Bool = false
  /// Whether pairs of samples have been looked at since the run was; that takes its time.
  private var isOpenSetStale: Bool = false

  /// How many pages the help screen has, beside those of long names.
  public static let helpPages: Int = 5

  /// Starts a run at step 0, running.
  public init(
    _ configuration: Configuration, display: Display = Display(), speed: Speed = .opening,
    memory: Int = Timeline.usualBudget
  ) throws(ConfigurationError) {
    memoryBudget = memory
    timeline = Timeline(budget: memory)
    session = try Session(configuration)
    snapshot = session.snapshot()
    notebook = Notebook(snapshot)
    numbers = RunNumbers(snapshot)
    openSet = session.openSet(snapshot)
    self.display = display
    self.speed = speed
    isRunning = !configuration.isJudged
    record = RunRecord(numbers)
    self.memory[lossDescription.name] = session.configuration.parameters
    chosenKnob = marginKnob ?? 0
    timeline.keep(moment)
  }

  /// The look's parts, read as the state's own.
  public subscript<Value>(dynamicMember path: KeyPath<Look, Value>) -> Value { look[keyPath: path] }

  public var configuration: Configuration { session.configuration }
  /// Whether Esc has an overlay or a marked pane to leave.
  public var hasSomethingToLeave: Bool { topOverlay != nil || comparison?.marked != nil }
  public var step: Int { session.step }
  /// The loss in force.
  public var marginLoss: any MarginLoss { session.marginLoss }
  /// Everything said of the loss in force.
  public var lossDescription: LossDescription { session.lossDescription }

  /// The numbers of the run before at this step; nil without one, or when it ended sooner.
  public var before: RunNumbers? { recordBefore?.numbers(at: snapshot.step) }

  /// Goes on by some steps, unless the run has stopped being numbers; looks only now and then.
  ///
  /// A run that diverges is paused.
  public mutating func advance(steps: Int) {
    guard comparison == nil else { return advancePanes(steps: steps) }
    for _ in 0..<steps {
      let hadDiverged = watch.divergedAt != nil
      advance()
      if watch.divergedAt != nil, !hadDiverged || !session.isFinite {
        isRunning = false
        return
      }
    }
  }

  /// Goes on with every run that can; pauses when none can.
  private mutating func advancePanes(steps: Int) {
    guard comparison?.panes.allSatisfy({ $0.held == nil }) ?? false else { return }
    // Step by step, so that it does not matter in how many calls: one that diverged goes no further.
    comparison?.panes.mutateEach(forEach) { pane in
      for _ in 0..<steps where pane.session.isFinite { pane.advance() }
    }
    if comparison?.panes.allSatisfy({ !$0.session.isFinite }) ?? false { isRunning = false }
  }

  /// Takes one step, which may have been taken before.
  mutating func advance() {
    guard !configuration.isJudged else { return }
    guard !timeline.isOfOtherEngine(after: step) else { return advanceToKept() }
    takeRevisions()
    session.advance()
    isStale = true
    if step % RunRecord.firstInterval == 0 || !session.isFinite {
      measure()
      record.append(numbers)
      watch.observe(self)
    }
    if step > timeline.lastStep { timeline.follow(moment) }
  }

  /// Goes on at another speed.
  public mutating func take(speed: Speed) { self.speed = speed }

  /// Says what was done, or what could not be, until the next key.
  public mutating func tell(_ words: String, isFault: Bool) {
    if isFault { message = words } else { notice = words }
  }

  /// The run that a figure is made of: the marked one of several.
  public var figured: State {
    var figured = comparison?.panes[comparison?.marked ?? 0] ?? self
    figured.display = display
    return figured
  }

  /// Shows the word that opens this run anew elsewhere.
  mutating func showString() {
    let shown = comparison?.marked.flatMap { comparison?.panes[$0] } ?? self
    guard let text = StateString.text(shown.session.startConfiguration) else {
      message = "rows of a file do not fit into a word: w writes the whole state"
      return
    }
    let change = shown.hasHandiwork ? ", without what hands changed: w writes that" : ""
    notice = "this run anew\(change): wedge run --from \(text)"
  }

  /// Puts off looking at the run until it is asked for.
  mutating func lookLater() { isStale = true }

  /// Looks at the run again if it moved since the last look.
  ///
  /// - Complexity: one pass of the network over every sample when it did.
  public mutating func refresh() {
    comparison?.panes.mutateEach(forEach) { $0.refresh() }
    if isStale { measure() }
    guard isOpenSetStale else { return }
    openSet = session.openSet(snapshot)
    isOpenSetStale = false
  }

  /// Looks at the run for its numbers alone.
  private mutating func measure() {
    snapshot = session.snapshot()
    numbers = RunNumbers(snapshot)
    isStale = false
    isOpenSetStale = true
    keepAskedPresent()
  }

  /// Looks at a run that was changed where it stands.
  mutating func lookAgain(isAnotherLoss: Bool) {
    isStale = true
    refresh()
    watch.rebase(snapshot, isAnotherLoss: isAnotherLoss)
    if step == 0 { record = RunRecord(numbers) }
  }

  /// Goes on with a timeline that was written down.
  mutating func takeTimeline(_ timeline: Timeline) { self.timeline = timeline }

  /// Puts another run in place of this one, which is kept for comparison where that is fair.
  mutating func replace(with session: Session) {
    let old = configuration
    let new = session.configuration
    let isComparable =
      old.data == new.data && old.classes == new.classes && !hasHandiwork
    if !isComparable {
      asked = nil
      recordBefore = nil
    } else if step > 0 {
      recordBefore = record
    }
    if watch.divergedAt != nil { isRunning = true }
    self.session = session
    snapshot = session.snapshot()
    numbers = RunNumbers(snapshot)
    openSet = session.openSet(snapshot)
    look.threshold = nil
    notebook = Notebook(snapshot, memory: notebook.memory)
    isStale = false
    keepAskedPresent()
    record = RunRecord(numbers)
    timeline = Timeline(budget: memoryBudget)
    revisionsTaken = 0
    timeline.keep(moment)
  }
}

extension State {
  public internal(set) var watch: Watch {
    get { notebook.watch }
    set { notebook.watch = newValue }
  }
  /// The newest turn of a knob or of the loss in this run.
  public internal(set) var lastTurn: Turn? {
    get { notebook.lastTurn }
    set { notebook.lastTurn = newValue }
  }
  /// The run as it was at its start, or when the newest turn of a knob or of the loss began.
  package internal(set) var earlier: EarlierAngles {
    get { notebook.earlier }
    set { notebook.earlier = newValue }
  }
  /// What each loss was last set to.
  public internal(set) var memory: LossMemory {
    get { notebook.memory }
    set { notebook.memory = newValue }
  }
}
