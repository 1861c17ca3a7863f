/// What the program can be told to do.
enum Command: String, CaseIterable {
  case run, train, snapshot, evaluate, losses

  var summary: String {
    switch self {
    case .run: "The live laboratory (the default)."
    case .train: "Trains without a screen and prints the run's metrics."
    case .snapshot: "Writes one frame of the screen, without a terminal."
    case .evaluate: "Writes losses and gradients of the cases in a file."
    case .losses: "Lists every loss: formula, boundary, defaults, citation."
    }
  }

  /// The arguments that are not options, as usage prints them.
  var arguments: String {
    self == .evaluate ? " CASES.json" : ""
  }

  var usage: String { "wedge \(rawValue)\(arguments) [options]" }
}
