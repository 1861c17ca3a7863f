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
    if let format = options.format { return try picture(folder, options, format) }
    // A folder that cannot be read is said before the screen opens.
    var watch = try SweepWatch(folder)
    let screen = try Screen(
      ScreenOptions(
        colors: options.colors, assumesUTF8: options.glyphs.map { $0 != .ascii } ?? false))
    let display = Display(
      theme: options.theme ?? (screen.background == .light ? .light : .dark),
      colors: screen.colors, glyphs: options.glyphs ?? (screen.isUTF8 ? .braille : .ascii))
    var state = MapState(watch.rows, total: watch.total, display: display)
    do {
      try choose(options, in: &state)
      var loop = MapLoop(screen, state, watch, followsGround: options.theme == nil)
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

  /// One frame; as SVG without a size it is the figure that key W saves.
  private static func picture(
    _ folder: SweepFolder, _ options: Options, _ format: SnapshotFormat
  ) throws -> Int32 {
    let watch = try SweepWatch(folder)
    let display = Display(
      theme: options.theme ?? .dark, colors: options.colors ?? .direct,
      glyphs: options.glyphs ?? .braille)
    var state = MapState(watch.rows, total: watch.total, display: display)
    try choose(options, in: &state)
    if format == .svg, !options.given.contains("size"), let figure = MapFigure.svg(state) {
      try OutputFile.write(Array(figure.utf8), to: options.output)
      return 0
    }
    let frame = view(state, size: options.size)
    try OutputFile.write(
      SnapshotCommand.bytes(frame, theme: display.theme, format), to: options.output)
    return 0
  }

  private static func choose(_ options: Options, in state: inout MapState) throws {
    let statistic: SweepStatistic = options.sweep.showsWorst ? .worst : .mean
    let name = options.sweep.quantity ?? MapQuantity.all[0].name
    guard state.show(quantity: name, statistic) || options.sweep.quantity == nil else {
      let names = state.quantities.map(\.name).joined(separator: ", ")
      throw UsageError.invalid(name, for: "quantity", "The runs have \(names).")
    }
  }
}

/// The results of a folder as they grow.
struct SweepWatch {
  let folder: SweepFolder
  var rows: [SweepRow]
  /// Runs of the sweeps that work on the folder; nil where nobody left word.
  private(set) var total: Int?
  private(set) var runs: [String: SweepRun] = [:]
  private var size: Int

  init(_ folder: SweepFolder) throws {
    self.folder = folder
    size = try folder.size()
    rows = try Self.rows(in: folder)
    try readRecipes()
  }

  /// Looks again; whether something is new.
  mutating func look() throws -> Bool {
    let now = try folder.size()
    guard now != size else { return false }
    size = now
    rows = try Self.rows(in: folder)
    if let total, rows.count > total || rows.count == total { try readRecipes() }
    if total == nil { try readRecipes() }
    return true
  }

  private mutating func readRecipes() throws {
    let planned = try SweepRecipe.runs(in: folder)
    runs = Dictionary(planned.map { ($0.id, $0) }) { first, _ in first }
    let known = Set(rows.map(\.id))
    total = planned.isEmpty ? nil : known.union(runs.keys).count
  }

  /// Each run once, whatever order the files have it in.
  private static func rows(in folder: SweepFolder) throws -> [SweepRow] {
    var ids: Set<String> = []
    return try folder.contents().rows
      .filter { ids.insert($0.id).inserted }
      .compactMap { SweepRow($0.members) }
      .sorted { $0.id < $1.id }
  }
}
