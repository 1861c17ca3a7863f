public import MarginLosses
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
}

/// What every picture reads stands by its name: a path copies the run for each reading.
extension State {
  package var run: Run {
    _read { yield pane.run }
  }
  /// The run that is marked among several; else the only one.
  public var chosenRun: Run { runs.marked.map { runs.panes[$0].run } ?? run }
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
  public var timeline: Timeline {
    _read { yield pane.run.timeline }
  }
  public var record: RunRecord {
    _read { yield pane.run.record }
  }
  public var numbers: RunNumbers { pane.run.numbers }
  public var before: RunNumbers? { pane.run.before }
  public var openSet: OpenSetReport? { pane.run.openSet }
  public var memory: LossMemory { pane.run.memory }
  public var step: Int { pane.run.step }
  public var isInThePast: Bool { pane.run.isInThePast }
  public var classifier: any Classifier { pane.run.classifier }
  public var lossDescription: LossDescription { session.lossDescription }
  public var variant: String? { pane.run.variant }
  package var isMetric: Bool { session.metricLoss != nil }
  public var margin: (hyperparameter: Hyperparameter, value: Double)? { pane.run.margin }
  package var dataWords: String { pane.run.dataWords }
  package var formula: LossFormula { pane.run.formula }
  package var lossInForce: LossInForce { pane.run.lossInForce }

  public var knobs: [Knob] { pane.knobs }
  public var chosenKnob: Int { pane.chosenKnob }
  public var asked: Asked? { pane.asked }
  public var held: Held? { pane.held }
  public var probe: Int? { pane.probe }
  public var shownSample: Int? { pane.shownSample }
  package var thresholdApart: Double? { pane.thresholdApart }
  package var hasGradientArrows: Bool { pane.hasGradientArrows }
  /// What the mouse holds on to between a press and its release.
  package var grip: Grip? {
    get { pane.grip }
    set { pane.grip = newValue }
  }

  public var isNormalized: Bool { pane.look.isNormalized }
  public var fill: Fill { pane.look.fill }
  public var shownSamples: ShownSamples { pane.look.shownSamples }
  public var planeLayers: PlaneLayers { pane.look.planeLayers }
}
