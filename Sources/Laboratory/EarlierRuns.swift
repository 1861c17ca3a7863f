/// Runs that others took the place of, whole, with all their past; what is kept is bounded.
struct EarlierRuns: Sendable {
  /// What stood on the screen at one moment.
  struct Entry: Sendable {
    var runs: Comparison
    var isRunning: Bool
    /// How many changes by hand are older than what put it here.
    var olderChanges: Int

    /// What is lost least when it is forgotten has the fewest.
    fileprivate var steps: Int {
      (runs.panes + runs.waiting).map(\.run.timeline.lastStep).max() ?? 0
    }
  }

  /// As many as are kept.
  static let most: Int = 4

  /// What undoing goes back to, the next one last.
  private(set) var past: [Entry] = []
  /// What undoing left, the next one last.
  private(set) var future: [Entry] = []
  /// What no recording knows of, while one is made.
  private var aside: [Entry] = []
  /// How many changes by hand, of the run that is shown, are older than what put it there.
  var olderChanges: Int = 0

  /// Keeps what something else has taken the place of; what undoing left lies below it.
  mutating func keep(_ entry: Entry, olderChanges: Int) {
    past += future + [entry]
    future = []
    self.olderChanges = olderChanges
    trim()
  }

  /// Goes back to what stood here before.
  mutating func goBack(from entry: Entry) -> Entry? {
    guard let earlier = past.popLast() else { return nil }
    future.append(entry)
    return earlier
  }

  /// Goes on to what undoing left.
  mutating func goOn(from entry: Entry) -> Entry? {
    guard let later = future.popLast() else { return nil }
    past.append(entry)
    return later
  }

  /// Sets all aside, so that undoing means the same to who knows only what comes.
  mutating func setAside() {
    aside = past + future
    (past, future) = ([], [])
  }

  /// Takes up what was set aside.
  mutating func takeUp() {
    past = aside + past
    aside = []
    trim()
  }

  /// Forgets the shortest of all but the newest, the oldest of equals.
  private mutating func trim() {
    while past.count > Self.most {
      let shortest = past.indices.dropLast().min { past[$0].steps < past[$1].steps }
      past.remove(at: shortest ?? 0)
    }
  }
}
