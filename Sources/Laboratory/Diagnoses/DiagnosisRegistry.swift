public import Drawing
internal import MarginLosses
internal import Training

extension Diagnosis {
  /// Worst first.
  static let all: [Diagnosis] =
    diverged + [
      // What is the cause of others comes before them.
      unmatched, beyondTheSphere, collapsed, askedIntoOnePlace, comparedIntoOnePlace,
      heldAtMargin, starved, pushesMany, rewarded, overshooting, givenUp, tooMuch, atLimit,
      twoDirections, oneWay,
      sharedDirection, pairTooClose, pushedAway, nothingCompared, sameRun, asPrinted,
      marginInTraining, atFloor, widerThanGap, growingNorms, meanLost, otherSizes, notYetApart,
      rareLost,
      roomUnused, comparingUnused, widthsUnused, scaleRoom, narrowerThanGap, room, gaussians,
      comparing,
    ]
}

extension State {
  /// All that applies now, worst first.
  public var diagnoses: [DiagnosisLine] {
    let (run, isRunning, chosen) = (run, isRunning, pane.chosenSubject)
    return Diagnosis.all.compactMap { diagnosis in
      guard diagnosis.isAbout(run, isRunning: isRunning, chosen: chosen) else { return nil }
      return diagnosis.words(run).map {
        let detail = (diagnosis.detail(run) ?? "") + shareOfTriplets(besides: $0)
        return DiagnosisLine(level: diagnosis.level, text: $0, detail: detail)
      }
    }
  }

  /// What is wrong with the run that fills the screen, as places among all diagnoses.
  var faults: Set<Int> {
    guard let index = shownIndex else { return [] }
    let (pane, isRunning) = (runs.panes[index], isRunning)
    return Set(
      Diagnosis.all.indices.filter {
        let diagnosis = Diagnosis.all[$0]
        return diagnosis.level == .act
          && diagnosis.isAbout(pane.run, isRunning: isRunning, chosen: pane.chosenSubject)
          && diagnosis.words(pane.run) != nil
      })
  }

  /// How many triplets have a loss, whatever else is said of them.
  private func shareOfTriplets(besides words: String) -> String {
    guard session.comparison == .triplets, let tally = snapshot.tally,
      let share = tally.activeFraction,
      !words.contains(" active")
    else { return "" }
    return ". \(shareText(share)) of \(grouped(tally.valid)) triplets active"
  }

  /// The status line: the worst of what applies, or that nothing does.
  public var diagnosis: DiagnosisLine {
    diagnoses.first ?? DiagnosisLine(level: .ok, text: "nothing to report")
  }
}

extension State {
  /// The words of the status line without figures, but for those that classes are called by: what they say
  /// another thing by when they change.
  package var findingBesideFigures: String {
    var state = self
    let (names, titles) = (snapshot.classNames, snapshot.classTitles)
    // Of a plane of Unicode that nobody writes with: no name is a figure there.
    let signs = names.indices.map { Unicode.Scalar(0xF0000 + UInt32($0 % 0xFFFD)).map(String.init) }
      .map { $0 ?? "" }
    state.pane.run.snapshot.classNames = signs
    if titles == names { state.pane.run.snapshot.classTitles = signs }
    return state.diagnosis.whole.filter { !$0.isNumber }
  }
}

extension State: CustomStringConvertible {
  /// The run and what is said of it, in one line.
  public var description: String {
    "\(run.lossDescription.name) \(configuration.data) step \(step): \(diagnosis.text)"
  }
}
