import Foundation
import Testing

@testable import wedge

/// A plain generator: a failure must come again.
private struct Numbers: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ state >> 29
  }
}

/// A file of one case, with some of its parts replaced.
private func oracle(_ parts: [String: String]) throws -> JSONValue {
  let usual = [
    "LOSS": "subcenter_arcface", "PARAMS": #"{"K":2}"#, "LABELS": "[0,1]", "X": "[[1,2],[2,1]]",
    "W": "[[1,0],[0,1],[1,1],[2,1]]", "B": "null",
  ]
  let part = { (name: String) in parts[name] ?? usual[name] ?? "" }
  let inputs = #"{"X":\#(part("X")),"W":\#(part("W")),"b":\#(part("B"))}"#
  let head = #""id":"a","loss":"\#(part("LOSS"))","params":\#(part("PARAMS"))"#
  let text = #"{"cases":[{\#(head),"inputs":\#(inputs),"labels":\#(part("LABELS"))}]}"#
  return try JSONValue(text: Array(text.utf8))
}

@Test(arguments: [
  (["W": "[[1,0],[0,1],null,[2,1]]"], "inputs.W[2]", "null"),
  (["W": "[[1,0],[0,1],[1],[2,1]]"], "inputs.W[2]", "1 number"),
  (["W": "[[1,0],[0,1],[1,2]]"], "inputs.W", "2 for each class"),
  (["X": "[[1,2],[2,\"1\"]]"], "inputs.X[1][1]", "a text"),
  (["X": "[[1],[2,1,3]]"], "inputs.X[1]", "the first row has 1"),
  (["LABELS": "[0,2]"], "labels[1]", "from 0 to 1"), (["LABELS": "[0]"], "labels", "2 rows"),
  (["LABELS": "[0,1e300]"], "labels[1]", "from 0 to 1"),
  (["PARAMS": #"{"K":1e300}"#], "params.K", "from 1.0 to 16.0"),
  (["PARAMS": #"{"K":2.5}"#], "params.K", "whole"),
  (["PARAMS": #"{"K":2,"m":1e308}"#], "params.m", "1000"),
  (["PARAMS": #"{"K":2,"m":"0.5"}"#], "params.m", "a text"),
  (["PARAMS": #"{"K":2,"variant":"x"}"#], "params.variant", "Choose one of"),
  (["PARAMS": "[]"], "params", "object"), (["B": "[1]"], "inputs.b", "4 rows"),
  (["LOSS": "triplet", "PARAMS": "{}", "LABELS": "[0,0.5]"], "labels[1]", "whole"),
])
func aPartOfACaseThatCannotBeIsNamedByItsPlace(
  _ parts: [String: String], _ place: String, _ words: String
) throws {
  let oracle = try oracle(parts)
  let error = #expect(throws: InputError.self) {
    try EvaluateCommand.evaluate(oracle, file: "c.json", precision: .double)
  }
  #expect(error?.place == "c.json: cases[0].\(place)")
  #expect(error?.fault.contains(words) == true, "\(error?.fault ?? "")")
}

@Test func aNumberBeyondItsPrecisionIsRefused() throws {
  let oracle = try oracle(["X": "[[1e60,2],[2,1]]"])
  #expect(throws: InputError.self) {
    try EvaluateCommand.evaluate(oracle, file: "c.json", precision: .float)
  }
  _ = try EvaluateCommand.evaluate(oracle, file: "c.json", precision: .double)
}

/// What stands in place of a value that was meant.
private let hostile: [JSONValue] = [
  .null, .boolean(true), .string("x"), .array([]), .array([.null]), .object([:]), .number(0),
  .number(-1), .number(0.5), .number(1e308), .number(-1e308), .number(0x1p63),
  .number(2_147_483_648), .number(.leastNonzeroMagnitude), .whole(.max),
]

/// The same value with a part of it, chosen by a generator, replaced.
private func mutated(_ value: JSONValue, _ numbers: inout Numbers) -> JSONValue {
  let isHere = Int.random(in: 0..<6, using: &numbers) == 0
  switch value {
  case .array(var values) where !values.isEmpty && !isHere:
    let index = Int.random(in: 0..<values.count, using: &numbers)
    values[index] = mutated(values[index], &numbers)
    return .array(values)
  case .object(var members) where !members.isEmpty && !isHere:
    let name = members.keys.sorted().randomElement(using: &numbers) ?? ""
    members[name] = mutated(members[name] ?? .null, &numbers)
    return .object(members)
  default: return hostile.randomElement(using: &numbers) ?? .null
  }
}

/// Whatever a file says, it is evaluated or refused with its place; nothing ends the program.
@Test(arguments: OracleFile.all)
func mutatedOraclesAreEvaluatedOrRefused(_ file: OracleFile) throws {
  let path = try #require(Bundle.fixtures(file.name))
  let whole = try JSONValue(text: InputFile.read(path))
  var numbers = Numbers(state: file.name.utf8.reduce(0) { $0 &* 31 &+ UInt64($1) })
  for name in ["cases", "psi", "regions", "facts"] {
    let entries = whole[name]?.array ?? []
    for _ in 0..<(entries.isEmpty ? 0 : 150) {
      let entry = entries.randomElement(using: &numbers) ?? .null
      let changed = JSONValue.object([name: .array([mutated(entry, &numbers)])])
      do {
        _ = try EvaluateCommand.evaluate(changed, file: "c.json", precision: .float)
      } catch let error as InputError {
        #expect(error.place.hasPrefix("c.json: \(name)"))
      }
    }
  }
}

@Test(arguments: [
  ("classes", "1e308"), ("classes", "null"), ("dimension", "0"), ("seed", "-1"), ("seed", "0.5"),
  ("steps", "[]"), ("margin", "1e308"), ("margin", "\"x\""), ("scale", "-5"),
  ("accuracy_train", "1e300"),
])
func aRowThatNoRunHasWrittenIsNamed(_ name: String, _ value: String) throws {
  let row = #"{"id":"a","loss":"arcface","margin":0.5,"scale":8,"classes":3,"seed":1}"#
  var members = try #require(try JSONValue(text: Array(row.utf8)).object)
  #expect(SweepRowCheck.fault(in: .object(members)) == nil)
  members[name] = try JSONValue(text: Array("[\(value)]".utf8)).array?.first
  let fault = SweepRowCheck.fault(in: .object(members))
  #expect(fault?.contains("has \(name) ") == true, "\(fault ?? "nothing")")
}

@Test func aSeedIsCountedExactly() throws {
  let value = try JSONValue(text: Array(#"{"seed":18446744073709551615}"#.utf8))
  #expect(value["seed"]?.count == UInt64.max)
  #expect(value["seed"]?.plainText == "18446744073709551615")
}
