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
    let screen = try Self.screen(options)
    let display = Display(
      theme: options.theme ?? (screen.background == .light ? .light : .dark),
      colors: screen.colors, glyphs: options.glyphs ?? screen.glyphs)
    var state = MapState(watch.rows, total: watch.total, display: display)
    state.message = watch.sentences.first
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
    var state = MapState(watch.rows, total: watch.total, display: display)
    try choose(options, in: &state)
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

  private static func choose(_ options: Options, in state: inout MapState) throws {
    let choice = try SweepMapChoice(options)
    guard state.maps.isEmpty || state.showMap(where: choice.matches) else {
      let maps = state.maps.map { "\($0.loss) (\($0.subject))" }
      throw UsageError(
        "No map of this folder is of what was asked for. It has " + maps.joined(separator: "; ")
          + ".")
    }
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
  /// Rows that say neither of which file they are nor are known by a recipe.
  private var untold = 0
  /// Rows of a loss or a status that this program does not know.
  private var unknown = 0

  init(_ folder: SweepFolder) throws {
    self.folder = folder
    rows = []
    size = try folder.size()
    try readRecipes()
    try readRows()
  }

  /// Looks again; whether something is new.
  mutating func look() throws -> Bool {
    let now = try folder.size()
    guard now != size else { return false }
    size = now
    try readRows()
    guard total.map({ rows.count >= $0 }) ?? true else { return true }
    try readRecipes()
    try readRows()
    return true
  }

  /// What the picture does not say of the folder.
  var sentences: [String] {
    let others =
      unknown == 0
      ? nil
      : "\(unknown) row\(unknown == 1 ? " is" : "s are") left out: of a loss or an outcome that this "
        + "program does not know."
    return [SweepIdentity.sentence(untold), others].compactMap { $0 }
  }

  private mutating func readRecipes() throws {
    let planned = try SweepRecipe.runs(in: folder)
    runs = Dictionary(planned.map { ($0.id, $0) }) { first, _ in first }
  }

  /// Each run once, whatever order the files have it in.
  private mutating func readRows() throws {
    var ids: Set<String> = []
    let found = try folder.contents().rows.filter { ids.insert($0.id).inserted }
    untold = found.count { !SweepIdentity.isTold($0.members) && runs[$0.id] == nil }
    rows = found.compactMap { SweepRow($0.members, run: runs[$0.id]) }.sorted { $0.id < $1.id }
    unknown = found.count - rows.count
    try checkSize()
    total = runs.isEmpty ? nil : Set(rows.map(\.id)).union(runs.keys).count
  }
}

extension SweepWatch {
  /// A map has a cell for every margin and scale, whether or not it has a run.
  fileprivate func checkSize() throws {
    for (loss, rows) in Dictionary(grouping: rows, by: \.loss) {
      let (margins, scales) = (Set(rows.map(\.margin)).count, Set(rows.map(\.scale)).count)
      guard margins * scales > SweepPlan.mostRuns else { continue }
      throw InputError(
        folder.path,
        "has \(margins) margins and \(scales) scales of \(loss): a map has at most "
          + "\(SweepPlan.mostRuns) cells. 'wedge sweep export' gives the numbers.")
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
