internal import Drawing
internal import MarginLosses
internal import Training

/// Something the status line may say: when, and in which words.
///
/// Adding one is its file and one line in `DiagnosisRegistry.swift`.
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

  /// Whether it may be said of a state's loss.
  func isAbout(_ state: State) -> Bool {
    switch subject {
    case .anyLoss: true
    case .prototypes: !state.isMetric
    case .comparisons: state.isMetric
    }
  }
}
