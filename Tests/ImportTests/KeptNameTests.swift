import Foundation
import Import
import Testing

/// Names of classes and rows stay what they are in the file, however they are stored.
@Suite struct KeptNameTests {
  @Test(arguments: [
    (["007", "7", "08", "0x1F"], ["007", "08", "0x1F", "7"]),
    (["0001", "0002", "0010"], ["0001", "0002", "0010"]), (["+1", "1"], ["+1", "1"]),
    (["10", "9", "-1", "0"], ["-1", "0", "9", "10"]),
    (["3", "3.0", "1e1", "0.0"], ["0", "3", "10"]),
  ])
  func namesAreNumbersOnlyWhereTheyAreWrittenAsOne(_ names: [String], _ classes: [String]) throws {
    let rows = (names + names).enumerated().map { "\($0 % 7 + 1).5,2.25,\($1)" }
    let text = (["a,b,who"] + rows).joined(separator: "\n") + "\n"
    #expect(try table(text: text, label: .named("who")).classNames == classes)
  }

  @Test func numbersBeyondThoseOf32BitsKeepTheirNamesInAnArray() throws {
    let ids: [Double] = [20_230_000, 20_230_001, 20_230_002, 20_230_003]
    let rows = (ids + ids).enumerated().map { [Double($0 % 3), 0.5, $1] }
    let elements = rows.joined().flatMap { number in
      (0..<8).map { UInt8(truncatingIfNeeded: number.bitPattern >> (8 * UInt64($0))) }
    }
    let array = npy("<f8", [rows.count, 3], elements)
    let table = try table(array, "d.npy", ImportRequest(label: .last))
    #expect(table.classNames == ["20230000", "20230001", "20230002", "20230003"])
    var grouped = ImportRequest(label: .position(1))
    grouped.rowColumns.group = .position(3)
    #expect(try ImportTests.table(array, "d.npy", grouped).rows.groupNames.count == 4)
  }

  @Test func wholeNumbersOfJSONKeepAllTheirFigures() throws {
    let names = ["9007199254740992", "9007199254740993", "1234567890123456789"]
    let rows = (names + names).map { #"{"x":[1.5,2],"y":\#($0)}"# }
    #expect(
      try table(text: rows.joined(separator: "\n"), "d.jsonl").classNames
        == names.sorted { (Int($0) ?? 0) < (Int($1) ?? 0) })
  }
}

@Suite struct ArchiveOrderTests {
  private let rows: [[Float]] = (0..<6).map { [Float($0) + 0.5, Float($0 % 2), 1] }
  private let classes = npy("<i4", [6], [0, 1, 0, 1, 0, 1].flatMap { [UInt8($0), 0, 0, 0] })
  private let parts = npy(
    "<U5", [6], ["train", "test", "train", "train", "test", "train"].flatMap(scalars))

  /// Rows that lack numbers are left out where they stand, on either side.
  @Test func rowsOfAnArrayForTestLackTheirOwnNumbers() throws {
    var (training, test) = (rows, rows)
    training[5][0] = .nan
    test[1][0] = .nan
    test[3][2] = .nan
    var request = ImportRequest()
    request.ignored = IgnoredParts("missing-rows")
    var table = try table(
      npz([
        ("x_train", npy(training)), ("y_train", classes), ("x_test", npy(test)),
        ("y_test", classes),
      ]),
      "d.npz", request)
    try table.settleParts()
    #expect(table.rows.isTest.count { !$0 } == 5)
    #expect(table.rows.isTest.count(where: \.self) == 4)
    #expect(table.values.prefix(15) == Array(rows.prefix(5).joined())[...])
    #expect(table.values.suffix(12) == [0, 2, 4, 5].flatMap { rows[$0] }[...])
  }

  /// What was read is given back, and what lies before it with it: the rows come last.
  @Test func theOrderOfArraysMakesNoDifference() throws {
    let arrays = [
      ("split", parts), ("class_names", npy("<U5", [2], ["red", "blue"].flatMap(scalars))),
      ("configuration", npy("<U5", [1], scalars("s"))),
      ("embeddings", npy(rows)), ("labels", classes),
    ]
    for arrays in [arrays, arrays.reversed()] {
      var file = npz(arrays)
      let table = try file.withUnsafeMutableBytes { bytes in
        nonisolated(unsafe) let bytes = bytes
        var request = ImportRequest()
        request.passed = { place in
          guard let start = bytes.baseAddress else { return }
          memset(start, 0, UnsafeRawPointer(start).distance(to: place))
        }
        return try importedTable(UnsafeRawBufferPointer(bytes), .npz, request, unpacking: zlib)
      }
      #expect(table.classNames == ["red", "blue"])
      #expect(table.parts.unusedSplit == "split")
    }
  }
}

/// A text of five characters at most as NumPy stores it.
private func scalars(_ text: String) -> [UInt8] {
  let characters = Array(text.utf8) + [UInt8](repeating: 0, count: 5 - text.utf8.count)
  return characters.flatMap { [$0, 0, 0, 0] }
}
