import Foundation
import Testing

@testable import wedge

/// A fixture of gzip, and what becomes of its bytes.
private func judged(_ change: (Data) -> Data) throws -> Outcome {
  let path = try #require(Bundle.fixtures("forms/packed.csv.gz"))
  let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
  var outcome: Outcome?
  try withFile("unused", "") { folder in
    let file = folder + ".csv.gz"
    try change(bytes).write(to: URL(fileURLWithPath: file))
    outcome = try wedge("judge", file, "--losses", "arcface")
  }
  return try #require(outcome)
}

@Suite struct GzipTests {
  @Test func partsBehindOneAnotherAreOneFile() throws {
    let once = try judged { $0 }
    #expect(once.status == 0 && once.errors.contains("took 24 rows"))
    // The second part begins with the row of names again.
    let twice = try judged { $0 + $0 }
    #expect(twice.status == 2 && twice.errors.contains(":26:1' holds 'length'"))
  }

  @Test(arguments: [1, 8, 100]) func aFileWithoutItsEndIsRefused(_ missing: Int) throws {
    let outcome = try judged { $0.dropLast(missing) }
    #expect(outcome.status == 2 && outcome.errors.contains("begins as gzip"))
  }

  @Test func aFileThatWasChangedIsRefused() throws {
    let outcome = try judged { data in
      var data = data
      data[data.count - 7] ^= 1
      return data
    }
    #expect(outcome.status == 2 && outcome.errors.contains("checksum"))
  }

  @Test func standardInputIsUnpackedToo() throws {
    let path = try #require(Bundle.fixtures("forms/packed.csv.gz"))
    let input = try #require(FileHandle(forReadingAtPath: path))
    let outcome = try wedge(["judge", "-", "--format", "csv", "--losses", "arcface"], input: input)
    #expect(outcome.status == 0 && outcome.errors.contains("standard input: took 24 rows"))
  }
}
