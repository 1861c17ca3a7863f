import Cells
internal import Drawing
import Laboratory
import Plotting
import Recording
internal import Screens

/// `wedge snapshot`: one frame of the screen, without a terminal and without its environment.
enum SnapshotCommand: CommandDefinition {
  static let name = "snapshot"
  static let summary = "Writes one frame of the screen, without a terminal."

  static var options: [OptionDefinition] {
    OptionTable.options(
      .loss, .parameter, .run, .rows, .steps, .screen, .time, .picture, .cells, .size, .format,
      .output
    ).map { $0.name == "theme" ? $0.withDefault(usualTheme.rawValue) : $0 }
  }

  private static let usualTheme = ThemeName.dark

  static func run(_ options: Options) throws -> Int32 {
    try options.refuseUnserved()
    if options.format == nil {
      try options.refuseKinds(
        "A frame is text, or by its ending .ans or .svg; 'wedge record' makes films.")
    }
    var state = try options.plan().state(
      options,
      Display(
        theme: options.theme ?? usualTheme, colors: options.colors ?? .direct,
        glyphs: options.glyphs ?? .braille))
    let usualSteps = options.state == nil ? RunReport.usualStepsOfPictures : 0
    state.advance(steps: options.steps ?? usualSteps)
    state.refresh()
    let frame = view(state, size: options.size)
    try OutputFile.write(
      (options.format ?? SnapshotFormat(ending: options.output))
        .bytes(of: frame, theme: state.display.theme), to: options.output)
    return 0
  }
}
