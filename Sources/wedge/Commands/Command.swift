/// What the program can be told to do.
enum Command: String, CaseIterable {
  case run, record, train, sweep, advise, snapshot, figure, evaluate, boundary, judge, losses

  var summary: String {
    switch self {
    case .run: "The live laboratory (the default)."
    case .record:
      "Plays a tape on a virtual clock and writes the recording, the same bytes every time."
    case .train: "Trains without a screen and prints the run's metrics."
    case .sweep: "Runs a grid of settings, and merges, exports or shows what came of it."
    case .advise: "Says which margins and scales can work on data, and which did."
    case .snapshot: "Writes one frame of the screen, without a terminal."
    case .figure: "Draws a view as a vector figure for slides and papers."
    case .evaluate: "Writes losses and gradients of the cases in a file."
    case .boundary: "Writes where each class of given prototypes wins, in use and with its margin."
    case .judge: "Judges embeddings in their own space: angles, room for margins, violations."
    case .losses: "Lists every loss: formula, boundary, defaults, citation."
    }
  }

  /// The arguments that are not options, as usage prints them.
  var arguments: String {
    switch self {
    case .evaluate: " CASES.json"
    case .record: " TAPE -o OUT"
    case .sweep: " --grid m=0:1:0.1 --out DIR | merge DIR | export DIR --csv | show DIR"
    case .boundary: " --weights W.csv"
    case .judge: " FILE"
    case .run: " [TAPE]"
    default: ""
    }
  }

  /// What a person has to know to read the output, one paragraph each.
  var notes: [String] {
    switch self {
    case .boundary: BoundaryCommand.notes
    case .judge: JudgeCommand.notes
    case .train: TrainOutput.notes
    case .record: RecordCommand.notes
    case .sweep: SweepOptions.notes
    default: []
    }
  }

  var usage: String { "wedge \(rawValue)\(arguments) [options]" }
}
