import Foundation
import Testing
import Training

@testable import wedge

/// A line of forms.md: a file, how it is read, what of the truth it holds, and what happens.
struct Form: CustomTestStringConvertible {
  let file: String
  let options: [String]
  /// Words such as `names`, `split`, `groups`; empty where it is refused.
  let holds: [String]
  let outcome: String

  var testDescription: String { ([file] + options).joined(separator: " ") }

  /// The lines of a page in a folder of fixtures.
  static func all(_ page: String) -> [Form] {
    guard let path = Bundle.fixtures(page),
      let text = try? String(contentsOfFile: path, encoding: .utf8)
    else { return [] }
    return text.split(separator: "\n").filter { $0.hasPrefix("| ") && !$0.hasPrefix("| file") }
      .map { line in
        let cells = line.replacing("\\|", with: "\u{1}").split(separator: "|").map { cell in
          cell.replacing("\u{1}", with: "|").trimmingCharacters(in: .whitespaces)
        }
        let words = { (cell: String) in cell.split(separator: " ").map(String.init) }
        // What came of following a remedy is told, and needs the programs that it names.
        let outcome = cells[4].split(separator: "<br>followed:").first.map(String.init) ?? ""
        return Form(
          file: cells[0], options: words(cells[2]), holds: words(cells[3]), outcome: outcome)
      }
  }

  /// The rows and the sentence, or the fault as it is said.
  func read(in folder: String) throws -> (table: DataTable?, words: String) {
    let root = try #require(Bundle.fixtures(folder))
    let paths = options.map { option in
      FileManager.default.fileExists(atPath: root + "/" + option) ? root + "/" + option : option
    }
    let path = root + "/" + file
    guard case .command(_, let parsed) = try CommandLineParser.parse(["judge", path] + paths) else {
      return (nil, "no command")
    }
    do throws(InputError) {
      let (table, sentence) = try Self.reading(parsed, path)
      return (table, sentence)
    } catch {
      return (nil, "Error: '\(error.place)' \(error.fault)".replacing(root + "/", with: ""))
    }
  }

  private static func reading(
    _ options: Options, _ path: String
  ) throws(InputError) -> (DataTable, sentence: String) {
    guard let file = try? options.tableFile(path, asEmbeddings: true) else {
      throw InputError(path, "is not asked for in one way")
    }
    return try file.reading()
  }
}

/// What every file of the folder was written from.
private struct Truth: Decodable {
  var values: [Float]
  var labels: [Int32]
  var classes: [String]
  var names: [String]
  var isTest: [Bool]
  var groups: [String]

  static func read() throws -> Truth {
    let path = try #require(Bundle.fixtures("forms/truth.json"))
    return try JSONDecoder().decode(
      Truth.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
  }
}

@Suite struct FormTests {
  private static let forms = Form.all("forms/forms.md")

  @Test func theTableIsLong() {
    #expect(Self.forms.count >= 60)
    #expect(Self.forms.count { !$0.holds.isEmpty } >= 40)
  }

  /// Every number, class, name, side and group is the one that was written, or the file is refused.
  @Test(arguments: forms) func aFormIsReadRightOrRefused(_ form: Form) throws {
    let truth = try Truth.read()
    let (table, words) = try form.read(in: "forms")
    #expect(words.split(separator: "\n").joined(separator: " ") == form.outcome)
    #expect((table == nil) == form.holds.isEmpty)
    guard let table else { return }
    #expect(table.values == truth.values && table.width == 3)
    #expect(table.labels == truth.labels)
    let quotes = form.holds.contains("quotes") ? ["\"", "\"green\"", "green"] : nil
    #expect(quotes == nil || table.classTitles == quotes)
    if form.holds.contains("rows") {
      #expect(table.rows.names.isEmpty && !table.rows.hasSplit && !table.rows.hasGroups)
    }
    #expect(!form.holds.contains("names") || table.rows.names == truth.names)
    #expect(!form.holds.contains("index") || table.rows.names == (0..<24).map { "\($0)" })
    #expect(!form.holds.contains("rownames") || table.rows.names == (1...24).map { "\($0)" })
    let isDivided = form.holds.contains("split")
    #expect(table.rows.isTest == (isDivided ? truth.isTest : []))
    let groups = table.rows.groups.map { table.rows.groupNames[Int($0)] }
    #expect(groups == (form.holds.contains("groups") ? truth.groups : []))
  }
}
