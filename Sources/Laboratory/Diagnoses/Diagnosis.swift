public import Drawing
internal import MarginLosses
internal import Training

/// Something the status line may say: when, and in which words.
///
/// Adding one is its file and one line in the table.
struct Diagnosis: Sendable {
  /// Which losses a sentence is about.
  enum Subject {
    case anyLoss
    /// Losses with prototypes, angles to them and a margin between them.
    case prototypes
    /// Losses that compare examples with one another.
    case comparisons
  }

  let level: DiagnosisLine.Level
  var subject: Subject = .prototypes
  /// The sentence for a state; nil when it does not apply.
  let words: @Sendable (State) -> String?
  /// What follows it where the line has room; nil for nothing.
  var detail: @Sendable (State) -> String? = { _ in nil }

  /// Worst first.
  static let all: [Diagnosis] = [
    // What is the cause of others comes before them.
    diverged, unmatched, beyondTheSphere, collapsed, askedIntoOnePlace, comparedIntoOnePlace,
    heldAtMargin, starved, pushesMany, rewarded, overshooting, givenUp, tooMuch, oneWay,
    sharedDirection, pairTooClose, pushedAway, nothingCompared, sameRun, asPrinted,
    marginInTraining, atFloor, growingNorms, scaleRoom, room, comparing,
  ]

  /// Whether it may be said of a state's loss.
  func isAbout(_ state: State) -> Bool {
    switch subject {
    case .anyLoss: true
    case .prototypes: !state.isMetric
    case .comparisons: state.isMetric
    }
  }
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
