public import Drawing
internal import MarginLosses
internal import Training

extension Diagnosis {
  /// Worst first.
  static let all: [Diagnosis] = [
    // What is the cause of others comes before them.
    diverged, unmatched, beyondTheSphere, collapsed, askedIntoOnePlace, comparedIntoOnePlace,
    heldAtMargin, starved, pushesMany, rewarded, overshooting, givenUp, tooMuch, oneWay,
    sharedDirection, pairTooClose, pushedAway, nothingCompared, sameRun, asPrinted,
    marginInTraining, atFloor, growingNorms, scaleRoom, room, comparing,
  ]
}

extension State {
  /// All that applies now, worst first; never empty.
  public var diagnoses: [DiagnosisLine] {
    Diagnosis.all.compactMap { diagnosis in
      guard diagnosis.isAbout(self) else { return nil }
      return diagnosis.words(self).map {
        let detail = (diagnosis.detail(self) ?? "") + shareOfTriplets(besides: $0)
        return DiagnosisLine(level: diagnosis.level, text: $0, detail: detail)
      }
    }
  }

  /// How many triplets have a loss, whatever else is said of them.
  private func shareOfTriplets(besides words: String) -> String {
    guard session.comparison == .triplets, let tally = snapshot.tally,
      let share = tally.activeFraction,
      !words.contains(" active")
    else { return "" }
    return ". \(shareText(share)) of \(grouped(tally.valid)) triplets active"
  }

  /// The status line: the worst of what applies.
  public var diagnosis: DiagnosisLine {
    diagnoses.first ?? DiagnosisLine(level: .ok, text: "nothing to report")
  }
}

extension State: CustomStringConvertible {
  /// The run and what is said of it, in one line.
  public var description: String {
    "\(lossDescription.name) \(configuration.data) step \(step): \(diagnosis.text)"
  }
}
