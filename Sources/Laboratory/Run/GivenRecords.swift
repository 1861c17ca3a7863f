internal import MarginLosses
internal import Training

extension Run {
  /// Records of one run, at the first of them.
  init(records: [Session]) throws(RecordFault) {
    guard let first = records.first else {
      throw RecordFault(text: "are none. Give one or more.")
    }
    var last = -1
    for record in records {
      guard record.configuration.isJudged else {
        throw RecordFault(text: "train at step \(record.step). Give embeddings to be judged.")
      }
      guard record.step > last else {
        throw RecordFault(
          text: "have step \(record.step) after step \(last). Give them in their order, each once.")
      }
      guard record.classTitles == first.classTitles,
        record.configuration.dimension == first.configuration.dimension
      else {
        throw RecordFault(
          text: "have other classes or dimensions at step \(record.step) than at \(first.step). "
            + "Give records of one run.")
      }
      last = record.step
    }
    var memory = LossMemory()
    memory[first.lossDescription.name] = first.configuration.parameters
    self.init(first, memory: memory, budget: Timeline.usualBudget)
    let notebook = notebook
    timeline = Timeline(
      records: records.map {
        Timeline.Moment(session: $0.kept, notebook: notebook, revisionsTaken: 0)
      })
  }

  /// The same run from its start under another loss: the same seed and batches, or the same records.
  func anew(
    under loss: String, _ parameters: LossParameters, budget: Int
  ) throws(ConfigurationError) -> Run {
    guard timeline.source == .records else {
      var configuration = session.startConfiguration
      configuration.loss = loss
      configuration.parameters = parameters
      return try Run(configuration, budget: budget)
    }
    var records: [Session] = []
    for moment in timeline.moments {
      var configuration = moment.session.configuration
      configuration.loss = loss
      configuration.parameters = parameters
      records.append(try Session(configuration, judgedAt: moment.step))
    }
    guard let run = try? Run(records: records) else { return self }
    return run
  }

  /// Why no step follows this one; nil where one does.
  var standstillWords: String? {
    guard !timeline.source.takesSteps(after: step) else {
      return configuration.isJudged ? Self.judgedWords : nil
    }
    return timeline.moment(after: step + 1) == nil ? Self.recordsWords : nil
  }

  /// Whether nothing follows, or nothing that is a number.
  var hasEnded: Bool { !session.isFinite || standstillWords != nil }

  /// Why embeddings that are judged take no step.
  static let judgedWords: String =
    "embeddings are judged where they lie: nothing trains. Turn m, or l for another loss"

  private static let recordsWords: String =
    "the newest record: nothing trains here. , and < go back"

  /// Why records begin nothing anew.
  static let noStartWords: String =
    "records of a run elsewhere: nothing trains here. l and the knobs judge them otherwise"
}
