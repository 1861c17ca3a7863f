import Cells
import Training

/// What is made of the finished runs of a folder.
enum SweepResults {
  /// The rows sorted by id, each once, as they are.
  static func merge(_ folder: SweepFolder, _ options: Options) throws {
    let rows = try checked(folder)
    try OutputFile.write(rows.flatMap { $0.line + [UInt8(ascii: "\n")] }, to: options.output)
  }

  /// The rows as comma-separated values: id first, then every member that a row has, by name.
  static func export(_ folder: SweepFolder, _ options: Options) throws {
    guard options.sweep.isCSV else {
      throw UsageError("Missing option: 'wedge sweep export DIR --csv'.")
    }
    let rows = try checked(folder)
    let names = Set(rows.flatMap { $0.members.object?.keys.map { $0 } ?? [] })
    let columns = ["id"] + names.subtracting(["id"]).sorted()
    var text = columns.map(field).joined(separator: ",") + "\r\n"
    for row in rows {
      text += columns.map { field(row.members[$0]?.plainText ?? "") }.joined(separator: ",")
      text += "\r\n"
    }
    try OutputFile.write(Array(text.utf8), to: options.output)
  }

  private static func checked(_ folder: SweepFolder) throws -> [SweepFolder.Row] {
    guard try !folder.files(from: "runs.", to: ".jsonl").isEmpty else {
      throw InputError(folder.path, "holds no file runs.*.jsonl. Name the folder that --out named.")
    }
    let contents = try folder.merged()
    if contents.torn > 0 {
      let plans = try SweepRecipe.plans(in: folder)
      if let sentence = contents.tornSentence(of: plans) {
        StandardError.write(sentence + "\n")
      }
    }
    if contents.rows.isEmpty {
      StandardError.write(
        "\(sanitized(folder.path)) holds no finished run. Run the sweep's command first.\n")
    }
    if let sentence = SweepIdentity.sentence(contents.untold) {
      StandardError.write(sentence + "\n")
    }
    return contents.rows
  }

  /// RFC 4180: quotes round a field that needs them.
  /// A row's own text cannot steer the terminal that it is shown on.
  private static func field(_ text: String) -> String {
    let text = sanitized(text)
    return text.contains { ",\"\r\n".contains($0) }
      ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
  }
}
