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
  static let usualSteps = 480

  static var options: [OptionDefinition] {
    OptionTable.options(
      .loss, .parameter, .run, .rows, .steps, .screen, .time, .picture, .cells, .size, .format,
      .output)
  }

  static func run(_ options: Options) throws -> Int32 {
    try options.refuseUnserved()
    var state = try options.plan().state(
      options,
      Display(
        theme: options.theme ?? .dark, colors: options.colors ?? .direct,
        glyphs: options.glyphs ?? .braille))
    let isRestored = options.state != nil
    state.advance(steps: options.steps ?? (isRestored ? 0 : usualSteps))
    state.refresh()
    let frame = view(state, size: options.size)
    try OutputFile.write(
      bytes(frame, theme: state.display.theme, options.format ?? .text), to: options.output)
    return 0
  }

  /// A frame in the bytes of a format.
  static func bytes(
    _ frame: Frame, theme: ThemeName, _ format: SnapshotFormat
  ) -> [UInt8] {
    switch format {
    case .text: Array(PlainText.text(of: frame).utf8)
    case .ansi: ANSIEncoder.page(of: frame)
    case .svg: Array(svg(frame, isLight: theme == .light).utf8)
    }
  }

  /// On a light theme the terminal's own colours stand for black on white.
  private static func svg(_ frame: Frame, isLight: Bool) -> String {
    isLight
      ? SVGFrame.svg(of: frame, foreground: 0x1C1C1C, background: 0xFFFFFF)
      : SVGFrame.svg(of: frame)
  }
}
