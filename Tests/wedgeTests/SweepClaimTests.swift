import Foundation
import Testing
import Training

@testable import wedge

/// Processes on one folder: a lock is of an open file, so that two in one process stand for them.
@Suite struct SweepClaimTests {
  @Test func aRunIsInOneHandAtATime() throws {
    try inSweepFolder { folder in
      let first = try SweepClaims(folder)
      var second: SweepClaims? = try SweepClaims(folder)
      let ids = ["00000000000000ff", "ffffffffffffffff", "8000000000000000"]
      #expect(second?.take(ids[0]) == true && first.take(ids[1]) && first.take(ids[2]))
      #expect(!first.take(ids[0]) && second?.take(ids[1]) == false)
      // As when a process is killed.
      second = nil
      #expect(first.take(ids[0]))
    }
  }

  @Test func eachProcessHasAFileOfItsOwn() throws {
    try inSweepFolder { folder in
      let first = try folder.log(named: "0")
      let second = try folder.log(named: "0")
      #expect(first.path.hasSuffix("runs.0.jsonl") && second.path.hasSuffix("runs.0-2.jsonl"))
      try second.append(Array("{\"id\":\"a\"}".utf8))
      #expect(try folder.contents().ids == ["a"])
      #expect(try folder.size(without: second.path) == 0)
    }
  }

  @Test func theLastShardIsNamedWhereItIsCountedFromOne() throws {
    #expect {
      try Shard(parsing: "4/4")
    } throws: {
      ($0 as? UsageError)?.text.contains("shards count from 0, so that of 4") ?? false
    }
  }
}
