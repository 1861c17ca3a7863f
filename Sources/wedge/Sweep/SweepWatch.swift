import Cells
import Kernels
import MapScreens
import Training

/// The results of a folder as they grow.
struct SweepWatch {
  let folder: SweepFolder
  var rows: [SweepRow]
  /// Runs of the sweeps that work on the folder; nil where nobody left word.
  private(set) var total: Int?
  private var plans = SweepRecipe.Plans()
  /// Digests of the rows of a file, by where it lay.
  private(set) var digests: [String: Set<String>] = [:]
  /// What rows say whose run no recipe names.
  private var strangers: [String: JSONValue] = [:]
  private var size: Int
  /// The files of recipes that were read.
  private var recipes: [String] = []
  /// What is said of lines that were not finished; nil without any.
  private var tornSentence: String?
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
    let hasNewRecipe = try folder.recipes() != recipes
    guard now != size || hasNewRecipe else { return false }
    size = now
    try readRows()
    guard hasNewRecipe || total.map({ rows.count >= $0 }) ?? true else { return true }
    try readRecipes()
    try readRows()
    return true
  }

  /// Runs of the sweeps by id, finished or not; none where nobody left word.
  var runs: [String: SweepRun] { plans.runs }

  /// Why a run cannot be opened.
  func reasonNotToOpen(_ id: String) -> String {
    let row = strangers[id]
    if let engine = row?["engine"]?.number, engine != Double(engineVersion) {
      return "run \(id) is of another version of wedge: its options give other numbers here"
    }
    if !recipes.isEmpty, let path = row?[SweepIdentity.path]?.string {
      return "the file of run \(id) is gone or has other rows now: \(sanitized(path))"
    }
    return
      "the sweep that made run \(id) left no word in this folder: use its options with wedge run"
  }

  /// What the picture does not say of the folder.
  var sentences: [String] {
    let others =
      unknown == 0
      ? nil
      : "\(unknown) row\(unknown == 1 ? " is" : "s are") left out: of a loss or an outcome that this "
        + "program does not know."
    return [tornSentence, SweepIdentity.sentence(untold), others, warmUpSentence].compactMap { $0 }
  }

  /// Of runs whose cells are named after numbers that were never in force.
  private var warmUpSentence: String? {
    let count = rows.count { row in
      func differs(_ name: String) -> Bool {
        row.numbers[name].map { $0 != row.numbers[NumbersInForce.key(name)] } ?? false
      }
      return row.numbers["warm_up", default: 0] > row.numbers["steps_asked", default: .infinity]
        && (["margin", "scale"] + NumbersInForce.names(in: row.numbers)).contains(where: differs)
    }
    guard count > 0 else { return nil }
    return
      "\(count) run\(count == 1 ? "" : "s") ended within the warm-up: a map says the numbers of the loss "
      + "that were set, which were not in force yet."
  }

  private mutating func readRecipes() throws {
    recipes = try folder.recipes()
    plans = try SweepRecipe.plans(in: folder)
  }

  /// Each run once, whatever order the files have it in.
  private mutating func readRows() throws {
    var ids: Set<String> = []
    let contents = try folder.contents()
    let found = contents.rows.filter { ids.insert($0.id).inserted }
    tornSentence = contents.tornSentence(of: plans)
    strangers = Dictionary(
      uniqueKeysWithValues: found.filter { runs[$0.id] == nil }.map { ($0.id, $0.members) })
    digests = found.reduce(into: [:]) { digests, row in
      guard let path = row.members[SweepIdentity.path]?.string,
        let digest = row.members["data_digest"]?.string
      else { return }
      digests[path, default: []].insert(digest)
    }
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
