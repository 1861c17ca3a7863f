import Import
import Testing

private func request(
  id: String? = nil, split: String? = nil, group: String? = nil
) -> ImportRequest {
  var request = ImportRequest()
  request.rowColumns.id = id.map(ImportRequest.column)
  request.rowColumns.split = split.map(ImportRequest.column)
  request.rowColumns.group = group.map(ImportRequest.column)
  return request
}

/// Six rows of two classes, each with a word of its own in the column `part`.
private func text(_ parts: [String], column: String = "part") -> String {
  sixRows(head: "a,b,label,\(column)", after: { ",\(kind($0)),\(parts[$0])" })
}

private func settled(_ text: String, _ request: ImportRequest) throws -> ImportedTable {
  var table = try table(Array(text.utf8), "d.csv", request)
  try table.settleParts()
  return table
}

private func fault(_ text: String, _ request: ImportRequest) -> String {
  do {
    _ = try settled(text, request)
    return "none"
  } catch let error as ImportFault {
    return error.fault
  } catch {
    return "\(error)"
  }
}

@Suite struct SplitTests {
  @Test(arguments: [
    (["train", "train", "test", "test", "train", "train"], "part"),
    (["Training", "Training", "val", "VAL", "Training", "Training"], "part"),
    (["0", "0", "1", "1", "0", "0"], "is_test"),
    (["True", "True", "False", "False", "True", "True"], "train"),
    (["no", "no", "yes", "yes", "no", "no"], "held_out"),
  ]) func theWordsOfASplitAreKnown(_ parts: [String], _ column: String) throws {
    let table = try settled(text(parts, column: column), request(split: column))
    #expect(table.rows.isTest == [false, false, true, true, false, false])
    #expect(table.rows.sources.split == "column '\(column)'")
  }

  @Test func rowsForValidationBesideATestAreLeftOut() throws {
    let table = try settled(
      text(["train", "train", "val", "val", "test", "test"]), request(split: "part"))
    #expect(table.rows.isTest == [false, false, true, true] && table.count == 4)
    #expect(table.rows.places == [1, 2, 5, 6])
    #expect(table.parts.left == ["2 rows for 'val' in column 'part' (3, 4)"])
  }

  /// What `train --embeddings-out` writes was to be left out, or to name the rows.
  @Test func aColumnThatDividesRowsIsRefusedWithTheOptionThatDividesByIt() {
    let parts = ["train", "train", "test", "test", "train", "train"]
    let remedy = "or with --split part to divide the rows by it."
    #expect(fault(text(parts), request()).hasSuffix(remedy))
    #expect(!fault(text(parts), request()).contains("--id"))
    let lines = (0..<6).map { #"{"a":\#($0),"label":"\#(kind($0))","part":"\#(parts[$0])"}"# }
    #expect(outcome(Array(lines.joined(separator: "\n").utf8), "d.jsonl").hasSuffix(remedy))
    #expect(fault(text(["a", "b", "c", "d", "e", "f"]), request()).contains("--id part"))
  }

  @Test func anArrayThatDividesRowsIsNamedWhereItIsLeft() throws {
    let parts = "train train test  test  train train ".utf8.map { $0 == 32 ? 0 : $0 }
    let bytes = npz([
      ("x", npy((0..<6).map { [Float($0 * $0 % 5), 1] })), ("y", npy([0, 1, 0, 1, 0, 1])),
      ("part", npy("|S6", [6], parts)),
    ])
    func unused(_ request: ImportRequest) throws -> String? {
      try table(bytes, "d.npz", request).parts.unusedSplit
    }
    #expect(try unused(request()) == "part")
    #expect(try unused(request(split: "part")) == nil)
    #expect(try unused(ImportRequest(ignored: IgnoredParts("part"))) == nil)
  }

  @Test func aWordThatSaysNeitherIsRefusedAtItsLine() {
    let rows = Array(text(["train", "test", "train", "dunno", "test", "dunno"]).utf8)
    let words = outcome(rows, "d.csv", request(split: "part"))
    #expect(words.hasPrefix("d.csv:5:15 holds 'dunno' in column 'part'"), "\(words)")
  }

  @Test(arguments: [("id", "id"), ("split", "part"), ("group", "who")])
  func whatALabelsFileLacksOfARowIsAtItsOwnField(_ option: String, _ column: String) {
    let text = "label,\(column)\n" + "red,train\nblue,test\n" + "red,\n"
    var asked = request()
    switch option {
    case "id": asked.rowColumns.id = .named(column)
    case "split": asked.rowColumns.split = .named(column)
    default: asked.rowColumns.group = .named(column)
    }
    let place = { () -> ImportFault.Place? in
      do {
        _ = try Array(text.utf8).withUnsafeBytes { try importedLabels($0, .csv, asked, rows: 3) }
        return nil
      } catch {
        return (error as? ImportFault)?.place
      }
    }()
    #expect(place == .line(4, column: 5))
  }

  @Test func wordsThatSayNeitherAreRefused() {
    let some = Array(repeating: "fold", count: 6)
    #expect(fault(text(some), request(split: "part")).contains("'fold' in column 'part'"))
    let numbers = ["0", "1", "0", "1", "0", "1"]
    #expect(fault(text(numbers), request(split: "part")).contains("neither train nor test"))
    let all = Array(repeating: "train", count: 6)
    #expect(fault(text(all), request(split: "part")).contains("one side only"))
  }

  /// Left out of the options alone, a column of words is refused as well.
  @Test func rowsForOneSideOnlyAreReadByTheRemedyThatIsNamed() throws {
    let all = text(Array(repeating: "train", count: 6))
    #expect(fault(all, request(split: "part")).contains("say --ignore part in place of --split"))
    var ignoring = ImportRequest()
    ignoring.ignored = IgnoredParts("part")
    #expect(try table(Array(all.utf8), "d.csv", ignoring).count == 6)
  }

  @Test func aClassOfWhichNothingCanBeLearntIsRefused() {
    let parts = ["train", "test", "train", "test", "train", "test"]
    #expect(
      fault(text(parts), request(split: "part")).contains("class 'blue' in rows for test alone"))
  }

  @Test func aGroupOnBothSidesIsRefused() {
    let parts = ["train", "train", "test", "test", "train", "train"]
    let rows = sixRows(
      head: "a,b,label,part,who", after: { ",\(kind($0)),\(parts[$0]),p\($0 % 3)" })
    let words = fault(rows, request(split: "part", group: "who"))
    #expect(words.contains("group 'p0' both for training and for test"))
  }

  @Test func oneColumnIsNotNamedForTwoThings() {
    let rows = text(["a", "b", "c", "d", "e", "f"])
    #expect(fault(rows, request(id: "part", group: "part")).contains("--id names too"))
    var labelled = request(id: "label")
    labelled.label = .named("label")
    #expect(fault(rows, labelled).contains("--id names too"))
    #expect(fault(rows, request(id: "nowhere")).contains("Choose one of a, b, label, part"))
  }

  @Test func rowsForTestFromElsewhereHaveTheSameColumnsAndClasses() throws {
    var table = try table(text: sixRows(head: "a,b,label", after: { ",\(kind($0))" }))
    var part = ImportRequest()
    part.isPart = true
    let read = { (text: String) in try ImportTests.table(Array(text.utf8), "t.csv", part) }
    #expect(throws: ImportFault.self) {
      try table.append(test: read("b,a,label\n1,2,red\n"), from: "t.csv")
    }
    #expect(throws: ImportFault.self) {
      try table.append(test: read("a,b,label\n1,2,green\n"), from: "t.csv")
    }
    #expect {
      try table.append(test: read("a,b,c,label\n1,2,3,red\n"), from: "t.csv")
    } throws: {
      ($0 as? ImportFault)?.fault.hasSuffix(
        "have 2. Give both the same columns, in the same order.")
        ?? false
    }
    var named = request(id: "name")
    named.isPart = true
    let names = try ImportTests.table(Array("a,b,name,label\n1,2,x,red\n".utf8), "t.csv", named)
    #expect {
      try table.append(test: names, from: "t.csv")
    } throws: {
      ($0 as? ImportFault)?.fault.hasSuffix("the same columns of them, or neither.") ?? false
    }
    try table.append(test: read("a,b,label\n1,2,red\n"), from: "t.csv")
    #expect(table.count == 7 && table.rows.isTest == Array(repeating: false, count: 6) + [true])
    #expect(table.rows.places.last == 1 && table.labels.last == 1 && table.rows.hasTestApart)
  }
}

@Suite struct MissingRowTests {
  private func read(_ bytes: [UInt8], _ name: String) throws -> ImportedTable {
    var table = try table(bytes, name, ImportRequest(ignored: IgnoredParts("missing-rows")))
    try table.leaveOthers()
    return table
  }

  /// The third of six rows lacks a number in each.
  @Test func rowsWithoutANumberAreLeftOutOfEveryFormat() throws {
    let (lines, y) = (
      (0..<6).map { "\($0 == 2 ? "" : "\($0).5"),1,\(kind($0))" }, npy([0, 1, 0, 1, 0, 1])
    )
    let x = npy((0..<6).map { [$0 == 2 ? .nan : Float($0) + 0.5, 1] })
    let records = (0..<6).map {
      #"{"a":\#($0 == 2 ? "null" : "\($0).5"),"b":1,"label":"\#(kind($0))"}"#
    }
    let files: [(String, [UInt8])] = [
      ("d.csv", Array(lines.joined(separator: "\n").utf8)), ("d.npz", npz([("x", x), ("y", y)])),
      ("d.jsonl", Array(records.joined(separator: "\n").utf8)),
    ]
    for (name, bytes) in files {
      let table = try read(bytes, name)
      #expect(table.values == [0.5, 1, 1.5, 1, 3.5, 1, 4.5, 1, 5.5, 1], "\(name)")
      #expect(table.rows.places == [1, 2, 4, 5, 6] && table.labels.count == 5)
      #expect(table.parts.left == ["1 row without a number (3)"])
      #expect(outcome(bytes, name).contains("--ignore missing-rows"))
    }
  }

  /// As pandas and json.dumps write them in a list.
  @Test(arguments: ["NaN", "null"])
  func aListThatLacksANumberIsARowWithoutOne(_ missing: String) throws {
    let lists = (0..<6).map { "[\($0 == 2 ? missing : "\($0).5"), 1]" }
    let records = lists.enumerated().map { #"{"x":\#($1),"label":"\#(kind($0))"}"# }
    let lines = ["x,label"] + lists.enumerated().map { "\"\($1)\",\(kind($0))" }
    let texts = missing == "NaN" ? ["d.jsonl": records, "d.csv": lines] : ["d.jsonl": records]
    for (name, text) in texts {
      let bytes = Array(text.joined(separator: "\n").utf8)
      #expect(outcome(bytes, name).contains("--ignore missing-rows"), "\(outcome(bytes, name))")
      let table = try read(bytes, name)
      #expect(table.values == [0.5, 1, 1.5, 1, 3.5, 1, 4.5, 1, 5.5, 1], "\(name)")
      #expect(table.parts.left == ["1 row without a number (3)"])
    }
  }

  @Test(arguments: ["is_test", "split", "is_train", "test", "val"])
  func aColumnThatDividesTheRowsIsNoMeasurement(_ name: String) throws {
    let bytes = Array(
      (["a,\(name),label"] + (0..<6).map { "\($0).5,\($0 % 3 / 2),\(kind($0))" })
        .joined(separator: "\n").utf8)
    let words = outcome(bytes, "d.csv")
    #expect(words.contains("--ignore \(name)"), "\(words)")
    #expect(words.contains("--split \(name)") == (name != "split"), "\(words)")
    let kept = ImportRequest(ignored: IgnoredParts("none"))
    #expect(try ImportTests.table(bytes, "d.csv", kept).width == 2)
  }

  @Test func rowsForTestThatAreDividedSayByWhat() throws {
    var request = ImportRequest()
    request.isPart = true
    let rows = npy([[1, 2], [2, 1], [1, 3]])
    let y = npy([0, 1, 0])
    let divided = npz([("x_train", rows), ("y_train", y), ("x_test", rows), ("y_test", y)])
    var table = try table(npz([("x", rows), ("y", y)]), "d.npz")
    let test = try ImportTests.table(divided, "t.npz", request)
    #expect {
      try table.append(test: test, from: "t.npz")
    } throws: {
      let fault = ($0 as? ImportFault)?.fault ?? ""
      return fault.contains("x_test") && !fault.contains("--split")
    }
  }

  @Test func aNumberThatIsTooLargeIsNotMissing() {
    let request = ImportRequest(ignored: IgnoredParts("missing-rows"))
    #expect(outcome(Array("1,2,a\n1e39,4,b\n".utf8), "d.csv", request).contains("1e39"))
    let x = npy([[1, 2], [.infinity, 3]])
    #expect(
      outcome(npz([("x", x), ("y", npy([0, 1]))]), "d.npz", request).contains("inf in row 2"))
  }

  @Test func aClassThatIsNeverTrainedOnMayHaveRowsForTestAlone() throws {
    var table = try table(text: sixRows(head: "a,b,label", after: { ",\(kind($0))" }))
    var part = ImportRequest()
    part.isPart = true
    let test = try ImportTests.table(Array("a,b,label\n1,2,green\n".utf8), "t.csv", part)
    try table.append(test: test, from: "t.csv", hasUnseen: true)
    #expect(table.classNames.last == "green" && table.labels.last == 2)
    try table.settleParts(hasUnseen: true)
    #expect(throws: ImportFault.self) { try table.settleParts() }
  }
}
