internal import Drawing
internal import Training

extension State {
  /// Goes on by some steps with every run that can; pauses when none can, and a single run as soon
  /// as it diverges. What is held makes all of them rest.
  public mutating func advance(steps: Int) {
    guard runs.panes.allSatisfy({ $0.held == nil }) else { return }
    guard !runs.isSingle else {
      if runs.panes[0].divergesWithin(steps: steps) || runs.panes[0].run.hasEnded {
        isRunning = false
      }
      return
    }
    runs.panes.mutateEach(forEach) { $0.advance(steps: steps) }
    if runs.panes.allSatisfy(\.run.hasEnded) { isRunning = false }
  }

  /// Looks at every run again that moved since the last look.
  ///
  /// - Complexity: one pass of the network over every sample of each.
  public mutating func refresh() {
    runs.panes.mutateEach(forEach) { $0.refresh() }
    if !runs.waiting.isEmpty { runs.waiting[0].refresh() }
    giveWay()
  }

  /// Goes on at another speed.
  public mutating func take(speed: Speed) { self.speed = speed }
}
