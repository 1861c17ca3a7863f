import Cells
import Drawing
import Foundation
import Testing
import Training

@testable import Laboratory

@Suite struct DamagedStepsTests {
  /// Places of whole numbers that say when something was.
  private static let names: Set<String> = [
    "step", "lastStep", "from", "since", "interval", "stride", "pendingCount", "otherEngineUntil",
    "examplesBefore", "dropped",
  ]

  private func written() throws -> Data {
    var state = try freeState()
    state.advance(steps: 40)
    state.press(.right)
    state.advance(steps: 40)
    state.press(.character("r"))
    state.advance(steps: 30)
    state.press(.character("5"))
    state.advance(steps: 30)
    for path: WritableKeyPath<Watch, Int?> in [
      \.tooCloseSince, \.crowdedSince, \.pushedAwaySince, \.collapsedSince, \.starvedSince,
      \.idleSince,
      \.unmatchedSince, \.heldAtMarginSince, \.grownAt, \.divergedAt,
    ] {
      state.runs.panes[0].run.notebook.watch[keyPath: path] = 12
    }
    state.runs.panes[0].run.notebook.watch.merged = [MergedPair(pair: ClassPair(0, 1), since: 12)]
    var archive = state.archive
    archive.otherEngineUntil = 3
    return try exactEncoder().encode(archive)
  }

  /// Every tree with one of the numbers replaced.
  private func damaged(
    _ value: Any, by number: Int, called name: String = "", _ change: (Any, String) throws -> Void
  ) rethrows {
    if let members = value as? [String: Any] {
      for (key, member) in members {
        try damaged(member, by: number, called: key) { damaged, place in
          var members = members
          members[key] = damaged
          try change(members, "\(key).\(place)")
        }
      }
    } else if let entries = value as? [Any] {
      // The first and the last are as good as all.
      for index in Set([0, entries.count - 1]) where entries.indices.contains(index) {
        try damaged(entries[index], by: number, called: name) { damaged, place in
          var entries = entries
          entries[index] = damaged
          try change(entries, "\(index).\(place)")
        }
      }
    } else if value is NSNumber,
      Self.names.contains(name) || name.hasSuffix("Since") || name.hasSuffix("At")
    {
      try change(number, "")
    }
  }

  /// One of them overflowed as soon as a step was taken, and ended the program.
  @Test func noNumberOfStepsIsBelievedThatARunCannotHave() throws {
    let tree = try JSONSerialization.jsonObject(with: written())
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    func opened(_ tree: Any) throws -> State {
      try State(
        decoder.decode(StateArchive.self, from: JSONSerialization.data(withJSONObject: tree)),
        display: Display())
    }
    _ = try opened(tree)
    var count = 0
    for number in [Int.min, -1, Int.max] {
      damaged(tree, by: number) { damaged, place in
        count += 1
        #expect(throws: (any Error).self, "\(place) \(number)") { try opened(damaged) }
      }
    }
    #expect(count > 60)
  }
}
