internal import Kernels
public import MarginLosses

extension Session {
  /// Puts the loss in force that a warm-up has made after so many steps.
  mutating func change(atStep step: Int) {
    if step < configuration.warmUp {
      warmUp(at: step)
    } else if let type = LossRegistry.named(configuration.loss) {
      make(type.init(configuration.parameters))
    }
    settleJudged()
  }

  /// Makes the loss as it is after so many steps.
  mutating func warmUp(at step: Int) {
    guard let type = LossRegistry.named(configuration.loss) else { return }
    make(
      type.init(
        WarmUp.parameters(
          configuration.parameters, of: type.description, at: step, over: configuration.warmUp)))
    // A step of the dashed line now and then shows that the floor moves.
    let stride = max(configuration.warmUp / 40, 1)
    if step > 0, step % stride == 0 || step == configuration.warmUp {
      history.append(floor(at: step))
    }
  }

  /// Puts a loss in force, with what an adaptive one before it has learnt.
  private mutating func make(_ new: any MarginLoss) {
    var new = new
    if var adaptive = new as? any AdaptiveLoss {
      adaptive.start(classes: configuration.classes)
      if let before = objective.loss { adaptive.inherit(fromAny: before) }
      new = adaptive
    }
    if objective.description.name != type(of: new).description.name { rules.forgetLoss() }
    objective = Objective(new)
  }

  /// Has the loss know of embeddings that are judged what it would learn of them, as no step follows.
  mutating func settleJudged() {
    guard configuration.isJudged, let loss = objective.loss else { return }
    let (isTest, labels) = (rowsForTest, dataset.training.labels)
    var settled = loss
    if !loss.learntOfRows.isEmpty {
      let angles = loss.judge(
        LossBatch(
          embeddings: embeddings, labels: labels, prototypes: prototypes,
          dimension: configuration.dimension)
      ).enumerated().filter { isTest.isEmpty || isTest[$0.offset] }.map {
        Double($0.element.ownAngle)
      }
      settled = settled.settled(
        ownCosine: angles.reduce(0) { $0 + Double.cos($1) } / Double(max(angles.count, 1)))
    }
    let lengths = RowLengths.of(embeddings, dimension: configuration.dimension)
    objective = Objective(
      settled.judging(
        lengths: isTest.isEmpty
          ? lengths : lengths.indices.filter { isTest[$0] }.map { lengths[$0] }
      ))
  }

  /// Goes on with another duration of the warm-up.
  public mutating func change(warmUp: Int) {
    configuration.warmUp = warmUp
    change(loss: configuration.loss, parameters: configuration.parameters)
  }

  /// Goes on with the same parameters under another loss, or the same one with other numbers.
  public mutating func change(loss name: String, parameters: LossParameters) {
    guard let description = LossRegistry.description(named: name) else { return }
    let seen = examplesSeen
    defer { examplesBefore += seen - examplesSeen }
    configuration.loss = description.name
    configuration.parameters = parameters
    if let new = LossRegistry.metric(named: name)?.init(parameters) {
      if let run = objective.run, type(of: run.loss).description.name == description.name {
        objective = Objective(run.with(new, classes: configuration.classes))
      } else {
        objective = Objective(
          MetricRun(new, labels: dataset.training.labels, configuration, rules.optimizer))
      }
    } else if let type = LossRegistry.named(name) {
      make(
        type.init(
          WarmUp.parameters(
            parameters, of: type.description, at: step, over: configuration.warmUp)))
      fitPrototypes()
      settleJudged()
    }
    noteFloor()
  }

  /// Draws the floor anew from this step on.
  mutating func noteFloor() { history.append(floor) }

  /// What the loss in force allows from this step on.
  var floor: Floor { floor(at: step) }

  private func floor(at step: Int) -> Floor {
    guard let loss = objective.loss, dataset.training.hasEvenClasses else {
      return Floor(step: step, inPlane: nil, inAnyDimension: nil)
    }
    return Floor(
      step: step, inPlane: loss.floor(classes: configuration.classes),
      inAnyDimension: loss.floorInAnyDimension(classes: configuration.classes))
  }
}
