public import Drawing
public import Training

/// The whole program at one moment; every picture is a function of it.
@dynamicMemberLookup
public struct State: Sendable {
  /// One run or several side by side.
  package internal(set) var runs: Comparison
  /// Of several runs, the position of the one that is spoken of; nil for all.
  var focus: Int?
  /// Where that run stands among others.
  package var seat: Seat?
  public var display: Display
  /// Whether steps are to be taken.
  private var goesOn: Bool
  public internal(set) var speed: Speed
  /// What the loop measured; nil before it did.
  public var measuredStepsPerSecond: Double?
  /// What is pointed out in the plane; no state that is written holds it.
  public var planeMarks: [PlaneMark] = []
  /// Whether a question is open whose answer nothing on the screen may give away.
  public var isGuessing: Bool = false
  /// Columns at the right end of the first line where nothing is drawn, for what stands there later.
  public var columnsLeftFree: Int = 0
  /// Frames a second, set by the loop only while frames are dropped.
  public var framesPerSecond: Double?
  /// The page of the help screen from 0; nil when it is closed.
  public internal(set) var helpPage: Int? { didSet { helpPart = 0 } }
  /// The part of that page from 0, where a screen does not hold it whole.
  package internal(set) var helpPart: Int = 0
  /// What the program itself says; what a run says is its pane's.
  private var words = Words()
  /// How work that falls into independent pieces is carried out.
  public var forEach: InPieces = serially
  /// Runs that others took the place of.
  var earlierRuns: EarlierRuns = EarlierRuns()
  /// Whether what is done is kept without being written: a recording is made, or a tape plays.
  public var isKeptElsewhere: Bool = false
  /// Whether leaving leads back to the map of a sweep.
  public var isOfMap: Bool = false
  /// Whether a person has just come in and pressed nothing yet.
  public var isOpening: Bool = false
  /// What its pictures have worked out; a run that is drawn once keeps nothing.
  public var pictures: PictureMemory = .none

  private struct Words: Sendable {
    var message: String?
    var notice: String?
    /// Whether the program shall end though something is lost.
    var question: String?
    /// What was wrong already when they were said: places among the diagnoses.
    var faults: Set<Int> = []
  }

  /// How many pages the help screen has, beside those of long names.
  public static let helpPages: Int = 9

  init(_ runs: Comparison, display: Display, speed: Speed, isRunning: Bool) {
    self.runs = runs
    self.display = display
    self.speed = speed
    goesOn = isRunning
  }

  /// Starts a run at step 0, running.
  public init(
    _ configuration: Configuration, display: Display = Display(), speed: Speed = .opening,
    memory: Int = Timeline.usualBudget
  ) throws(ConfigurationError) {
    let pane = Pane(try Run(configuration, budget: memory))
    self.init(
      Comparison(pane), display: display, speed: speed, isRunning: !configuration.isJudged)
  }

  /// Shows records of a training that happened elsewhere, from the first one on; they are gone
  /// through like steps, and nothing trains.
  ///
  /// - Parameter records: embeddings judged where they lie, each at its step.
  /// - Throws: why they are not records of one run.
  public init(records: [Session], display: Display = Display()) throws(RecordFault) {
    self.init(
      Comparison(Pane(try Run(records: records))), display: display, speed: .opening,
      isRunning: false)
  }

  /// Whether steps are taken; a single run rests while something of it is held.
  public internal(set) var isRunning: Bool {
    get { goesOn && !(runs.isSingle && runs.panes[0].held != nil) }
    set { goesOn = newValue }
  }

  /// The same while no step is taken, for a picture of what rests.
  public var resting: State {
    var resting = self
    resting.goesOn = false
    return resting
  }

  /// Why the last entry was refused or the last key did nothing; gone at the next key.
  public internal(set) var message: String? {
    get { words.question ?? words.message ?? pane.message }
    set { words.message = newValue }
  }

  /// Whether the program has asked if it shall end; any key but those that say so goes back.
  package var isLeaving: Bool { words.question != nil }

  /// Asks whether the program shall end, until the next key.
  mutating func ask(_ question: String) { words.question = question }

  /// What the last key did, where the picture does not say it; gone at the next key.
  public internal(set) var notice: String? {
    get { words.notice ?? pane.notice }
    set { words.notice = newValue }
  }

  /// Says what was done, or what could not be, until the next key.
  public mutating func tell(_ words: String, isFault: Bool) {
    if isFault { message = words } else { notice = words }
    noteFaults()
  }

  /// Notes what was wrong when something was said.
  mutating func noteFaults() {
    words.faults = (message ?? notice) == nil ? [] : faults
  }

  /// What was said gives way to what has become wrong since.
  mutating func giveWay() {
    guard !isLeaving, (message ?? notice) != nil, !faults.isSubset(of: words.faults) else {
      return
    }
    forgetWords()
  }

  /// Forgets what the last key said.
  package mutating func forgetWords() {
    words = Words()
    for index in runs.panes.indices { runs.panes[index].forgetWords() }
    if !runs.waiting.isEmpty { runs.waiting[0].forgetWords() }
  }
}
