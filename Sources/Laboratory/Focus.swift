/// Of several runs, which one a state speaks of.
extension State {
  /// Whether runs stand side by side, and the state speaks of all.
  package var isComparing: Bool { focus == nil && !runs.isSingle }

  /// The runs side by side; nil for a single one.
  public var comparison: Comparison? { isComparing ? runs : nil }

  /// What is said of one run is said of this one: the run in focus, the single one, or the one that
  /// waits while others stand side by side.
  package var pane: Pane {
    // Of two yields the compiler makes copies of the pane, at every look of every picture.
    _read { yield spokenRuns[focus ?? 0] }
    _modify {
      if focus == nil, !runs.waiting.isEmpty {
        yield &runs.waiting[0]
      } else {
        yield &runs.panes[focus ?? 0]
      }
    }
  }

  private var spokenRuns: [Pane] {
    focus == nil && !runs.waiting.isEmpty ? runs.waiting : runs.panes
  }

  /// The position of the run whose picture fills the screen; nil where several share it.
  var shownIndex: Int? {
    guard isComparing else { return focus ?? 0 }
    return runs.isEnlarged ? runs.marked : nil
  }

  /// What lies over the run whose picture fills the screen.
  var shownOverlays: [Overlay] { shownIndex.map { runs.panes[$0].overlays } ?? [] }

  /// The same state, speaking of one of its runs.
  package func focused(on index: Int) -> State {
    var focused = self
    focused.focus = index
    focused.planeMarks = []
    return focused
  }

  /// The state speaking of the pane that fills the screen; nil when none does.
  package var enlarged: State? {
    guard isComparing, runs.isEnlarged, let marked = runs.marked else { return nil }
    var enlarged = focused(on: marked)
    enlarged.seat = Seat(count: runs.panes.count, isEnlarged: true)
    return enlarged
  }

  /// The run that a figure is made of: the marked one of several.
  public var figured: State { isComparing ? focused(on: runs.marked ?? 0) : self }

  /// Lets the state speak of each of its runs, and changes it there.
  package mutating func changeEach(_ change: (inout State) -> Void) {
    for index in runs.panes.indices {
      focus = index
      change(&self)
    }
    focus = nil
    message = runs.panes.compactMap(\.message).first
  }
}
