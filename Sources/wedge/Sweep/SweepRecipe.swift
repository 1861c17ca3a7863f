import Kernels
import Training

/// The arguments of a sweep, kept beside its runs: what is still to come, and how to open a run.
///
/// The file is named after its contents, so that any number of shards write the same one.
struct SweepRecipe {
  let arguments: [String]
  /// Of the rows of the file that the runs are of; nil for other data.
  let dataDigest: String?

  init(arguments: [String], _ plan: SweepPlan) {
    self.arguments = arguments
    dataDigest = plan.bases.first?.table?.digestText
  }

  func keep(in folder: SweepFolder) throws {
    var members: [String: JSONValue] = [
      "arguments": .array(arguments.map(JSONValue.string)),
      "engine": .number(Double(engineVersion)),
    ]
    members["data_digest"] = dataDigest.map(JSONValue.string)
    let value = JSONValue.object(members)
    let text = try value.text()
    let name = fingerprint(of: String(decoding: text, as: UTF8.self))
    let known = try folder.recipes()
    guard !known.contains("sweep.\(name).json") else { return }
    try OutputFile.write(text + [UInt8(ascii: "\n")], to: "\(folder.path)/sweep.\(name).json")
  }

  /// Every run of every sweep that worked on the folder, as far as this program understands it.
  static func runs(in folder: SweepFolder) throws -> [SweepRun] {
    var runs: [SweepRun] = []
    var ids: Set<String> = []
    for name in try folder.recipes() {
      guard
        let value = try? JSONValue(text: InputFile.read("\(folder.path)/\(name)", most: 1 << 20)),
        let words = value["arguments"]?.array?.compactMap(\.string),
        let options = try? OptionParser(SweepCommand.name, SweepCommand.options).parse(words),
        // Data that came once do not come again.
        !(options.data.map(StreamedInput.isMeant) ?? false),
        let plan = try? SweepRequest.plan(options),
        // Of a file that is another one now these are not the runs.
        value["data_digest"]?.string.map({ $0 == plan.bases.first?.table?.digestText }) ?? true,
        let refined = try? SweepCommand.refinement(of: plan, in: folder, options)
      else { continue }
      runs += (plan.runs + refined).filter { ids.insert($0.id).inserted }
    }
    return runs
  }
}
