import Cells
import Foundation
import MarginLosses
import Testing

@testable import Laboratory
@testable import Training

/// A type that reads its fields one by one loses the one that was forgotten, without a word.
@Suite struct KeptFieldsTests {
  @Test func everyFieldOfALookIsKept() throws {
    try expectKept(look, unlike: Look())
    let look = StateArchive.LookArchive(
      look: look, asked: .sample(3), knob: "loss.s", standsForMargin: true, speed: "30",
      isRunning: true, isBig: true)
    // A position stands in files of version 2 alone, and the look's fields beside the others.
    try expectKept(look, unlike: StateArchive.LookArchive(), besides: ["look", "chosenKnob"])
    #expect(try reread(look).look == self.look)
    try expectKept(zoom, unlike: Zoom())
  }

  /// As a state is written, with the look in it.
  @Test func theLookOfAStateIsKept() throws {
    var state = try freeState()
    state.look = look
    #expect(try reread(state.archive).look.look == look)
  }

  @Test func everyFieldOfAWatchIsKept() throws {
    let states = try twoStates()
    try expectKept(watch(states.later), unlike: Watch(states.start.snapshot))
  }

  @Test func everyFieldOfANotebookIsKept() throws {
    let states = try twoStates()
    var notebook = Notebook(states.later.snapshot)
    notebook.watch = watch(states.later)
    notebook.lastTurn = Turn(symbol: "m", from: "0.1", to: "0.2", step: 3)
    notebook.memory["arcface"] = LossParameters(["m": 0.1, "s": 3])
    try expectKept(notebook, unlike: Notebook(states.start.snapshot))
    let moment = StateArchive.MomentArchive(
      session: states.later.session.archive, notebook: notebook, revisionsTaken: 2)
    try expectKept(
      moment,
      unlike: StateArchive.MomentArchive(
        session: states.start.session.archive, notebook: Notebook(states.start.snapshot),
        revisionsTaken: 0), besides: ["notebook"])
  }

  @Test func everyFieldOfARecordIsKept() throws {
    let states = try twoStates()
    var record = RunRecord(RunNumbers(states.start.snapshot), capacity: 2)
    record.append(RunNumbers(states.later.snapshot))
    try expectKept(
      record.ended(as: [RunRecord.Name(from: 0, loss: "arcface", margin: "m 0.1")]),
      unlike: RunRecord(RunNumbers(states.start.snapshot)), canBeAlike: ["entries"])
  }

  /// As it was written while a run had one name.
  @Test func theOneNameOfARecordIsReadAsItsOnlyOne() throws {
    let record = try twoStates().later.record
    var text = String(decoding: try JSONEncoder().encode(record), as: UTF8.self)
    text.replace("\"names\":[]", with: #""loss":"cosface","margin":"m 0.20""#)
    let read = try JSONDecoder().decode(RunRecord.self, from: Data(text.utf8))
    #expect(read.name(at: 40) == RunRecord.Name(from: 0, loss: "cosface", margin: "m 0.20"))
    #expect(read.entries == record.entries)
  }

  @Test func everyFieldOfAStateIsKept() throws {
    let states = try twoStates()
    var archive = states.later.archive
    archive.startMemory["arcface"] = LossParameters(["m": 0.1, "s": 3])
    archive.revisions = states.turned.archive.revisions
    (archive.otherEngineUntil, archive.ghost) = (3, states.later.session.history)
    archive.recordBefore = states.later.record
    archive.ahead = archive.moments.last
    archive.look.isBig = true
    archive.panes = [states.start.archive]
    (archive.markedPane, archive.isPaneEnlarged, archive.hasWayBack) = (1, true, false)
    try expectKept(archive, unlike: try freeState("cosface").archive)
  }

  private var zoom: Zoom {
    var zoom = Zoom()
    zoom.turn(by: 3, round: Spot(1, 2))
    return zoom
  }

  private var look: Look {
    var look = Look()
    look.mainView = "angles"
    (look.isNormalized, look.showsGradients) = (true, true)
    (look.fill, look.planeLayers, look.shownSamples) = (.none, .asUsed, .both)
    look.zoom = zoom
    (look.threshold, look.askedCase) = (0.5, .hard)
    return look
  }

  private func watch(_ state: State) -> Watch {
    var watch = Watch(state.snapshot)
    watch.startLoss += 1
    watch.startNorm += 1
    for (place, field)
      in ([
        \.tooCloseSince, \.crowdedSince, \.pushedAwaySince, \.collapsedSince, \.starvedSince,
        \.idleSince, \.unmatchedSince, \.heldAtMarginSince, \.grownAt, \.divergedAt,
      ] as [WritableKeyPath<Watch, Int?>]).enumerated()
    {
      watch[keyPath: field] = place
    }
    (watch.doublings, watch.tooCloseAngle) = (2, 0.1)
    watch.merged = [MergedPair(pair: ClassPair(1, 2), since: 3)]
    return watch
  }

  private func twoStates() throws -> (start: State, later: State, turned: State) {
    let start = try freeState()
    var later = start
    later.advance(steps: 40)
    later.refresh()
    var turned = later
    turned.press(.right)
    return (start, later, turned)
  }
}

/// A value through text and back.
private func reread<Value: Codable>(_ value: Value) throws -> Value {
  try JSONDecoder().decode(Value.self, from: JSONEncoder().encode(value))
}

/// That each field of a value is written and read, which is seen only where it is not as usual.
private func expectKept<Value: Codable>(
  _ value: Value, unlike usual: Value, besides exceptions: Set<String> = [],
  canBeAlike: Set<String> = []
) throws {
  let (written, usual) = (try members(value), try members(usual))
  let read = try members(reread(value))
  for field in Mirror(reflecting: value).children.compactMap(\.label)
  where !exceptions.contains(field) {
    #expect(written[field] != nil, "\(Value.self): write \(field), and set it in this test")
    #expect(
      written[field] != usual[field] || canBeAlike.contains(field),
      "\(Value.self): set \(field) to another value in this test")
  }
  for (field, text) in written {
    #expect(read[field] == text, "\(Value.self): read \(field) in init(from:)")
  }
}

private func members(_ value: some Encodable) throws -> [String: NSObject] {
  let object = try JSONSerialization.jsonObject(with: JSONEncoder().encode(value))
  return try #require(object as? [String: NSObject])
}
