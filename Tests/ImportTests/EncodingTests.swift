import Import
import Testing

@Suite struct EncodingTests {
  /// A name in Latin-1 among names in ASCII.
  private static let foreign = Array("1,2,B".utf8) + [0xE4] + Array("r\n3,4,c\n".utf8)

  @Test func aNameThatIsNoUTF8IsRefusedWithPlaceByteAndRemedy() {
    let words = outcome(Self.foreign, "data.csv")
    #expect(words.hasPrefix("data.csv:1:6 holds the byte E4, which is no UTF-8"))
    #expect(words.contains("iconv -f LATIN1 -t UTF-8"))
  }

  @Test func everyTextIsLookedAtWhereverTheByteStands() {
    let (byte, json): ([UInt8], [UInt8]) = ([0xF6], Array(#"{"a":1,"label":"B"#.utf8))
    #expect(
      outcome(Array("a,Gr".utf8) + byte + Array(",label\n1,2,x\n3,4,y\n".utf8), "d.csv")
        .hasPrefix("d.csv:1:5 holds the byte F6"))
    #expect(
      outcome(Array("1\t2\tx\n3\t4\tB".utf8) + byte, "d.tsv").hasPrefix("d.tsv:2:6 holds the byte"))
    #expect(
      outcome(Array("{\"a\":1}\n".utf8) + json + byte + Array("r\"}".utf8), "d.jsonl")
        .hasPrefix("d.jsonl:2:18 holds the byte F6"))
    let fault = ImportFault.Place.line(2, column: 2)
    #expect(throws: ImportFault.self) { try labels(Array("red\nB".utf8) + byte + [10]) }
    do { _ = try labels(Array("red\nB".utf8) + byte + [10]) } catch {
      #expect((error as? ImportFault)?.place == fault)
    }
  }

  private func labels(_ bytes: [UInt8]) throws -> ImportedLabels {
    try bytes.withUnsafeBytes { try importedLabels($0, .tsv, ImportRequest()) }
  }

  @Test(arguments: [
    [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82], [0x80], [0xFF],
    [0xF0, 0x8F, 0xBF, 0xBF], [0xE0, 0x9F, 0xBF],
  ])
  func overlongHalfAndTooLargeCharactersAreNone(_ bytes: [UInt8]) {
    #expect(outcome(Array("1,2,".utf8) + bytes + [10], "d.csv").hasPrefix("d.csv:1:5 holds"))
  }

  @Test func charactersOfEveryLengthAreNames() throws {
    let table = try table(text: "1,2,é\n3,4,猫\n5,7,𝔸\n1,3,z\n")
    #expect(table.classNames == ["z", "é", "猫", "𝔸"])
  }

  @Test func bytesAndTextsOfNumpyAreLookedAtToo() {
    let rows = npy([[1, 2], [3, 4], [5, 7]])
    let bytes = npy("|S2", [3], [0x42, 0xE4, 0x42, 0xF6, 0x63, 0])
    #expect(
      outcome(npz([("x", rows), ("y", bytes)]), "d.npz").contains("holds the byte E4 in label 1"))
    let half = npy("<U1", [3], [0, 0xD8, 0, 0, 1, 0xD8, 0, 0, 99, 0, 0, 0])
    #expect(outcome(npz([("x", rows), ("y", half)]), "d.npz").contains("is no character"))
    let empty = npy("|S1", [3], [97, 0, 98])
    #expect(outcome(npz([("x", rows), ("y", empty)]), "d.npz").contains("is empty, as label 2"))
  }

  @Test func halfACharacterThatJSONEscapesIsRefused() {
    #expect(outcome(#"{"a":1,"label":"\ud800"}"#, "d.jsonl").contains("half a character"))
    #expect(outcome(#"{"a":1,"label":"\ud83d\ude00"}"#, "d.jsonl").contains("one class only, '😀'"))
  }
}
