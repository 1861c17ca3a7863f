import Training

/// What only `wedge advise` is told.
struct AdviceOptions: OwnOptions {
  var aim: AdviceAim?
  /// Of closed forms alone: more than a run can have.
  var classes: Int?

  private static let mostClasses = 10_000_000

  /// The option of a run, which takes as many classes as closed forms do.
  static func classes(_ ofRun: OptionDefinition) -> OptionDefinition {
    OptionDefinition(
      name: ofRun.name, letter: ofRun.letter, argument: ofRun.argument,
      help: ofRun.help + " Without --data there may be up to \(mostClasses).", group: ofRun.group
    ) { options, text in
      options[AdviceOptions.self].classes = nil
      guard let count = Int(text), count > TableData.classes.upperBound else {
        return try ofRun.apply(&options, text)
      }
      guard count <= mostClasses else {
        throw UsageError.invalid(
          text, for: ofRun.name,
          "Give at most \(mostClasses), or \(TableData.classes.upperBound) with --data.")
      }
      options[AdviceOptions.self].classes = count
    }
  }

  static var aim: OptionDefinition {
    .choice(
      "aim",
      "What is to be good: accuracy held out, the equal error rate of pairs of unseen classes, or the "
        + "share of them accepted at FAR 1 %. (default: tar where classes are unseen, eer where their pairs are too few for "
        + "that, else accuracy)",
      .own
    ) { $0[AdviceOptions.self].aim = $1 }
  }
}

/// What a setting is to be good at.
enum AdviceAim: String, CaseIterable {
  case accuracy, eer, tar

  /// Of pairs of two classes, the share that `tar` lets in wrongly.
  static let falseAcceptance = 0.01

  /// What was asked for, or what suits the run.
  ///
  /// - Throws: how there can be such an aim, where the run has none.
  init(_ options: Options, for configuration: Configuration) throws {
    let asked = options[AdviceOptions.self].aim
    self = try asked ?? Self.usual(for: configuration)
    guard self == .accuracy || !configuration.unseen.isEmpty else {
      throw UsageError.invalid(
        rawValue, for: "aim",
        "No class is unseen. Hold some back with --unseen N, or aim at accuracy.")
    }
    guard self == .accuracy || configuration.unseen.count > 1 else {
      throw UsageError.invalid(
        "\(configuration.unseen.count)", for: "unseen",
        "Pairs of two classes need two that are never trained on. Hold back more, or aim at accuracy."
      )
    }
    guard self == .accuracy || configuration.encoder != .none || configuration.mode == .free else {
      throw UsageError(
        "With '--encoder none' rows stay as they are, and of classes that are never seen no margin and no "
          + "scale changes anything: 'wedge judge' says what they are worth. Train an encoder with "
          + "--encoder linear, or aim at accuracy.")
    }
  }

  /// What suits the classes that are held back, and the pairs that these make.
  private static func usual(for configuration: Configuration) throws -> AdviceAim {
    guard !configuration.unseen.isEmpty else { return .accuracy }
    guard configuration.unseen.count > 1, configuration.encoder != .none else { return .tar }
    let unseen = try Session(configuration).snapshot().unseen
    guard !unseen.canTell(falseAcceptance: falseAcceptance) else { return .tar }
    Notice.say(
      "FAR 1 % cannot be told of \(unseen.differentPairs) pairs of two unseen classes, so the aim is eer."
    )
    return .eer
  }

  /// - Throws: how there can be such an aim, where samples of unseen classes make too few pairs to tell it.
  func validate(_ unseen: UnseenSet) throws {
    guard self == .tar, !unseen.canTell(falseAcceptance: Self.falseAcceptance) else { return }
    throw UsageError.invalid(
      rawValue, for: "aim",
      "FAR 1 % cannot be told of \(unseen.differentPairs) pairs of two unseen classes. Hold back more with --unseen, or "
        + "aim at eer.")
  }

  /// The number of a run that it goes by.
  func quantity(isHeldOut: Bool) -> MapQuantity {
    switch self {
    case .accuracy:
      isHeldOut ? MapQuantity.named("accuracy") ?? .trainingAccuracy : .trainingAccuracy
    case .eer: MapQuantity.named("unseen-eer") ?? .trainingAccuracy
    case .tar: MapQuantity.named("unseen-tar") ?? .trainingAccuracy
    }
  }

  /// What is measured, and on which rows.
  func words(isHeldOut: Bool) -> String {
    switch self {
    case .accuracy:
      isHeldOut
        ? "accuracy held out, as used" : "accuracy in training, as used: nothing is held out"
    case .eer: "equal error rate of pairs of classes never trained on"
    case .tar: "share of pairs of one class accepted at FAR 1 %, of classes never trained on"
    }
  }
}
