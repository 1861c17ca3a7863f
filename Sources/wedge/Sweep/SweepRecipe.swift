import Kernels
import Training

/// The arguments of a sweep, kept beside its runs: what is still to come, and how to open a run.
///
/// The file is named after its contents, so that any number of shards write the same one.
struct SweepRecipe {
  let arguments: [String]
  /// Of the rows of the file that the runs are of; nil for other data.
  let dataDigest: String?
  /// Whether an axis counts the classes that are never seen too; the axes of older recipes do not.
  let countsUnseen: Bool

  init(arguments: [String], _ plan: SweepPlan) {
    self.arguments = arguments
    countsUnseen =
      plan.counted != .trained
      && plan.axes.contains { Configuration().setting(ofAxis: $0.name) == "classes" }
    dataDigest = plan.bases.first?.table?.digestText
  }

  func keep(in folder: SweepFolder) throws {
    var members: [String: JSONValue] = [
      "arguments": .array(arguments.map(JSONValue.string)),
      "engine": .number(Double(engineVersion)),
    ]
    members["data_digest"] = dataDigest.map(JSONValue.string)
    if countsUnseen { members["counts_unseen"] = .boolean(true) }
    let value = JSONValue.object(members)
    let text = try value.text()
    let name = fingerprint(of: String(decoding: text, as: UTF8.self))
    let known = try folder.recipes()
    guard !known.contains("sweep.\(name).json") else { return }
    try OutputFile.write(text + [UInt8(ascii: "\n")], to: "\(folder.path)/sweep.\(name).json")
  }

  /// What the sweeps of a folder mean.
  struct Plans {
    /// By id.
    var runs: [String: SweepRun] = [:]
    /// Whether every recipe of the folder could be read.
    var areAllKnown: Bool = true

    /// Whether the rows of these ids are all that was meant, and all that was meant is there.
    func areFinished(_ ids: Set<String>) -> Bool { areAllKnown && ids == Set(runs.keys) }
  }

  /// Every run of every sweep that worked on the folder, as far as this program understands it.
  static func plans(in folder: SweepFolder) throws -> Plans {
    var plans = Plans()
    for name in try folder.recipes() {
      guard let runs = try? runs(of: name, in: folder) else {
        plans.areAllKnown = false
        continue
      }
      for run in runs where plans.runs[run.id] == nil { plans.runs[run.id] = run }
    }
    return plans
  }

  /// Nil where a recipe is of data that came once, or of a file that is another one now.
  private static func runs(of name: String, in folder: SweepFolder) throws -> [SweepRun]? {
    let value = try JSONValue(text: InputFile.read("\(folder.path)/\(name)", most: 1 << 20))
    guard let words = value["arguments"]?.array?.compactMap(\.string) else { return nil }
    let options = try OptionParser(SweepCommand.name, SweepCommand.options).parse(words)
    guard !(options.data.map(StreamedInput.isMeant) ?? false) else { return nil }
    let plan = try SweepRequest.plan(
      options, countingUnseen: value["counts_unseen"] != nil)
    if let digest = value["data_digest"]?.string {
      guard digest == plan.bases.first?.table?.digestText else { return nil }
    }
    return try plan.runs + SweepCommand.refinement(of: plan, in: folder, options)
  }
}
