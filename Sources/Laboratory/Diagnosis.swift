/// Something the status line may say: when, and in which words.
///
/// Adding one is its file and one line in the table.
struct Diagnosis: Sendable {
  let level: DiagnosisLine.Level
  /// The sentence for a state; nil when it does not apply.
  let words: @Sendable (State) -> String?
  /// What follows it where the line has room; nil for nothing.
  var detail: @Sendable (State) -> String? = { _ in nil }

  /// Worst first.
  static let all: [Diagnosis] = [
    diverged, collapsed, givenUp, tooMuch, oneWay, sharedDirection, pairTooClose, pushedAway,
    rewarded, sameRun, slowTerminal, marginInTraining, atFloor, growingNorms, scaleRoom, room,
  ]
}

extension State {
  /// All that applies now, worst first; never empty.
  public var diagnoses: [DiagnosisLine] {
    Diagnosis.all.compactMap { diagnosis in
      diagnosis.words(self).map {
        DiagnosisLine(level: diagnosis.level, text: $0, detail: diagnosis.detail(self) ?? "")
      }
    }
  }

  /// The status line: the worst of what applies.
  public var diagnosis: DiagnosisLine {
    diagnoses.first ?? DiagnosisLine(level: .ok, text: "nothing to report")
  }
}
