public import Training

/// The whole run so far, in bounded memory: moments that thin out as they age, every turn and
/// every edit; the steps between two moments are taken again.
///
/// A run that is followed from one of its moments takes the same turns at the same steps, so that it
/// comes to the same bits.
public struct Timeline: Sendable {
  /// A run at one step, and what the laboratory knew of it.
  struct Moment: Sendable {
    var session: Session
    var notebook: Notebook
    /// How many of the timeline's turns it has taken.
    var revisionsTaken: Int

    var step: Int { session.step }
  }

  /// What a turn made of the run at its step.
  struct Revision: Sendable {
    var step: Int
    var settings: LiveSettings
    var marks: [Mark]
    var notebook: Notebook
    /// What was changed by hand; nil for a turn.
    var deed: Deed?
  }

  /// What moments may take at most, in bytes.
  public static let usualBudget: Int = 16 << 20
  /// Moments are never more than this many, however small they are.
  static let mostMoments: Int = 2000
  /// The newest steps are this far apart.
  static let interval: Int = 10

  /// Oldest first; the first one is the start.
  private(set) var moments: [Moment] = []
  /// In the order in which they were made.
  private(set) var revisions: [Revision] = []
  /// The newest step that was ever reached on this branch.
  public private(set) var lastStep: Int = 0
  /// The course of the run that was left when a turn was made in the past.
  public private(set) var ghost: History?
  /// Where its steps come from.
  private(set) var source: RunSource = .session
  /// Bytes that the moments take, arrays that are shared with others counted in full.
  public private(set) var byteCount: Int = 0
  private let budget: Int

  init(budget: Int = Timeline.usualBudget) { self.budget = budget }

  /// Goes on with what was written down.
  init(
    budget: Int, moments: [Moment], revisions: [Revision], lastStep: Int, ghost: History?,
    source: RunSource
  ) {
    self.budget = budget
    self.moments = moments
    self.revisions = revisions
    self.lastStep = lastStep
    self.ghost = ghost
    self.source = source
    byteCount = moments.reduce(0) { $0 + $1.session.byteCount }
  }

  /// Records that were given from outside, all of which stay.
  init(records: [Moment]) {
    self.init(
      budget: Timeline.usualBudget, moments: records, revisions: [],
      lastStep: records.last?.step ?? 0, ghost: nil, source: .records)
  }

  /// Keeps a moment beyond those that are known; forgets others when there are too many.
  mutating func keep(_ moment: Moment) {
    lastStep = max(lastStep, moment.step)
    if let last = moments.last, last.step >= moment.step { return }
    var moment = moment
    moment.session = moment.session.kept
    moments.append(moment)
    byteCount += moment.session.byteCount
    while moments.count > 2, byteCount > budget || moments.count > Self.mostMoments { thin() }
  }

  /// Forgets the moment whose gap would be the smallest for its age; never the first or the last.
  private mutating func thin() {
    var best = (index: 1, gap: Double.infinity)
    for index in 1..<moments.count - 1 {
      let before = moments[index - 1].step
      let gap = Double(moments[index + 1].step - before) / Double(lastStep - before + 1)
      if gap < best.gap { best = (index, gap) }
    }
    byteCount -= moments[best.index].session.byteCount
    moments.remove(at: best.index)
  }

  /// Follows a step of a run that is at its newest.
  mutating func follow(_ moment: Moment) {
    if moment.step % Self.interval == 0 || !moment.session.isFinite {
      keep(moment)
    } else {
      lastStep = max(lastStep, moment.step)
    }
  }

  /// The oldest moment at or after a step; nil without any.
  func moment(after step: Int) -> Moment? { moments.first { $0.step >= step } }

  /// The newest moment at or before a step.
  func moment(before step: Int) -> Moment? { moments.last { $0.step <= step } }

  /// The course of the newest step, to be seen from the past.
  package var newestHistory: History? { moments.last?.session.history }

  /// The marks of all turns, those to come included.
  var marks: [Mark] { revisions.last?.marks ?? [] }

  /// Takes a turn down after those that are known; of records it is how they are judged from there on.
  mutating func revise(_ revision: Revision) { revisions.append(revision) }

  /// Leaves what came after a step, which becomes the ghost, and all turns but the first ones; records stay.
  ///
  /// - Parameter taken: how many turns stay.
  mutating func leave(at step: Int, taken: Int) {
    guard source.branches else { return revisions.removeSubrange(taken...) }
    guard step < lastStep || taken < revisions.count else { return }
    if step < lastStep { ghost = newestHistory }
    moments.removeAll { $0.step > step || $0.revisionsTaken > taken }
    revisions.removeSubrange(taken...)
    byteCount = moments.reduce(0) { $0 + $1.session.byteCount }
    lastStep = step
    source = source.branched(at: step)
  }
}
