import Testing

@testable import wedge

/// Three classes of the plane, two of them with a comma in the name.
private let named =
  "a,b,label\n"
  + (0..<60).map { row in
    let name = ["\"A, B\"", "C", "\"D, E\""][row % 3]
    return "\(1 + row % 3 * 3),\(1 + row % 7),\(name)\n"
  }.joined()

private func refusal(_ words: String...) throws -> String {
  let outcome = try wedge(["train", "--steps", "5"] + words)
  #expect(outcome.status == 64)
  return outcome.errors
}

@Suite struct ClassOptionsTests {
  /// It was said of an option that nobody had given: "The value '1' is invalid for '--classes'".
  @Test func whoNamesAllClassesButOneIsToldThatTwoAreSeen() throws {
    let words = "Two classes at least must be seen: name at most 1 of 3."
    let digits = try refusal("--classes", "3", "--unseen", "0,1")
    #expect(digits.contains("The value '0,1' is invalid for '--unseen'. \(words)"), "\(digits)")
    try withFile("rows.csv", named) { path in
      let rows = try refusal("--data", path, "--unseen", "\"A, B\",C")
      #expect(rows.contains("is invalid for '--unseen'. \(words)"), "\(rows)")
    }
  }

  @Test func aClassWithACommaIsNamedInQuotes() throws {
    try withFile("rows.csv", named) { path in
      let outcome = try wedge(
        "train", "--data", path, "--mode", "encoder", "--steps", "5", "--unseen", "\"A, B\"",
        "--json")
      #expect(outcome.status == 0, "\(outcome.errors)")
      let report = try JSONValue(text: Array(outcome.output.utf8))
      #expect(report["classes"]?.number == 2)
      let unknown = try refusal("--data", path, "--unseen", "A,C")
      #expect(unknown.contains("Choose of \"A, B\", C, \"D, E\"."), "\(unknown)")
    }
  }
}
