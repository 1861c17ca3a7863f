import Foundation
import Testing

@testable import wedge

/// A file of oracle values: those of one family of losses.
struct OracleFile: CustomTestStringConvertible, Sendable {
  let name: String
  let cases: Int
  let trajectories: Int
  let regions: Int

  var testDescription: String { name }

  static let all: [OracleFile] = [
    OracleFile(name: "oracle.json", cases: 119, trajectories: 5, regions: 50),
    OracleFile(name: "metric.json", cases: 35, trajectories: 2, regions: 0),
    OracleFile(name: "beyond.json", cases: 11, trajectories: 0, regions: 7),
    OracleFile(name: "peers.json", cases: 14, trajectories: 0, regions: 0),
    OracleFile(name: "others.json", cases: 121, trajectories: 0, regions: 0),
  ]
}

/// The oracle's cases of a family of losses, and what `evaluate` makes of them.
private struct Graded {
  let oracle: JSONValue
  let candidate: JSONValue

  init(_ file: OracleFile, _ precision: Precision) throws {
    let path = try #require(Bundle.fixtures(file.name))
    oracle = try JSONDecoder().decode(JSONValue.self, from: Data(try InputFile.read(path)))
    candidate = try EvaluateCommand.evaluate(oracle, file: path, precision: precision)
  }

  func pairs(_ section: String) -> [(expected: JSONValue, actual: JSONValue)] {
    let expected = oracle[section]?.array ?? []
    let actual = candidate[section]?.array ?? []
    return Array(zip(expected, actual)).map { ($0, $1) }
  }
}

/// The largest difference of two nests of numbers; infinite when they do not match.
private func distance(_ expected: JSONValue?, _ actual: JSONValue?) -> Double {
  guard let expected, let actual else { return .infinity }
  if case .object(let members) = expected {
    return members.reduce(0) { max($0, distance($1.value, actual[$1.key])) }
  }
  let (left, right) = (expected.flattened, actual.flattened)
  guard left.count == right.count else { return .infinity }
  return zip(left, right).reduce(0) { max($0, ($1.0 - $1.1).magnitude) }
}

private func largest(_ value: JSONValue?) -> Double {
  guard let value else { return 0 }
  if case .object(let members) = value {
    return members.values.reduce(0) { max($0, largest($1)) }
  }
  return value.flattened.reduce(0) { max($0, $1.magnitude) }
}

/// Tolerances of a case by its flag: of the loss, and of the gradient against its largest entry;
/// nil where only finiteness counts.
private func tolerance(_ flag: String?) -> (loss: Double, gradient: Double?, least: Double) {
  switch flag {
  case "near_singular": (1e-8, 1e-5, 1)
  case "extreme_norm": (1e-10, 1e-8, 1e-12)
  // Of a peer that adds a small number beside its sums.
  case "approximate": (1e-4, 1e-4, 1)
  case "cone", "zero_feature": (1e-9, nil, 1)
  default: (1e-10, 1e-9, 1)
  }
}

@Test(arguments: OracleFile.all)
func everyCaseOfTheOracleAgreesInDouble(_ file: OracleFile) throws {
  let graded = try Graded(file, .double)
  var count = 0
  for entry in graded.oracle["cases"]?.array ?? [] {
    let id = try #require(entry["id"]?.string)
    let expected = try #require(entry["expect"])
    let actual = try #require(graded.candidate["cases"]?[id], "\(id)")
    let tolerance = tolerance(entry["flag"]?.string)
    // Of a gradient without a loss there is no number to compare.
    if let loss = expected["loss"]?.number {
      #expect(distance(expected["loss"], actual["loss"]) <= tolerance.loss * max(1, loss), "\(id)")
    }
    let scale = max(tolerance.least, largest(expected["grads"]))
    if let bound = tolerance.gradient {
      #expect(distance(expected["grads"], actual["grads"]) <= bound * scale, "\(id)")
    } else {
      let difference = distance(expected["grads"], actual["grads"])
      #expect(difference.isFinite, "\(id)")
    }
    for name in ["triplets", "positive_pairs", "negative_pairs"] {
      guard let mined = expected["extra"]?[name] else { continue }
      #expect(distance(mined, actual[name]) == 0, "\(id)")
    }
    count += 1
  }
  #expect(count == file.cases)
}

@Test(arguments: OracleFile.all)
func everyCaseOfTheOracleAgreesInFloatToTwoInAHundredThousand(_ file: OracleFile) throws {
  let graded = try Graded(file, .float)
  for entry in graded.oracle["cases"]?.array ?? [] {
    let id = try #require(entry["id"]?.string)
    let actual = try #require(graded.candidate["cases"]?[id])
    let difference = distance(entry["expect"]?["grads"], actual["grads"])
    #expect(difference.isFinite, "\(id)")
    guard let loss = entry["expect"]?["loss"]?.number else { continue }
    let lossDifference = distance(entry["expect"]?["loss"], actual["loss"])
    #expect(lossDifference.isFinite, "\(id)")
    guard entry["flag"] == nil else { continue }
    #expect(difference < 2e-5 * max(1, largest(entry["expect"]?["grads"])), "\(id)")
    #expect(lossDifference < 2e-5 * max(1, loss), "\(id)")
  }
}

@Test(arguments: OracleFile.all)
func trajectoriesAgree(_ file: OracleFile) throws {
  let graded = try Graded(file, .double)
  for (expected, actual) in graded.pairs("trajectories") {
    #expect(distance(expected["expect"]?["losses"], actual["losses"]) < 1e-7)
    #expect(distance(expected["expect"]?["final"], actual["final"]) < 1e-7)
  }
  #expect(graded.pairs("trajectories").count == file.trajectories)
  #expect(graded.pairs("regions").count == file.regions)
}

@Test(arguments: [(OracleFile.all[0], 30), (OracleFile.all[4], 0)])
func targetLogitsAndFactsAgree(_ file: OracleFile, _ curves: Int) throws {
  let graded = try Graded(file, .double)
  for (expected, actual) in graded.pairs("psi") {
    #expect(distance(expected["psi"], actual["psi"]) < 1e-9)
    #expect(distance(expected["dpsi_dtheta"], actual["dpsi_dtheta"]) < 1e-9)
  }
  for (expected, actual) in graded.pairs("facts") {
    let value = expected["value"]
    #expect(distance(value, actual) < 1e-9 * max(1, largest(value)), "\(expected)")
  }
  #expect(graded.pairs("psi").count == curves)
  #expect(graded.pairs("facts").count == graded.oracle["facts"]?.array?.count)
}

@Test func aLossThatIsNotBuiltKeepsItsPlace() throws {
  let oracle = JSONValue.object([
    "psi": .array([.object(["loss": .string("unheard")]), .object(["loss": .string("normface")])])
  ])
  let candidate = try EvaluateCommand.evaluate(oracle, file: "test", precision: .double)
  let psi = try #require(candidate["psi"]?.array)
  #expect(psi.count == 2)
  guard case .null = psi[0] else {
    Issue.record("the unknown loss is not null")
    return
  }
}

@Test(arguments: [
  #"{"cases":[{"loss":"arcface"}]}"#,
  #"{"cases":[{"id":"a","loss":"arcface","inputs":{"X":[[1,2]],"W":[[1,0],[0]]},"labels":[0]}]}"#,
  #"{"cases":[{"id":"a","loss":"arcface","inputs":{"X":[[1,2]],"W":[[1,0]]},"labels":[1e20]}]}"#,
  #"{"trajectories":[{"loss":"arcface","inputs":{"X":[[1,2]],"W":[[1,0]]},"labels":[0]}]}"#,
])
func aFaultyEntryIsNamedByItsPlace(_ text: String) throws {
  let oracle = try JSONDecoder().decode(JSONValue.self, from: Data(text.utf8))
  let error = #expect(throws: InputError.self) {
    try EvaluateCommand.evaluate(oracle, file: "cases.json", precision: .double)
  }
  #expect(error?.place.contains("[0]") == true)
}

@Test func twoCasesOfOneIDAreRefused() throws {
  let entry =
    #"{"id":"a b","loss":"arcface","inputs":{"X":[[1,2]],"W":[[1,0],[0,1]]},"labels":[0]}"#
  let oracle = try JSONDecoder().decode(
    JSONValue.self, from: Data(#"{"cases":[\#(entry),\#(entry)]}"#.utf8))
  let error = #expect(throws: InputError.self) {
    try EvaluateCommand.evaluate(oracle, file: "cases.json", precision: .double)
  }
  #expect(error?.place.contains("cases[1]") == true)
  #expect(error?.fault.contains("'a b' of cases[0]") == true)
}

/// What can be evaluated is; where nothing can, the work has failed.
@Test(arguments: [
  (#"{"cases":[{"id":"a","loss":"nobody"},{"id":"b","loss":"else"}]}"#, 1, "'nobody', 'else'"),
  (
    #"{"cases":[{"id":"a","loss":"nobody"}],"#
      + #""psi":[{"loss":"normface","theta":[1]},{"loss":"nobody"}]}"#, 0, "'nobody'"
  ),
  (#"{"cases":[]}"#, 0, ""),
])
func lossesThatAreNotKnownAreNamed(_ text: String, _ status: Int, _ names: String) throws {
  let url = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).json")
  try Data(text.utf8).write(to: url)
  defer { try? FileManager.default.removeItem(at: url) }
  let outcome = try wedge("evaluate", url.path)
  #expect(outcome.status == Int32(status))
  #expect(outcome.output.contains(#""cases""#))
  #expect(names.isEmpty ? outcome.errors.isEmpty : outcome.errors.contains(names))
}

/// What is not read changed nothing, without a word.
@Test(arguments: [
  (#""params":{"margin":0.3}"#, "params.margin is left out: ArcFace calls it m here"),
  (#""params":{"q":0.3}"#, "params.q is left out: ArcFace has m, s"),
  (#""params":{"m":99}"#, "params.m is 99.0, and --margin takes 0 to 3.141"),
  (#""variant":"raw""#, "variant is left out: write it among the params"),
  (#""params":{"m":0.3,"s":8,"variant":"raw"}"#, ""),
])
func whatIsNotReadOrTakenElsewhereIsSaid(_ member: String, _ words: String) throws {
  let url = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).json")
  let inputs = words.isEmpty ? "" : #","b":[1,2]"#
  let text =
    #"{"cases":[{"id":"a","loss":"arcface",\#(member),"inputs":{"X":[[1,3]],"W":[[1,2],[2,1]]"#
    + inputs + #"},"labels":[1]}]}"#
  try Data(text.utf8).write(to: url)
  defer { try? FileManager.default.removeItem(at: url) }
  let outcome = try wedge("evaluate", url.path)
  #expect(outcome.status == 0)
  #expect(words.isEmpty ? outcome.errors.isEmpty : outcome.errors.contains(words), "\(outcome)")
  #expect(words.isEmpty || outcome.errors.contains("inputs.b is left out: ArcFace has no bias"))
}

@Test(arguments: ["[]", "3", "{", "", "{}", #"{"casez":[]}"#])
func aFileWithoutSectionsIsWrong(_ text: String) throws {
  let url = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).json")
  try Data(text.utf8).write(to: url)
  defer { try? FileManager.default.removeItem(at: url) }
  let outcome = try wedge("evaluate", url.path)
  #expect(outcome.status == 2)
  #expect(outcome.output.isEmpty)
  #expect(outcome.errors.contains("wedge help evaluate"))
  #expect(!outcome.errors.contains(".."))
}
