import Cells
internal import Drawing
import Laboratory
import MarginLosses
import Plotting
import Recording
internal import Screens
import Training

/// `wedge figure`: a view as a vector figure for slides and papers.
enum FigureCommand: CommandDefinition {
  static let name = "figure"
  static let summary = "Draws a view as a vector figure for slides and papers."

  static var options: [OptionDefinition] {
    OptionTable.options(
      .loss, .parameter, .run, .rows, .steps, .screen, .picture, .size, .force, .output
    ).map { $0.name == "theme" ? $0.withDefault(usualTheme.rawValue) : $0 }
  }

  private static let usualTheme = ThemeName.light

  static func run(_ options: Options) throws -> Int32 {
    try options.refuseUnserved()
    let least = Size.smallestFigure
    guard options.size.width >= least.width, options.size.height >= least.height else {
      throw UsageError.invalid(
        "\(options.size.width)x\(options.size.height)", for: "size",
        "A figure has \(least.width)x\(least.height) at least.")
    }
    try options.refuseToReplace([options.output])
    try options.refuseKinds("A figure is SVG: name it .svg.")
    let state = try state(options)
    try OutputFile.write(FigureFile.svg(of: state, size: options.size), to: options.output)
    return 0
  }

  /// The run that the options ask for, after its steps.
  static func state(_ options: Options) throws -> State {
    let display = Display(
      theme: options.theme ?? usualTheme, colors: .direct, glyphs: .shapes)
    var state = try options.plan().state(options, display)
    let usualSteps = options.state == nil ? RunReport.usualStepsOfPictures : 0
    state.advance(steps: options.steps ?? usualSteps)
    state.refresh()
    return state
  }
}
