import Import
import Testing

@Suite struct IndexTests {
  @Test(arguments: [",a,b,label", "Unnamed: 0,a,b,label", "n,a,b,label"])
  func theIndexThatPandasWritesIsNoDimension(_ head: String) {
    let text = sixRows(head: head, before: { "\($0)," }, after: { ",\(kind($0))" })
    let words = outcome(text)
    #expect(words.contains("counts the rows") && words.contains("(0, 1, 2, …)"))
    #expect(words.contains("--ignore") && words.contains("--ignore none"))
    #expect(outcome(text, ignoring: "1").hasPrefix("2 columns (a, b); column 'label'; column"))
    #expect(outcome(text, ignoring: "none").hasPrefix("3 columns"))
  }

  @Test(arguments: ["id", "index", "row_id", "Unnamed: 0"])
  func aColumnThatNamesRowsIsNoneInWhateverOrder(_ name: String) {
    let text = sixRows(
      head: "a;b;\(name);label", after: { ";\(($0 * 5 + 3) % 7);\(kind($0))" }, separator: ";")
    #expect(outcome(text).contains("in column '\(name)', a name for rows"))
    #expect(outcome(text, ignoring: "3").hasPrefix("2 columns (a, b); column 'label';"))
  }

  @Test func whatIsCalledSoAndMeasuresStays() {
    let text = sixRows(head: "a,b,id,label", after: { ",\($0).5,\(kind($0))" })
    #expect(outcome(text).hasPrefix("3 columns (a, b, id)"))
  }

  @Test func anIndexIsFoundInEveryFormat() {
    let rows = (0..<6).map { [Float($0), 0.5, Float($0 % 3)] }
    let records = (0..<6).map { #"{"id":\#($0),"a":0.5,"label":"\#(kind($0))"}"# }
    let y = npy([0, 1, 0, 1, 0, 1])
    #expect(outcome(npz([("x", npy(rows)), ("y", y)]), "d.npz").contains("counts the rows"))
    #expect(outcome(npy(rows), "d.npy", ImportRequest(label: .none)).contains("counts the rows"))
    #expect(outcome(records.joined(separator: "\n"), "d.jsonl").contains("--ignore id"))
    #expect(outcome("[" + records.joined(separator: ",\n") + "]", "d.json").contains("--ignore id"))
    let request = ImportRequest(label: .none, ignored: IgnoredParts("1"))
    #expect(outcome(npy(rows), "d.npy", request) == "3 columns; ; column 1")
  }

  @Test func numbersBesideAnArrayAreNoMoreDimensions() {
    let text =
      #"{"v":[1.5,2],"score":0.5,"label":"a"}"# + "\n" + #"{"v":[1,3],"score":1,"label":"b"}"#
    #expect(outcome(text, "d.jsonl").contains("--ignore score"))
    #expect(
      outcome(text, "d.jsonl", ignoring: "score") == "2 numbers (v, an array); 'label'; 'score'")
    #expect(outcome(text, "d.jsonl", ignoring: "none").hasPrefix("3 numbers"))
  }

  @Test func aNumberThatIsTheNameOfAMemberMeansIt() {
    let rows = (0..<6).map { #"{"2":\#($0),"0":0.5,"1":1.5,"label":"\#(kind($0))"}"# }
    let text = rows.joined(separator: "\n")
    #expect(outcome(text, "d.jsonl").contains("--ignore 2,"))
    #expect(outcome(text, "d.jsonl", ignoring: "2") == "2 numbers (0, 1); 'label'; '2'")
  }

  @Test func whatIsToBeIgnoredHasToBeThere() {
    let text = sixRows(head: "a,b,label", after: { ",\(kind($0))" })
    #expect(outcome(text, ignoring: "c").contains("nothing called 'c'"))
    #expect(
      outcome(text, ignoring: "label", label: .named("label")).contains("--ignore leaves out"))
  }
}

@Suite struct OwnClassesTests {
  @Test(arguments: ["label", "class", "target"])
  func classesBesideThoseFromElsewhereAreNoDimension(_ name: String) {
    let text = sixRows(head: "a,b,\(name)", after: { ",\($0 % 2)" })
    #expect(outcome(text, label: ImportRequest.LabelColumn.none).contains("--ignore \(name)"))
    let taken = outcome(text, ignoring: name, label: ImportRequest.LabelColumn.none)
    #expect(taken == "2 columns (a, b); ; column '\(name)'")
    let json = #"{"a":1,"\#(name)":0}"#
    let words = outcome(json, "d.jsonl", label: ImportRequest.LabelColumn.none)
    #expect(words.contains("--ignore \(name)"))
  }

  @Test func anIdBesideATextNamesRows() {
    let text = sixRows(head: "id,a,b,kind", before: { "\(9 - $0)," }, after: { ",\(kind($0))" })
    #expect(outcome(text).contains("--ignore id"))
    #expect(outcome(text, ignoring: "id").contains("column 'kind'"))
    let people = sixRows(head: "a,b,id", after: { ",\($0 % 2)" })
    #expect(outcome(people).contains("column 'id'"))
  }
}

@Suite struct HeaderTests {
  @Test func numbersAboveATextLabelAreAHeader() {
    for name in ["label", "class", "Species"] {
      let text = sixRows(head: "400,500,\(name)", after: { ",\(kind($0))" })
      #expect(outcome(text) == "2 columns (400, 500); column '\(name)'; ")
    }
    let unclear = sixRows(head: "400,500,colour", after: { ",\(kind($0))" })
    #expect(outcome(unclear).contains("--header on, or --header off"))
    #expect(outcome(unclear, header: true).hasPrefix("2 columns (400, 500)"))
    #expect(outcome(unclear, header: false).hasPrefix("2 columns (1, 2; no header)"))
  }

  /// Its names were taken for a row, to be left out one by one until nothing was left.
  @Test func namesWithoutARowAreSaidToBeAlone() {
    let words = "data.csv has a row of names and no rows under it. Give a row a sample."
    #expect(outcome("a,b,c,label\n") == words && outcome("a,b,c,label\n\n") == words)
    #expect(outcome("a,b,c,label\n", header: true) == words)
    #expect(outcome("1,2,rose\n").contains("one class only, 'rose'"))
  }

  @Test func numbersThatCountColumnsAreAHeader() {
    let four = sixRows(head: "0,1,2,3", after: { ",0.5,\($0 % 2)" })
    #expect(outcome(four) == "3 columns (0, 1, 2); the last column '3'; ")
    #expect(outcome(sixRows(head: "0,1,2", after: { ",\($0 % 2)" })).contains("--header on"))
  }

  @Test func aCommentIsNoRowAndMayNameTheColumns() {
    let rows = sixRows(head: "a,b,label", after: { ",\(kind($0))" })
    let words = outcome("# made by hand, twice\n" + rows + "# end\n")
    #expect(words == "2 columns (a, b); column 'label'; 2 lines that '#' begins")
    #expect(outcome("# " + rows) == "2 columns (a, b); column 'label'; ")
    let marks = sixRows(before: { $0 % 2 == 0 ? "#," : "$," })
    #expect(outcome(marks).hasPrefix("2 columns (2, 3; no header); column 1;"))
  }

  @Test func aDelimiterAtTheEndOfEachRowIsNoColumn() {
    let rows = { (head: String) in sixRows(head: head, after: { ",\(kind($0))," }) }
    let taken = "2 columns (a, b); column 'label'; column 4, which is empty"
    #expect(outcome(rows("a,b,label")) == taken && outcome(rows("a,b,label,")) == taken)
    let text = "1,2,a,\n2,5,b,7\n"
    #expect(outcome(text).hasPrefix("data.csv:2:7 holds '7' in column 4, which was empty"))
  }
}

@Suite struct NoClassesTests {
  @Test func numbersWithFractionsAreNoClasses() {
    let rows = sixRows(after: { ",\(Double($0) * 1.37 + 0.11)" })
    for text in [rows, "a,b,c\n" + rows, "a,b,target\n" + rows] {
      #expect(outcome(text).contains("6 different numbers in 6 rows"))
      #expect(outcome(text).contains("numbers, no classes") && outcome(text).contains("--labels"))
    }
    let y = npy((0..<6).map { Float($0) * 1.37 + 0.11 })
    let x = npy((0..<6).map { [1, Float($0 * $0)] })
    #expect(outcome(npz([("x", x), ("y", y)]), "d.npz").contains("numbers, no classes"))
  }

  @Test(arguments: ["split", "part"]) func theSidesOfASplitAreNoClasses(_ name: String) {
    let text = sixRows(head: "a,b,\(name)", after: { $0 % 3 == 0 ? ",test" : ",train" })
    #expect(outcome(text).contains("divide the rows. Name it with --split"))
    #expect(!outcome(text.replacing(name, with: "label")).contains("divide"))
  }

  @Test func aClassARowIsNone() {
    let text = sixRows(head: "a,b,label", after: { ",n\($0)" })
    #expect(outcome(text).contains("6 classes for 6 rows"))
    #expect(outcome("a,b,c\n1,2,3\n1,5,9\n2,5,4\n").contains("3 classes for 3 rows"))
  }

  @Test func aTargetOfWholeNumbersHasToBeNamed() {
    let rows = (0..<60).map { "\($0 % 3).5,\($0 * 7 % 30 + 100)" }
    let text = "a,target\n" + rows.joined(separator: "\n")
    #expect(outcome(text).contains("30 different numbers in 60 rows"))
    #expect(outcome(text, label: .named("target")).hasPrefix("1 column (a); column 'target'"))
  }

  @Test func oneHotClassesAreTheirArgmaxOrRefused() throws {
    let x = npy((0..<6).map { [1, Float($0 * $0)] })
    let hot = npy((0..<6).map { row in (0..<3).map { $0 == row % 3 ? 1 : 0 } })
    #expect(outcome(npz([("x", x), ("y", hot)]), "d.npz").contains("'y', one-hot rows"))
    let table = try table(npz([("x", x), ("y", hot)]), "d.npz")
    #expect(table.labels == [0, 1, 2, 0, 1, 2] && table.classNames == ["0", "1", "2"])
    let many = npy((0..<6).map { [Float($0), 1, 0] })
    #expect(outcome(npz([("x", x), ("y", many)]), "d.npz").contains("argmax"))
  }

  @Test func theOnlyColumnOfTextsHoldsTheClasses() {
    let text = sixRows(head: "flower,a,b", before: { "\(kind($0))," })
    #expect(outcome(text) == "2 columns (a, b); column 'flower'; ")
  }
}

@Suite struct ArrayTests {
  private static let x = npy((0..<6).map { [1, Float($0 * $0)] })
  private static let y = npy([0, 1, 0, 1, 0, 1])

  private func outcome(_ arrays: [(String, [UInt8])], ignoring ignored: String = "") -> String {
    ImportTests.outcome(
      npz(arrays.map { ($0.0, $0.1) }), "d.npz", ImportRequest(ignored: IgnoredParts(ignored)))
  }

  @Test func aPartForTestingBesideOneForTrainingIsNotPassedOver() throws {
    let arrays = [
      ("x_train", Self.x), ("y_train", Self.y), ("x_test", Self.x), ("y_test", Self.y),
    ]
    #expect(outcome(arrays) == "array 'x_train' (6 × 2); array 'y_train'; ")
    let table = try table(npz(arrays.map { ($0.0, $0.1) }), "d.npz")
    #expect(table.count == 12 && table.rows.isTest.count { $0 } == 6)
    let taken = "array 'x_test' (6 × 2); array 'y_test'; array 'x_train', array 'y_train'"
    #expect(outcome(arrays, ignoring: "x_train") == taken)
  }

  @Test func anArrayThatIsNotUsedIsSaid() {
    let arrays = [("x", Self.x), ("y", Self.y), ("scores", Self.y)]
    #expect(outcome(arrays) == "array 'x' (6 × 2); array 'y'; array 'scores'")
    #expect(outcome(arrays, ignoring: "scores,2").hasSuffix("column 2, array 'scores'"))
  }

  @Test func weightsArePrototypesOrNamed() throws {
    let weights = [("x", Self.x), ("y", Self.y), ("weight", npy([[1, 0], [0, 1]]))]
    #expect(try table(npz(weights.map { ($0.0, $0.1) }), "d.npz").prototypes == [1, 0, 0, 1])
    let others = [("x", Self.x), ("y", Self.y), ("weight", Self.y)]
    #expect(outcome(others).contains("--ignore weight"))
    #expect(outcome(others, ignoring: "weight").hasSuffix("array 'weight'"))
  }

  @Test func prototypesOfEmbeddingsAreLeftWhereRowsAreFeatures() throws {
    let weights = [("x", Self.x), ("y", Self.y), ("W", npy([[1, 0], [0, 1]]))]
    var table = try table(npz(weights.map { ($0.0, $0.1) }), "d.npz")
    table.leavePrototypes()
    #expect(table.prototypes.isEmpty && table.parts.prototypes.isEmpty)
    #expect(table.parts.left == ["array 'W', whose rows are embeddings"])
  }

  /// Beside another column an id names rows, or is the class of several.
  @Test(arguments: [true, false])
  func idsInALabelsFileAreClassesOnlyWhereRowsShareThem(_ areShared: Bool) throws {
    let lines = ["id\tspeaker"] + (0..<6).map { "u\(areShared ? $0 / 3 : $0)\tk\($0 % 2)" }
    let labels = try Array(lines.joined(separator: "\n").utf8).withUnsafeBytes {
      try importedLabels($0, .tsv, ImportRequest(), rows: 6)
    }
    var table = ImportedTable(width: 1, values: [1, 2, 3, 4, 5, 6])
    if areShared {
      try table.take(labels)
      #expect(table.classNames == ["u0", "u1"])
    } else {
      #expect {
        try table.take(labels)
      } throws: {
        ($0 as? ImportFault)?.fault.contains("every row has one of its own") ?? false
      }
    }
  }

  @Test func rowsOfZerosAreFoundAndCanBeLeft() throws {
    let rows = npy([[1, 2], [0, 0], [2, 1], [3, 4], [1, 1]])
    var table = try table(npz([("x", rows), ("y", npy([0, 0, 1, 1, 0]))]), "d.npz")
    #expect(table.zeroRows == [1])
    try table.leave(rows: table.zeroRows)
    #expect(table.labels == [0, 1, 1, 0] && table.values == [1, 2, 2, 1, 3, 4, 1, 1])
    #expect(table.parts.left == ["1 row of zeros (2)"])
  }
}
