import Foundation
import Import
import Testing

@Test(arguments: tableFixtures)
func filesOfNumpyAndPandasLoadBitExactly(_ name: String) throws {
  let expected = try expected(name)
  let table = try table(fixture(name), name, request(for: name))
  #expect(table.width == expected.width)
  #expect(table.values.map(\.bitPattern) == expected.bits)
  #expect(table.labels == expected.labels)
  #expect(table.classNames == expected.names)
  #expect(table.prototypes.map(\.bitPattern) == expected.prototypes)
}

@Test(arguments: ["labels.npy", "labels.tsv", "metadata.tsv"])
func labelsLoadFromFilesOfTheirOwn(_ name: String) throws {
  struct Labels: Decodable {
    var labels: [Int32]
    var names: [String]
  }
  let expected = try JSONDecoder().decode(Labels.self, from: Data(fixture("labels.expected")))
  let format: ImportFormat = name.hasSuffix("npy") ? .npy : .tsv
  let labels = try fixture(name).withUnsafeBytes { raw in
    try importedLabels(raw, format, ImportRequest(label: .usual))
  }
  #expect(labels.indices == expected.labels && labels.names == expected.names)
}
