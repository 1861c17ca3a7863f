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
      "d.npz", npz([("x", npy([[1, 2], [3, 1]])), ("y", npy("|S2", [2], [97, 0, 0xC3, 0xA9]))])
    ),
  ]

@Test(arguments: ["", "o", "1,zero-rows", "none,b"])
func mutatedExamplesAreReadOrRefused(_ ignored: String) throws {
  var numbers = Numbers(state: 7)
  let request = ImportRequest(ignored: IgnoredParts(ignored))
  for (name, bytes) in examples {
    for _ in 0..<200 {
      let changed = mutated(bytes, &numbers)
      let list = changed.withUnsafeBytes { try? importedLabels($0, .tsv, request, rows: 3) }
      #expect(list?.indices.allSatisfy { list?.names.indices.contains(Int($0)) ?? false } ?? true)
      guard var table = try? table(changed, name, request) else { continue }
      try? table.leave(rows: table.zeroRows)
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
  for _ in 0..<400 {
    let changed = mutated(bytes, &numbers)
    guard let table = try? table(changed, name, request(for: name)) else { continue }
    #expect(table.width > 0 && table.values.count == table.width * table.count)
    let isFinite = table.values.allSatisfy { $0.isFinite }
    #expect(isFinite)
    #expect(table.values.count <= 8 * changed.count + 8 * 4096)
    #expect(table.labels.isEmpty || table.labels.count == table.count)
    #expect(table.labels.allSatisfy { table.classNames.indices.contains(Int($0)) })
  }
}
