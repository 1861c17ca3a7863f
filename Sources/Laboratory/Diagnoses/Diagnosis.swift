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
    /// Losses with prototypes, whatever decides.
    case classes
    /// Losses with prototypes, angles to them and a margin between them.
    case prototypes
    /// Losses whose classes are Gaussians.
    case gaussians
    /// Losses that compare examples with one another.
    case comparisons
  }

  /// When a sentence is said, whatever the run does.
  enum Occasion: Equatable {
    case always
    case running
    case paused
    /// While a knob is the chosen one.
    case choosing(KnobSubject)
    /// While the scale is the chosen knob, whatever the loss calls it.
    case choosingScale
  }

  let level: DiagnosisLine.Level
  let subject: Subject
  /// What of the program it waits for, beside the run.
  let occasion: Occasion
  /// The sentence for a run; nil when it does not apply.
  let words: @Sendable (Run) -> String?
  /// What follows it where the line has room; nil for nothing.
  let detail: @Sendable (Run) -> String?
  /// Where it stands, such as `Laboratory/Room.swift:12`: it has no name.
  let place: String

  init(
    level: DiagnosisLine.Level, subject: Subject = .prototypes, occasion: Occasion = .always,
    file: String = #fileID, line: Int = #line, words: @escaping @Sendable (Run) -> String?,
    detail: @escaping @Sendable (Run) -> String? = { _ in nil }
  ) {
    (self.level, self.subject, self.occasion) = (level, subject, occasion)
    (self.words, self.detail) = (words, detail)
    place = "\(file):\(line)"
  }

  /// Whether it may be said of a run's loss, as the program stands.
  func isAbout(_ run: Run, isRunning: Bool, chosen: KnobSubject) -> Bool {
    let isTime =
      switch occasion {
      case .always: true
      case .running: isRunning
      case .paused: !isRunning
      case .choosing(let knob): knob == chosen
      case .choosingScale:
        run.lossDescription.scale.map { .hyperparameter($0.key) == chosen } ?? false
      }
    return switch subject {
    case .anyLoss: isTime
    case .classes: isTime && !run.isMetric
    case .prototypes: isTime && !run.isMetric && run.classifier.isOfAngles
    case .gaussians: isTime && !run.classifier.isOfAngles
    case .comparisons: isTime && run.isMetric
    }
  }
}
