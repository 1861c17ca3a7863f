import Import
import Testing

/// Rows of `W` meet the classes that they are of, whatever these are called.
struct PrototypeOrderTests {
  /// A file of a row a class, and a row of prototypes for each that has its place as first number.
  private func file(
    _ classes: [UInt8], names: [UInt8]? = nil, count: Int, rows: Int? = nil
  ) -> [UInt8] {
    let points = (0..<count).map { [Float($0), 1] }
    var arrays = [
      ("x", npy(points + points)), ("y", classes),
      ("W", npy((0..<(rows ?? count)).map { [Float($0), 1] })),
    ]
    if let names { arrays.append(("class_names", names)) }
    return npz(arrays)
  }

  /// Held against the means of its own rows, as earlier versions wrote them, nearly every row is right.
  @Test(arguments: [("triplet", true), ("arcface", false)])
  func prototypesOfARunThatComparesAreNotTaken(_ loss: String, _ areMeans: Bool) throws {
    let words = ["train", "test", "train", "test"]
    let bytes = npz([
      ("embeddings", npy((0..<4).map { [Float($0), 1] })), ("labels", npy([0, 0, 1, 1])),
      ("split", texts(words)), ("class_names", texts(["a", "b"])),
      ("prototypes", npy([[0, 1], [1, 0]])),
      ("configuration", texts(["{\"data\":\"file\",\"loss\":\"\(loss)\",\"seed\":7}"], width: 48)),
    ])
    var request = ImportRequest()
    request.comparingLosses = ["triplet"]
    let table = try table(bytes, "run.npz", request)
    #expect(table.prototypes.isEmpty == areMeans && table.classNames == ["a", "b"])
    #expect(
      table.parts.left.contains("array 'prototypes' (means of the run's rows for training)")
        == areMeans)
  }

  private func texts(_ words: [String], width: Int = 5) -> [UInt8] {
    npy(
      "<U\(width)", [words.count],
      words.flatMap { word -> [UInt8] in
        let scalars = word.unicodeScalars.map(\.value)
        return (scalars + [UInt32](repeating: 0, count: width - scalars.count)).flatMap { value in
          (0..<4).map { UInt8(truncatingIfNeeded: value >> (8 * UInt32($0))) }
        }
      })
  }

  private func firstNumbers(_ prototypes: [Float]) -> [Float] {
    stride(from: 0, to: prototypes.count, by: 2).map { prototypes[$0] }
  }

  @Test func numbersThatAreNotWholeStandBySize() throws {
    let words = ["10.5", "0.5", "2.5", "1.5"]
    let table = try table(file(texts(words + words), count: 4), "d.npz")
    #expect(table.classNames == ["0.5", "1.5", "2.5", "10.5"])
    #expect(table.parts.hasNumbersAsText)
    let numbers = try numbered([10.5, 0.5, 2.5, 1.5])
    #expect(numbers.classNames == table.classNames)
    #expect(!numbers.parts.hasNumbersAsText)
  }

  private func numbered(_ numbers: [Float]) throws -> ImportedTable {
    try table(file(npy(numbers + numbers), count: numbers.count), "d.npz")
  }

  @Test func numbersAsTextAreToldOnlyWhereLettersHaveAnotherOrder() throws {
    for (count, isTold) in [(4, false), (12, true)] {
      let words = (0..<count).map(String.init)
      #expect(
        try table(file(texts(words + words), count: count), "d.npz").parts.hasNumbersAsText
          == isTold)
      #expect(try !numbered((0..<count).map(Float.init)).parts.hasNumbersAsText)
    }
  }

  @Test(arguments: [["b", "c", "a"], ["10", "9", "2"], ["2.5", "0.5", "10.5"]])
  func namesBesidePrototypesTellTheirOrder(_ names: [String]) throws {
    let words = names.sorted()
    let table = try table(
      file(texts(words + words), names: texts(names), count: 3), "d.npz")
    let found = table.classNames.map { Float(names.firstIndex(of: $0) ?? -1) }
    #expect(firstNumbers(table.prototypes) == found)
    #expect(!table.parts.hasNumbersAsText)
    #expect(!table.parts.left.contains { $0.contains("class_names") })
  }

  @Test func numbersOfClassesArePlacesAmongTheNames() throws {
    let table = try table(
      file(npy([0, 2, 0, 2]), names: texts(["b", "c", "a"]), count: 2, rows: 3), "d.npz")
    #expect(table.classNames == ["b", "a"])
    #expect(firstNumbers(table.prototypes) == [0, 2])
  }

  @Test(arguments: [["a", "b"], ["a", "b", "b"], ["a", "b", "d"], ["a", "b", "c", "d"]])
  func namesOfOtherClassesAreRefused(_ names: [String]) {
    let words = ["a", "b", "c", "a", "b", "c"]
    let bytes = file(texts(words), names: texts(names), count: 3)
    #expect(outcome(bytes, "d.npz").contains("does not name the 3 rows of 'W' by the 3 classes"))
  }
}
