import Cells
internal import Drawing
import Laboratory
internal import MapScreens
import Plotting
internal import Screens
import Terminal
import Training

/// `wedge sweep show`: the maps of a folder, live or as one picture.
enum SweepShow {
  static func run(_ folder: SweepFolder, _ options: Options) throws -> Int32 {
    if let format = options.format ?? options.output.map({ SnapshotFormat(ending: $0) }) {
      return try picture(folder, options, format)
    }
    // A folder that cannot be read is said before the screen opens.
    var watch = try SweepWatch(folder)
    let choice = try SweepMapChoice(options, known: watch.digests)
    let screen = try Self.screen(options)
    let display = Display(
      options.theme, on: screen.background, colors: screen.colors,
      glyphs: options.glyphs ?? screen.glyphs)
    var state = MapState(
      watch.rows, total: watch.total, of: watch.runs, display: display)
    state.message = watch.sentences.first
    do {
      try choose(choice, options, in: &state)
      var loop = MapLoop(screen, state, watch, followsGround: options.theme.followsGround)
      try loop.run()
    } catch {
      screen.close()
      throw error
    }
    watch.rows = []
    screen.close()
    if let signal = screen.endingSignal { Screen.end(bySignal: signal) }
    return 0
  }

  private static func screen(_ options: Options) throws -> Screen {
    do {
      return try Screen(
        ScreenOptions(
          colors: options.colors, assumesUTF8: options.glyphs.map { $0 != .ascii } ?? false))
    } catch {
      throw TerminalNeeded(cause: error.cause)
    }
  }

  /// One frame; as SVG without a size it is the figure that key W saves.
  private static func picture(
    _ folder: SweepFolder, _ options: Options, _ format: SnapshotFormat
  ) throws -> Int32 {
    let watch = try SweepWatch(folder)
    let display = Display(
      theme: options.theme ?? .dark, colors: options.colors ?? .direct,
      glyphs: options.glyphs ?? .braille)
    var state = MapState(
      watch.rows, total: watch.total, of: watch.runs, display: display)
    try choose(SweepMapChoice(options, known: watch.digests), options, in: &state)
    for sentence in watch.sentences { StandardError.write(sentence + "\n") }
    if format == .svg, !options.given.contains("size"), let figure = MapFigure.svg(state) {
      try OutputFile.write(Array(figure.utf8), to: options.output)
      return 0
    }
    let frame = view(state, size: options.size)
    try OutputFile.write(
      format.bytes(of: frame, theme: display.theme), to: options.output)
    return 0
  }

  private static func choose(
    _ choice: SweepMapChoice, _ options: Options, in state: inout MapState
  ) throws {
    let ways = options.settings["unseen"] == nil ? [false, true] : [true, false]
    let wanted = state.maps.filter { map in
      ways.contains { choice.matches(map, countingUnseen: $0) }
    }
    guard state.maps.isEmpty || !wanted.isEmpty else {
      let maps = state.maps.map { "\($0.loss) (\($0.subject))" }
      throw UsageError(
        "No map of this folder is of what was asked for. It has " + maps.joined(separator: "; ")
          + ".")
    }
    let name = options.sweep.quantity ?? MapQuantity.all[0].name
    let isAsked = options.sweep.quantity != nil
    func shows(only hasIt: (SweepMap) -> Bool) -> Bool {
      ways.contains { counting in
        state.showMap { choice.matches($0, countingUnseen: counting) && hasIt($0) }
      }
    }
    if !(isAsked && shows { $0.quantities.contains { $0.name == name } }) {
      _ = shows { _ in true }
    }
    let statistic: SweepStatistic = options.sweep.showsWorst ? .worst : .mean
    guard state.show(quantity: name, statistic) || !isAsked else {
      let known = MapQuantity.all.filter { quantity in
        wanted.contains { $0.quantities.contains(quantity) }
      }
      let names = (wanted.isEmpty ? state.quantities : known).map(\.name).joined(separator: ", ")
      throw UsageError.invalid(name, for: "quantity", "The runs have \(names).")
    }
  }
}

/// A live map that nobody would see, and what to ask for instead.
struct TerminalNeeded: Error, CustomStringConvertible {
  let cause: String

  var description: String {
    "\(cause); 'wedge sweep show DIR --format text' prints one picture, as do ansi and svg."
  }
}
