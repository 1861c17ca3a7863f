import Cells
import Drawing
import Foundation
import Kernels
import Laboratory
import Screens
import MarginLosses
import Plotting
import Testing
import Training
@testable import wedge

private func small(_ loss: String) throws -> State {
  var configuration = Configuration()
  configuration.data = "blobs"
  configuration.mode = .free
  configuration.classes = 3
  configuration.samples = 3
  configuration.batch = 0
  configuration.learningRate = 0.03
  configuration.loss = loss
  let description = try #require(LossRegistry.description(named: loss))
  configuration.parameters = LossMemory.standard(of: description)
  var state = try State(configuration)
  state.advance(steps: 45)
  return state
}

private func folder() throws -> String {
  let path = FileManager.default.temporaryDirectory
    .appendingPathComponent("wedge-state-\(UUID().uuidString)").path
  try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  return path
}

private func mutated(_ bytes: [UInt8], _ numbers: inout SeededGenerator) -> [UInt8] {
  var bytes = bytes
  let tokens = [
    "\"", "{", "}", "[", "]", ",", "-", "1e999", "9999999999", "null", "true", "0", "\\",
  ]
  for _ in 0..<Int.random(in: 1...3, using: &numbers) where !bytes.isEmpty {
    let place = Int.random(in: 0..<bytes.count, using: &numbers)
    let other = Int.random(in: place...min(bytes.count, place + 60), using: &numbers)
    switch Int.random(in: 0..<7, using: &numbers) {
    case 0: bytes[place] = UInt8.random(in: 0...255, using: &numbers)
    case 1: bytes[place] = UInt8(ascii: "0") + UInt8.random(in: 0...9, using: &numbers)
    case 2: bytes.removeSubrange(place..<other)
    case 3: bytes.insert(contentsOf: bytes[place..<other], at: place)
    case 4, 5:
      bytes.insert(contentsOf: Array((tokens.randomElement(using: &numbers) ?? "").utf8), at: place)
    default: bytes.removeSubrange(place...)
    }
  }
  return bytes
}

@Suite struct StateFileTests {
  /// Its loss is over a hundred times that of the triplets which it began with.
  @Test func trainingGoesOnFromALossOfAnotherKindWithoutCallingItDiverged() throws {
    var state = try small("triplet")
    state.advance(steps: 100)
    _ = update(&state, .loss(.chosen("arcface")))
    for key: KnobAction in [.marginChosen, .scaleChosen] {
      for action in [key] + [KnobAction](repeating: .raised, count: 40) {
        _ = update(&state, .knob(action))
      }
    }
    state.advance(steps: 2)
    state.refresh()
    let start = Double(try #require(state.session.history.losses.first))
    #expect(state.numbers.loss > 100 * start && state.watch.divergedAt == nil)
    let folder = try folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try StateFile.write(state, to: folder + "/a.json")
    let outcome = try wedge("train", "--state", folder + "/a.json", "--steps", "0", "--json")
    #expect(outcome.status == 0 && !outcome.output.contains("diverged"), "\(outcome)")
  }

  @Test func aStateIsWrittenWholeAndReadBack() throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let state = try small("arcface")
    try StateFile.write(state, to: "\(folder)/s.json")
    let back = try StateFile.read("\(folder)/s.json", display: Display())
    #expect(back.step == 45 && back.configuration == state.configuration)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["s.json"])
  }

  @Test func aFolderThatIsNotThereLeavesNothingBehind() throws {
    #expect(throws: OutputError.self) {
      try StateFile.write(try small("arcface"), to: "/nowhere/at/all/s.json")
    }
  }

  @Test(arguments: [
    ("", "no JSON"), ("{}", "no state"), ("[1]", "something else"),
    ("{\"wedge\":\"state\"", "JSON"),
    ("{\"wedge\":\"state\",\"version\":9,\"engine\":1}", "version 9"),
    ("{\"wedge\":\"state\",\"version\":2,\"engine\":9}", "engine 9"),
    ("{\"wedge\":\"state\",\"version\":2,\"engine\":1}", "lacks"),
  ])
  func foreignFilesAreRefusedInWords(_ text: String, _ words: String) {
    do {
      _ = try StateFile.state(Array(text.utf8), path: "s.json", display: Display())
      Issue.record("was read")
    } catch let error as InputError {
      #expect(error.fault.contains(words), "\(error.fault)")
    } catch {
      Issue.record("\(error)")
    }
  }

  /// 1,000 in all: a changed file is refused in words, or goes on like any other state.
  @Test(arguments: ["arcface", "softmax", "triplet", "adacos", "center"])
  func mutatedStatesAreReadOrRefused(_ loss: String) throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try StateFile.write(try small(loss), to: "\(folder)/s.json")
    let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(folder)/s.json")))
    var numbers = SeededGenerator(seed: loss.utf8.reduce(0) { $0 &* 31 &+ UInt64($1) })
    var read = 0
    for _ in 0..<200 {
      do {
        var state = try StateFile.state(
          mutated(bytes, &numbers), path: "s.json", display: Display())
        state.advance(steps: 2)
        state.refresh()
        _ = view(state, size: .init(width: 80, height: 24))
        read += 1
      } catch is InputError {
      }
    }
    #expect(read > 0)
  }

  /// 200 in all: values of every kind in every place, in files that are whole as JSON.
  @Test(arguments: ["arcface", "softmax", "triplet", "adacos", "subcenter_arcface"])
  func statesWithOtherValuesAreReadOrRefused(_ loss: String) throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var written = try small(loss)
    for key: Key in [.character("i"), .character("a"), .tab, .character("A"), .character("z")] {
      guard let action = action(for: .key(key), in: written, size: Size(width: 80, height: 24))
      else { continue }
      _ = update(&written, action)
    }
    written.advance(steps: 15)
    try StateFile.write(written, to: "\(folder)/s.json")
    let whole = try JSONSerialization.jsonObject(
      with: Data(contentsOf: URL(fileURLWithPath: "\(folder)/s.json")))
    var numbers = SeededGenerator(seed: UInt64(7 * loss.utf8.count))
    var read = 0
    for _ in 0..<40 {
      let changed = otherValue(whole, depth: 0, &numbers)
      let bytes = try JSONSerialization.data(withJSONObject: changed, options: [.fragmentsAllowed])
      do {
        var state = try StateFile.state(Array(bytes), path: "s.json", display: Display())
        read += 1
        for key: Key in [.character(","), .end, .character("u"), .character("x"), .character("r")] {
          state.advance(steps: 2)
          state.refresh()
          _ = view(state, size: Size(width: 80, height: 24))
          guard let action = action(for: .key(key), in: state, size: Size(width: 80, height: 24))
          else { continue }
          _ = update(&state, action)
        }
      } catch is InputError {
      }
    }
    #expect(read > 5)
  }
}

/// A JSON value with one value within it replaced.
private func otherValue(_ value: Any, depth: Int, _ numbers: inout SeededGenerator) -> Any {
  let others: [Any] = [
    -1, 0, 1, 2, 1_000_000_007, 1e300, -1e300, 0.5, "inf", "nan", "", "arcface", true, NSNull(),
    [Any](), [String: Any](), [1, 2, 3], 4_294_967_296,
  ]
  if var members = value as? [String: Any], !members.isEmpty {
    let keys = members.keys.sorted()
    let key = keys[numbers.index(below: keys.count)]
    if numbers.index(below: 40) == 0 {
      members[key] = nil
    } else {
      members[key] = otherValue(members[key] ?? 0, depth: depth + 1, &numbers)
    }
    return members
  }
  if var items = value as? [Any], !items.isEmpty, numbers.index(below: 12) > 0 {
    let index = numbers.index(below: items.count)
    switch numbers.index(below: 12) {
    case 0: items.remove(at: index)
    case 1: items.insert(items[index], at: index)
    case 2: items.swapAt(index, numbers.index(below: items.count))
    default: items[index] = otherValue(items[index], depth: depth + 1, &numbers)
    }
    return items
  }
  if let number = value as? Double, numbers.index(below: 3) == 0 { return number + 1 }
  return others[numbers.index(below: others.count)]
}

@Test func aFileIsCalledAfterTheRunsThatAreSeen() throws {
  var state = try small("lgm")
  #expect(StateFile.freePath(for: state) == "wedge-lgm-blobs-45.json")
  try state.compare(
    ["triplet", "arcface"].map { .init(loss: $0, parameters: LossParameters()) })
  state.advance(steps: 5)
  #expect(StateFile.freePath(for: state) == "wedge-compare-blobs-5.json")
  for key in [Key.tab, .enter] {
    _ = action(for: .key(key), in: state, size: Size(width: 120, height: 40)).map {
      update(&state, $0)
    }
  }
  #expect(state.comparison?.isEnlarged ?? false)
  #expect(StateFile.freePath(for: state) == "wedge-compare-blobs-5.json")
}
