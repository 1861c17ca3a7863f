public import Training

/// What is read of the run that a state speaks of, as if it were the state's own.
extension State {
  public subscript<Value>(dynamicMember path: KeyPath<Pane, Value>) -> Value {
    pane[keyPath: path]
  }
  public subscript<Value>(dynamicMember path: KeyPath<Run, Value>) -> Value {
    pane.run[keyPath: path]
  }
  public subscript<Value>(dynamicMember path: KeyPath<Look, Value>) -> Value {
    pane.look[keyPath: path]
  }

  package var run: Run {
    _read { yield pane.run }
  }
  public package(set) var look: Look {
    _read { yield pane.look }
    _modify { yield &pane.look }
  }
  public var session: Session {
    _read { yield pane.run.now.session }
  }
  public var snapshot: Snapshot {
    _read { yield pane.run.snapshot }
  }
  public var configuration: Configuration {
    _read { yield pane.run.now.session.configuration }
  }
  public var step: Int { pane.run.step }
  /// What the mouse holds on to between a press and its release.
  package var grip: Grip? {
    get { pane.grip }
    set { pane.grip = newValue }
  }
}
