import Foundation
import Testing

@testable import wedge

/// One of everything that is written down.
private struct Everything: Codable, Equatable {
  enum Choice: String, Codable { case first, second }
  enum Deed: Codable, Equatable { case moved(Int, by: Double), rested }

  var name = "a \"b\" \\ \n\u{1} é 😀 / \u{2028}"
  var choice = Choice.second
  var deeds: [Deed] = [.moved(3, by: -0.1), .rested]
  var floats: [Float] = [0.1, -0, 3.4e38, .leastNonzeroMagnitude, 16_777_216]
  var doubles: [Double] = [0.1, -0.0, 1e300, .leastNonzeroMagnitude, 1e16, 12]
  var seed = UInt64.max
  var least = Int64.min
  var small = UInt8(7)
  var byName: [String: Int] = ["b": 1, "a": 2]
  var isOn = true
  var nothing: Int?
  var nested: [[String: [Int?]]] = [["x": [1, nil]], [:]]
}

@Test func whatIsWrittenIsReadBackAndAsFoundationReadsIt() throws {
  let text = try JSONTree(Everything()).text
  #expect(try JSONReader.tree(text).decoded(Everything.self) == Everything())
  #expect(try JSONDecoder().decode(Everything.self, from: Data(text)) == Everything())
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  #expect(
    String(decoding: text, as: UTF8.self)
      == String(decoding: try encoder.encode(Everything()), as: UTF8.self))
}

@Test func numbersThatAreNotFiniteHaveNames() throws {
  let values: [Double] = [.infinity, -.infinity, .nan]
  let text = try JSONTree(values).text
  #expect(String(decoding: text, as: UTF8.self) == #"["inf","-inf","nan"]"#)
  let read = try JSONReader.tree(text).decoded([Float].self)
  #expect(read[0] == .infinity && read[1] == -.infinity && read[2].isNaN)
}

@Test(arguments: [
  "", " ", "[", "[1", "[1,", "[1,]", "{", #"{"a"}"#, #"{"a":}"#, #"{"a":1,}"#, "{a:1}", "01", "-",
  "1.",
  ".5", "1e", "+1", "NaN", "tru", "nul", #"""#, #""\x""#, #""\u12""#, #""\ud800""#,
  #""\udc00\ud800""#,
  "\"\u{1}\"", "[1] 2", "'a'", "[1 2]", "/**/1", String(repeating: "[", count: 600),
])
func whatIsNoJSONIsRefusedWithItsPlace(_ text: String) throws {
  let fault = try #require(throws: JSONFault.self) { try JSONReader.tree(Array(text.utf8)) }
  #expect(fault.place != nil)
}

@Test func bytesThatAreNoTextAreRefused() {
  for bytes in [[0x22, 0xFF, 0x22], [0x22, 0xC3, 0x22], [0x00], [0xFE, 0xFF, 0x00, 0x31]]
    as [[UInt8]]
  {
    #expect(throws: JSONFault.self) { try JSONReader.tree(bytes) }
  }
}

@Test func aFaultSaysLineAndColumn() throws {
  let fault = try #require(throws: JSONFault.self) {
    try JSONReader.tree(Array("{\n  \"a\": 1,\n  \"b\" 2\n}".utf8))
  }
  #expect(fault.description == "no ':' in line 3, column 7")
}

@Test(arguments: [
  (#"{"seed":"x"}"#, "seed"), (#"{"seed":-1}"#, "seed"), (#"{"seed":1.5}"#, "seed"),
  (#"{"doubles":[1,null]}"#, "doubles.1"), (#"{"doubles":[1e999]}"#, "doubles.0"),
  (#"{"isOn":1}"#, "isOn"),
])
func whatDoesNotFitIsNamedByItsPlace(_ change: String, _ place: String) throws {
  guard case .object(var members) = try JSONTree(Everything()),
    case .object(let changed) = try JSONReader.tree(Array(change.utf8))
  else {
    Issue.record("no objects")
    return
  }
  members.merge(changed) { $1 }
  let tree = JSONTree.object(members)
  let error = try #require(throws: DecodingError.self) { try tree.decoded(Everything.self) }
  let path: [any CodingKey] =
    switch error {
    case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
      context.codingPath
    case .keyNotFound(_, let context): context.codingPath
    @unknown default: []
    }
  #expect(path.map(\.stringValue).joined(separator: ".") == place)
}
