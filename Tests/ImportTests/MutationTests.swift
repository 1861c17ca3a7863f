import Import
import Testing

/// A plain generator: what is tested is the reader, and a failure must come again.
private struct Numbers: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ state >> 29
  }
}

private func mutated(_ bytes: [UInt8], _ numbers: inout Numbers) -> [UInt8] {
  var bytes = bytes
  let tokens: [[UInt8]] =
    ["\"", "\n", ",", "-", "1e999", "99999999999", "\u{0}", "nan", "{", "[", ")"]
    .map { Array($0.utf8) } + [[0xFF, 0xFF, 0xFF, 0xFF]]
  for _ in 0..<Int.random(in: 1...4, using: &numbers) where !bytes.isEmpty {
    let place = Int.random(in: 0..<bytes.count, using: &numbers)
    let other = Int.random(in: place...min(bytes.count, place + 40), using: &numbers)
    switch Int.random(in: 0..<6, using: &numbers) {
    case 0: bytes[place] = UInt8.random(in: 0...255, using: &numbers)
    case 1: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &numbers)
    case 2: bytes.removeSubrange(place..<other)
    case 3: bytes.insert(contentsOf: bytes[place..<other], at: place)
    case 4: bytes.insert(contentsOf: tokens.randomElement(using: &numbers) ?? [], at: place)
    default: bytes.removeSubrange(place...)
    }
  }
  return bytes
}

/// Texts and archives of the kinds that have no fixture.
private let examples: [(name: String, bytes: [UInt8])] =
  [
    ("d.csv", "# made, by hand\n0,1,label\n1.5,2,a\n3,4,b\n5,7,a\n# end\n2,9,b\n"),
    ("d.txt", "4 2\nthe 1.5 2\n# 3 4\n\"of a\" 5 7\nand 2 9\n"),
    ("d.csv", "sep=;\nv;f;label\n[1 2];True;a\n\"[3, 4]\";False;b\n(5,6);true;a\n"),
    ("d.csv", "1,5;2;train;a\n3;-4,25;test;b\n1,5;2;val;a\n7,125;2;train;b\n"),
    ("d.csv", "a,b,x,y,z\n1,2,1,0,0\n3,4,0,1,0\n5,6,0,0,1\n7,8,1,0,0\n9,1,0,1,0\n"),
    ("d.tsv", "# a\tb\tlabel\t\n1\t2\t\"\t\n3\t4\t'\t\n1\t7\t\"\"\"\"\t\n"),
    (
      "d.json",
      "[{\"a\":1,\"b\":[2,3],\"label\":\"x\"},\n{\"b\":[4,5],\"a\":3,\"label\":\"\\u00e9\"}]"
    ),
    (
      "d.jsonl",
      "{\"a\":1,\"o\":{\"p\":[1,\"}\"]},\"label\":\"x\"}\n{\"a\":2,\"o\":null,\"label\":1}\n"
    ),
  ].map { ($0, Array($1.utf8)) } + [
    (
      "d.npz",
      npz([
        ("x", npy([[1, 2], [0, 0], [2, 1]])), ("y", npy([[1, 0], [0, 1], [1, 0]])),
        ("weight", npy([[1, 0], [0, 1]])),
      ])
    ),
    (
      "d.npz",
      npz([
        ("x_train", npy([[1, 2], [3, 1]])), ("y_train", npy([0, 1])), ("x_test", npy([[2, 1]])),
        ("y_test", npy([1])), ("o_train", npy([5, 6])), ("o_test", npy([7])),
      ])
    ),
    (
      "d.npz", npz([("x", npy([[1, 2], [3, 1]])), ("y", npy("|S2", [2], [97, 0, 0xC3, 0xA9]))])
    ),
  ]

@Test(arguments: ["", "o", "1,zero-rows,missing-rows", "none,b", "id:o", "split:3"])
func mutatedExamplesAreReadOrRefused(_ option: String) throws {
  var numbers = Numbers(state: 7)
  let parts = option.split(separator: ":").map(String.init)
  var request = ImportRequest(ignored: IgnoredParts(parts.count > 1 ? "" : option))
  if parts.count > 1 {
    request.rowColumns.id = parts[0] == "id" ? ImportRequest.column(parts[1]) : nil
    request.rowColumns.split = parts[0] == "split" ? ImportRequest.column(parts[1]) : nil
  }
  for (name, bytes) in examples {
    for _ in 0..<200 {
      let changed = mutated(bytes, &numbers)
      let list = changed.withUnsafeBytes { try? importedLabels($0, .tsv, request, rows: 3) }
      #expect(list?.indices.allSatisfy { list?.names.indices.contains(Int($0)) ?? false } ?? true)
      guard var table = try? table(changed, name, request) else { continue }
      try? table.leave(rows: table.zeroRows)
      try? table.settleParts()
      for count in [table.rows.names.count, table.rows.isTest.count, table.rows.places.count] {
        #expect(count == 0 || count == table.count)
      }
      #expect(table.width > 0 && table.values.count == table.width * table.count)
      #expect(table.labels.isEmpty || table.labels.count == table.count)
    }
  }
}

/// 10,000 in all: whatever a file holds, it is read or refused, and what is read is whole.
@Test(arguments: tableFixtures)
func mutatedFilesAreReadOrRefused(_ name: String) throws {
  let bytes = try fixture(name)
  var numbers = Numbers(state: name.utf8.reduce(0) { $0 &* 31 &+ UInt64($1) })
  var read = 0
  for _ in 0..<400 {
    let changed = mutated(bytes, &numbers)
    guard let table = try? table(changed, name, request(for: name)) else { continue }
    read += 1
    #expect(table.width > 0 && table.values.count == table.width * table.count)
    let isFinite = table.values.allSatisfy { $0.isFinite }
    #expect(isFinite)
    #expect(table.values.count <= 8 * changed.count + 8 * 4096)
    #expect(table.labels.isEmpty || table.labels.count == table.count)
    #expect(table.labels.allSatisfy { table.classNames.indices.contains(Int($0)) })
  }
  #expect(read > 0)
}
