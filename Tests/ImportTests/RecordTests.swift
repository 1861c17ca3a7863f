import Import
import Testing

@Suite struct RecordTests {
  private let rows = [
    #"{"a": 1.5, "b": 2, "label": "x"}"#, #"{"b": 4, "label": "y", "a": 3}"#,
  ]

  @Test func recordsOfPandasAreAnArrayOrALineEach() throws {
    let texts = [
      rows.joined(separator: "\n"), "[" + rows.joined(separator: ",") + "]",
      "[\n " + rows.joined(separator: ",\n ") + "\n]\n",
    ]
    for text in texts {
      // Members go by their names, in whatever order they come.
      #expect(try table(text: text, "d.json").values == [1.5, 2, 3, 4])
    }
  }

  @Test func aFaultInAnArrayOfRecordsNamesItsLine() {
    #expect(outcome("[\n{\"a\":1,\"label\":\"x\"},\n{\"a\":q}]", "d.json").hasPrefix("d.json:3:6 "))
    #expect(outcome("[{\"a\":1,\"label\":\"x\"} {\"a\":1}]", "d.json").contains("lacks a ','"))
    #expect(outcome("[{\"a\":1,\"label\":\"x\"}, 5]", "d.json").contains(".jsonl"))
    #expect(outcome("[{\"a\":1,\"label\":\"x\"}", "d.json").contains("lacks a ','"))
    #expect(outcome("[{\"a\":1,\"label\":\"x\"}] 1", "d.json").contains("text after the array"))
  }

  @Test func rowsHaveTheSameMembers() {
    let first = rows[0] + "\n"
    #expect(outcome(first + #"{"a":1,"c":2,"label":"y"}"#, "d.jsonl").contains("has no 'b'"))
    #expect(outcome(first + #"{"a":1,"b":2,"c":2,"label":"y"}"#, "d.jsonl").contains("has 'c'"))
    #expect(outcome(#"{"a":1,"a":2,"label":"y"}"#, "d.jsonl").contains("'a' several times"))
  }

  @Test func whatATableHasNoRoomForIsNamedOrIgnored() {
    let text = rows.map { $0.dropLast() + #", "meta": {"x": [1, "}"]}, "n": null}"# }
      .joined(separator: "\n")
    #expect(outcome(text, "d.jsonl").contains("--ignore meta"))
    #expect(outcome(text, "d.jsonl", ignoring: "meta,n").hasPrefix("2 numbers (a, b);"))
    #expect(outcome(#"{"a":{"0":1},"b":{"0":2}}"#, "d.json").contains("orient='records'"))
  }

  @Test(arguments: [
    (#"{"x":[1,2,],"y":"a"}"#, "1:11 has a ',' before this ']'"),
    (#"{"x":[1,2],"y":"a",}"#, "1:20 has a ',' before this '}'"),
    (#"{"x":[1,+1],"y":"a"}"#, "1:9 holds '+1', which is no number of JSON. Write 1.0."),
    (#"{"x":[.5,2],"y":"a"}"#, "1:7 holds '.5', which is no number of JSON. Write 0.5."),
    (#"{"x":-.5,"y":"a"}"#, "1:6 holds '-.5'"), (#"{"x":5.,"y":"a"}"#, "1:6 holds '5.'"),
    (#"{"x":007,"y":"a"}"#, "1:6 holds '007'"), (#"{"x":1.e5,"y":"a"}"#, "1:6 holds '1.e5'"),
  ])
  func whatJSONDoesNotAllowIsRefusedAtItsPlace(_ row: String, _ words: String) {
    let fault = outcome(row + "\n" + row, "d.jsonl")
    #expect(fault.hasPrefix("d.jsonl:" + words), "\(fault)")
  }

  @Test func everyNumberOfJSONIsRead() throws {
    let rows = #"{"x":[0,-0,-0.5,1e5,1.25E-2,10],"y":"a"}"# + "\n" + #"{"x":[1,2,3,4,5,6],"y":"b"}"#
    let table = try table(text: rows, "d.jsonl")
    #expect(table.values.prefix(6) == [0, 0, -0.5, 100_000, 0.0125, 10])
    #expect(outcome(#"{"x":[NaN],"y":"a"}"#, "d.jsonl").contains("NaN or null in 'x'"))
  }
}

@Test func besideAnArrayXTheMemberYHoldsTheClasses() throws {
  let rows = (0..<6).map { "{\"x\":[\($0 * $0),1],\"y\":\($0 % 2)}" }.joined(separator: "\n")
  let table = try table(Array(rows.utf8), "d.jsonl")
  #expect(table.width == 2 && table.classNames == ["0", "1"])
  let places = rows.replacing("[", with: "").replacing(",1]", with: "")
  #expect(outcome(Array(places.utf8), "d.jsonl").contains("2 numbers (x, y)"))
}
