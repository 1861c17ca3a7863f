internal import Drawing
internal import MarginLosses
internal import Training

extension Diagnosis {
  /// The margin can be met, and how much room it leaves.
  static let room: Diagnosis = Diagnosis(level: .ok) { run in
    run.flawOfRoom == nil ? run.roomWords : nil
  } detail: {
    $0.roomOfPrototypes
  }
}

extension Diagnosis {
  /// The same of a run that is not well, whatever room there is.
  static let roomUnused: Diagnosis = Diagnosis(level: .note) { run in
    guard let flaw = run.flawOfRoom, let words = run.roomWords else { return nil }
    return "\(flaw); \(words)"
  } detail: {
    $0.roomOfPrototypes
  }

  /// Angles to one axis are 0° or 180°, and no third class has one of its own.
  static let twoDirections: Diagnosis = Diagnosis(level: .act) { run in
    guard run.hasTooFewDirections else { return nil }
    let classes = run.configuration.classes
    return "one dimension has two directions: angles cannot part all \(classes) classes. "
      + "Start with --dimension 2"
  }
}

extension Run {
  /// How few are right in use, after steps enough for most to be (for half of them fewer do), and from the
  /// start where neighbours share ground, of which one could think that it is won, and of embeddings that
  /// nothing trains; nil where most are.
  var wrongInUse: String? {
    let isShared = equalSpacing.map { classifier.overlap(spacing: $0) > 0 } ?? false
    guard let used = snapshot.training.accuracy?.asUsed, used < 0.9,
      isShared || configuration.isJudged || step >= 300 || (step >= 100 && used < 0.5)
    else { return nil }
    return "as used \(rightWords(used))"
  }

  /// Whether more training points are wrong than were given a wrong class, or none.
  var isOftenWrong: Bool {
    let clean = (1 - configuration.labelNoise) * (1 - configuration.outliers)
    return snapshot.training.accuracy?.asUsed ?? 1 < 0.9 * clean
  }

  /// What is not well beside the room that there is; nil where all is.
  fileprivate var flawOfRoom: String? {
    if let wrongInUse { return wrongInUse }
    // A class that is asked alone asks for no share of the circle.
    guard hasOwnMargins, let equalSpacing, let equalBand, equalBand > equalSpacing else {
      return nil
    }
    return "\(lossDescription.strictest) needs more than an even share"
  }

  /// What the points that measures are of are called: of embeddings that are judged none trained.
  package var pointsWord: String { configuration.isJudged ? "points" : "training points" }

  /// Those that numbers are of: of embeddings with a split the rows for test alone.
  package var countedWord: String {
    snapshot.training.isCounted.isEmpty ? pointsWord : "rows for test"
  }

  /// What a table calls the set that they are; of those that are trained on, `training`.
  package var countedSet: String {
    guard configuration.isJudged else { return "training" }
    return snapshot.training.isCounted.isEmpty ? "embeddings" : countedWord
  }

  /// The batch that a loss without prototypes is shown by: of embeddings that are judged no step follows.
  package var batchWord: String { configuration.isJudged ? "batch" : "coming batch" }

  /// How large a share is right, of the training points where there is training.
  func rightWords(_ share: Double) -> String {
    "\(percentText(share, 0)) % are right" + (configuration.isJudged ? "" : " in training")
  }

  /// What the letters of classes stand for, where they have longer names.
  private var namesWords: String {
    guard snapshot.classNames != snapshot.classTitles else { return "" }
    let names = zip(snapshot.classNames, snapshot.classTitles).prefix(12).map { "\($0) \($1)" }
    return ": " + names.joined(separator: ", ") + (names.count < snapshot.classes ? " …" : "")
  }

  /// How much room evenly spread classes have; nil where the margin leaves none.
  fileprivate var roomWords: String? {
    guard let spacing = equalSpacing, !isMetric, asking.isOfAngles else { return sphereWords }
    guard isFeasible else { return nil }
    let band = asking.band(spacing: spacing)
    let overlap = asking.overlap(spacing: spacing)
    if overlap > 0 {
      let reach = degreesText((spacing + overlap) / 2)
      return "spread evenly\(onceWarmedUp), "
        + (classifier.isOneByOne
          ? "each class says yes within \(reach) by itself" : "the margin is met within \(reach)")
        + "; neighbours share \(degreesText(overlap))" + boundWords(spacing: spacing)
    }
    guard margin != nil else {
      return "room: spread evenly, each class has \(degreesText(spacing)); this loss has no margin"
    }
    guard asking.isBoundBySpacing else {
      return "room: spread evenly, each class has \(degreesText(spacing)); "
        + "\(lossDescription.strictest) asks \(degreesText(band)), each its own" + onceWarmedUp
    }
    return
      "room\(onceWarmedUp): \(lossDescription.strictest) keeps \(degreesText(max(spacing - band, 0))) of its "
      + degreesText(spacing) + lengthOfBand + boundWords(spacing: spacing)
  }

  /// The same beyond the plane, where nobody knows how classes are spread evenly.
  private var sphereWords: String? {
    let classes = "\(configuration.classes) classes in \(configuration.dimension)-D"
    guard let most = widestSpacing else { return classes + namesWords }
    guard !asksTooMuch else { return nil }
    let angle = (isWidestReached ? "" : "at most ") + degreesText(most)
    guard margin != nil, let least = asking.leastSpacing else {
      return "\(classes) can have \(angle) between neighbours" + namesWords
    }
    let lasting = lastingLoss.flatMap(\.leastSpacing).map { degreesText($0) }
    let later = lasting.flatMap { $0 == degreesText(least) ? nil : ", \($0) once trained" } ?? ""
    return
      "room\(onceWarmedUp): \(lossDescription.strictest) asks \(degreesText(least))\(lengthOfBand)\(later); "
      + "\(classes) can have \(angle)" + namesWords
  }

  /// What of that room the prototypes leave as they stand.
  fileprivate var roomOfPrototypes: String? {
    // That of one length alone says nothing of those that points have, nor one where even classes have none.
    let isTold = !classifier.marginFollowsLength && equalSpacing.flatMap(bound) != .unknown
    let limit = isTold ? actualLimit : nil
    let falls = margin != nil && configuration.dimension == 2 && tightClasses != nil
    if falls || (isOftenWrong && !areSpreadOut), let pair = narrowestNames {
      return "; not yet: \(pair.text) stand \(degreesText(pair.angle)) apart"
    }
    guard let limit else {
      return widestSpacing.flatMap { _ in narrowestNames }.map {
        "; \($0.text) have \(degreesText($0.angle))"
      }
    }
    return "; \(limitText(limit, isUpper: true)) with the prototypes as they are"
  }

  /// Which margins can be met, after a semicolon; nothing where nobody knows, or there is none.
  fileprivate func boundWords(spacing: Double) -> String {
    guard margin != nil else { return "" }
    if classifier.marginFollowsLength {
      return metShare.map { "; at their own ‖x‖ \($0) meet \(marginSymbol)" } ?? ""
    }
    guard let bound = bound(spacing: spacing), bound != .unknown else { return "" }
    guard let limit = words(of: bound) else { return "; any \(marginSymbol) can be met" }
    let direction = "; \(marginSymbol) may go \(limit.isLeast ? "down" : "up") to "
    // The one that lasts comes first: a short line ends before the other.
    guard let last = settledBound(spacing: spacing).flatMap(words), last.text != limit.text else {
      return direction + limit.text
    }
    return direction + "\(last.text) once trained, \(limit.text) now"
  }
}
