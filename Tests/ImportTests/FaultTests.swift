import Import
import Testing

@Suite struct FaultTests {
  @Test func aRaggedRowNamesItsLine() {
    let words = fault("1,2,a\n3,4,b\n5,c\n")
    #expect(words.hasPrefix("data.csv:3:1 has 2 fields where the first row has 3."))
  }

  @Test func aWordAmongNumbersNamesItsPlaceColumnAndRemedy() {
    let words = fault("x,y,label\n1,2,a\n3,four,b\n")
    #expect(words.hasPrefix("data.csv:3:3 holds 'four', which is no number in column 'y'."))
    #expect(words.contains("--label"))
  }

  @Test(arguments: ["nan", "NaN", "inf", "-inf", "1e39", "NA"])
  func whatIsNotFiniteIsRefused(_ text: String) {
    let words = fault("1,2,a\n\(text),4,b\n")
    #expect(words.hasPrefix("data.csv:2:1 holds \(text), which is no finite number"))
  }

  @Test func anArrayOfTextsOrOfTooLargeNumbersNamesWhatToDo() {
    func fault(_ bytes: [UInt8]) -> String {
      let classes = npy("<U1", [2], [97, 0, 0, 0, 98, 0, 0, 0])
      do {
        _ = try table(npz([("x", bytes), ("y", classes)]), "d.npz")
        return ""
      } catch {
        return (error as? ImportFault)?.fault ?? "\(error)"
      }
    }
    let texts = fault(npy("<U1", [2, 2], [49, 0, 0, 0, 50, 0, 0, 0, 51, 0, 0, 0, 52, 0, 0, 0]))
    #expect(texts.contains("astype('float32')"), "\(texts)")
    let large = [1, 2, 1e200, 4].flatMap { (value: Double) in
      (0..<8).map { UInt8(truncatingIfNeeded: value.bitPattern >> (8 * $0)) }
    }
    let words = fault(npy("<f8", [2, 2], large))
    #expect(words.contains("a number above 3.4e38 in row 2, column 1"), "\(words)")
  }

  @Test func anEmptyFieldIsToldApart() {
    #expect(fault("x,y,c\n1,2,a\n1,,b\n").hasPrefix("data.csv:3:3 is empty in column 'y'."))
    #expect(fault("x,y,c\n1,2,a\n1,2,\n").hasPrefix("data.csv:3:5 is empty in column 'c'."))
  }

  @Test func oneClassIsNotEnough() {
    #expect(fault("1,2,a\n3,4,a\n").contains("one class only, 'a'"))
  }

  @Test func aColumnOfMeasurementsIsNotTakenForClasses() {
    let rows = (0..<1100).map { "1,2,\(Double($0) + 0.5)" }.joined(separator: "\n")
    #expect(fault(rows).contains("1100 different numbers in 1100 rows"))
    var classes = (0...100_000).map { "1,2,n\($0)" }
    classes.insert("1,2,n0", at: 1)
    let words = fault(classes.joined(separator: "\n"))
    #expect(words.hasPrefix("data.csv:100002:5 is class number 100001, 'n100000'"))
  }

  @Test func anOpenQuoteNamesWhereItOpens() {
    #expect(fault("1,2,a\n3,\"4,b\n").hasPrefix("data.csv:2:3 opens a quote"))
  }

  @Test func foreignBytesAreRecognised() {
    #expect(fault("").contains("has no rows"))
    #expect(fault("1,2\u{0},a").contains("byte 3 holds a byte 0"))
  }

  @Test func aColumnThatIsNotThereIsNamedWithThoseThatAre() {
    let words = fault("x,y,kind\n1,2,a\n3,4,b\n", label: .named("sort"))
    #expect(words == "data.csv has no column 'sort'. Choose one of x, y, kind.")
    #expect(fault("1,2\n", label: .position(3)).contains("has 2 columns"))
  }

  @Test(arguments: [(ImportFormat.npz, "numpy.load(FILE)['y']"), (.jsonl, "a class each")])
  func classesOfTheirOwnAreNoArchiveAndNoJSON(_ format: ImportFormat, _ remedy: String) {
    let bytes = [UInt8]("{\"label\":1}\n".utf8)
    let error = #expect(throws: ImportFault.self) {
      try bytes.withUnsafeBytes { try importedLabels($0, format, ImportRequest()) }
    }
    #expect(error?.fault.contains(remedy) == true)
  }

  @Test func labelsAndRowsMustBeAsMany() throws {
    var table = try table(text: "1,2\n3,4\n", label: .none)
    let labels = ImportedLabels(indices: [0], names: ["a"])
    let fault = ImportFault(.file, "has 1 labels for 2 rows. Give one label a row, in order.")
    #expect(throws: fault) { try table.take(labels) }
  }

  @Test func jsonLinesNameTheColumnOfTheByte() {
    #expect(fault("{\"x\":1,\"label\":\"a\"}\n{\"x\":q}", "d.jsonl").hasPrefix("d.jsonl:2:6 holds"))
    #expect(fault("{\"x\":NaN,\"label\":\"a\"}", "d.jsonl").contains("NaN or null in 'x'"))
    #expect(
      fault("{\"x\":[1,2],\"label\":\"a\"}\n[1]", "d.jsonl").contains("d.jsonl:2:1 has no class"))
  }

  @Test(arguments: ["f4little.npy", "deflated.npz", "stored.npz"])
  func aTruncatedFileIsRefusedAtEveryLength(_ name: String) throws {
    let bytes = try fixture(name)
    for count in 0..<bytes.count {
      #expect(throws: ImportFault.self) { try table(Array(bytes[..<count]), name) }
    }
  }

  @Test func aZipBombIsRefusedBeforeItIsUnpacked() throws {
    var bytes = try fixture("deflated.npz")
    let sign: [UInt8] = [0x50, 0x4B, 1, 2]
    let start = try #require(bytes.indices.first { bytes[$0...].starts(with: sign) })
    for index in 24..<28 { bytes[start + index] = 0xFE }
    #expect(throws: ImportFault.self) { try table(bytes, "deflated.npz") }
  }

  /// What the directory says is not found out by unpacking.
  @Test(arguments: [("deflated.npz", "labels.npy"), ("stored.npz", "y.npy")])
  func anArchiveWithoutClassesIsRefusedByItsDirectory(
    _ name: String, _ labels: String
  ) throws {
    let bytes = replaced(labels, String(labels.reversed()), in: try fixture(name))
    var pieces = 0
    let counting = Unpacking(
      inflate: { _, _, _ in
        pieces += 1
        return false
      }, checksum: zlib.checksum)
    let fault = #expect(throws: ImportFault.self) {
      try bytes.withUnsafeBytes { raw in
        _ = try importedTable(raw, .npz, ImportRequest(), unpacking: counting)
      }
    }
    #expect(fault?.fault.contains("has no classes") == true)
    #expect(pieces == 0)
  }

  @Test(arguments: ["deflated.npz", "stored.npz", "f4little.npy"])
  func rowsThatAreTooLongAreRefusedByTheirHead(_ name: String) throws {
    let bytes = try fixture(name)
    let fault = #expect(throws: ImportFault.self) {
      try table(bytes, name, ImportRequest(mostWidth: 2))
    }
    #expect(fault?.fault.contains("Give rows of at most 2.") == true)
  }

  private func replaced(_ old: String, _ new: String, in bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    let (old, new) = (Array(old.utf8), Array(new.utf8))
    guard !old.isEmpty else { return bytes }
    for start in 0...bytes.count - old.count where bytes[start...].starts(with: old) {
      bytes.replaceSubrange(start..<start + old.count, with: new)
    }
    return bytes
  }
}

@Suite struct NameTests {
  @Test func numbersAreOrderedBySizeAndWordsByTheirLetters() throws {
    #expect(try table(text: "1,10\n1,9\n1,2.0\n1,2\n").classNames == ["2", "9", "10"])
    #expect(try table(text: "1,b\n1,B\n1,a\n").classNames == ["B", "a", "b"])
  }

  @Test func theUsualNameWinsOverTheLastColumn() throws {
    let table = try table(text: "label,x,y\na,1,2\nb,3,4\n")
    #expect(table.classNames == ["a", "b"] && table.values == [1, 2, 3, 4])
  }

  @Test func aBlankLineAndABareCarriageReturnAreNoRows() throws {
    let table = try table(text: "\u{FEFF}1,2,a\r\n\r\n3,4,b\r\n   \n")
    #expect(table.values == [1, 2, 3, 4])
  }
}

@Suite struct ArrayFaultTests {
  private let rows = npy([[1, 2], [3, 4], [5, 6], [7, 8]])
  private let labels = npy([0, 1, 0, 1])

  @Test func anArrayThatIsThereTwiceIsNamed() {
    let archive = npz([("x", rows), ("y", labels), ("y", labels)])
    #expect(outcome(archive, "d.npz").contains("has array 'y' more than once"))
  }

  @Test(arguments: ["", "missing-rows"])
  func aPrototypeThatIsNoNumberIsNotLeftOut(_ ignored: String) {
    let archive = npz([("x", rows), ("y", labels), ("W", npy([[1, 0], [.nan, 1]]))])
    let words = outcome(archive, "d.npz", ImportRequest(ignored: IgnoredParts(ignored)))
    #expect(words.contains("Give a number: each class needs its prototype."), "\(words)")
  }
}
