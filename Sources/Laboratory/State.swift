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
  /// What its pictures have worked out; a run that is drawn once keeps nothing.
  public internal(set) var pictures: PictureMemory = .none
  /// What the moments of the timeline may take, in bytes.
  let memoryBudget: Int
  /// How many turns of the timeline this run has taken.
  var revisionsTaken: Int = 0
  var isStale: Bool = false
  /// Whether pairs of samples have been looked at since the run was; that takes its time.
  var isOpenSetStale: Bool = false

  /// How many pages the help screen has, beside those of long names.
  public static let helpPages: Int = 5

  /// The look's parts, read as the state's own.
  public subscript<Value>(dynamicMember path: KeyPath<Look, Value>) -> Value { look[keyPath: path] }

  public var configuration: Configuration { session.configuration }
  public var step: Int { session.step }
  /// What decides: the loss in force, or the nearest class mean.
  public var classifier: any Classifier { session.classifier }
  /// Everything said of the loss in force.
  public var lossDescription: LossDescription { session.lossDescription }

  /// Whether this run is no more what its setting says.
  public var hasHandiwork: Bool { timeline.revisions.contains { $0.deed != nil } }

  /// The numbers of the run before at this step; nil without one, or when it ended sooner.
  public var before: RunNumbers? { recordBefore?.numbers(at: snapshot.step) }
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
