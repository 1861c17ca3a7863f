import Foundation
import Kernels
import Testing
import Training

@testable import MapScreens
@testable import wedge

private func sweepOptions(_ arguments: [String]) throws -> Options {
  try OptionParser(SweepCommand.name, SweepCommand.options).parse(arguments)
}

private func map(_ members: [String: JSONValue], _ loss: String = "arcface") throws -> SweepMap {
  var row: [String: JSONValue] = [
    "id": .string("1"), "loss": .string(loss), "margin": .number(0.3), "scale": .number(8),
    "classes": .number(4), "dimension": .number(2), "seed": .number(0),
    "status": .string("stopped"), "data": .string("digits"), "mode": .string("encoder"),
    "unseen": .array(["8", "9"].map(JSONValue.string)), "accuracy_test": .number(0.5),
  ]
  row.merge(members) { $1 }
  let read = try #require(SweepRow(.object(row)))
  return try #require(SweepMap.maps(of: [read]).first)
}

/// Which map `sweep show` opens of those of a folder.
@Suite struct SweepMapChoiceTests {
  private func matches(
    _ asked: String, _ members: [String: JSONValue] = [:], loss: String = "arcface",
    countingUnseen: Bool = false
  ) throws -> Bool {
    let words = asked.split(separator: " ").map(String.init)
    return try SweepMapChoice(sweepOptions(words))
      .matches(map(members, loss), countingUnseen: countingUnseen)
  }

  @Test func whatIsUsualInRowsIsNotAnythingThatIsAsked() throws {
    #expect(try matches("--encoder mlp", ["encoder": .string("mlp")]))
    #expect(try !matches("--encoder linear", ["encoder": .string("mlp")]))
    #expect(try matches("--encoder linear", ["encoder": .string("linear")]))
    #expect(try !matches("--standardize", ["standardize": .boolean(false)]))
    #expect(try matches("--standardize", ["standardize": .boolean(true)]))
  }

  @Test func noEncoderIsNotTheUsualOne() throws {
    let free: [String: JSONValue] = ["mode": .string("free"), "encoder": .null]
    #expect(try !matches("--encoder mlp", free) && matches("--encoder mlp"))
  }

  @Test func theUsualVariantIsOneThatIsNotSaid() throws {
    #expect(try matches("--mining all", loss: "triplet"))
    #expect(try !matches("--mining hard", loss: "triplet"))
    #expect(try matches("--bias on", loss: "softmax") && !matches("--bias off", loss: "softmax"))
    #expect(try matches("--variant monotone") && !matches("--bias on"))
  }

  @Test func classesThatTheDataHoldBackAreNotCounted() throws {
    let unseen = JSONValue.array((31...50).map { .string("\($0)") })
    let members = ["data": .string("identities"), "classes": .number(30), "unseen": unseen]
    #expect(try matches("--classes 30", members, countingUnseen: true))
    #expect(try !matches("--classes 50", members, countingUnseen: true))
    #expect(try matches("--classes 50 --unseen 20", members, countingUnseen: true))
  }

  @Test func unseenClassesAreNamedOrCounted() throws {
    #expect(try matches("--unseen 2") && matches("--unseen 8,9") && matches("--unseen 9,8"))
    #expect(try !matches("--unseen 0") && !matches("--unseen 1") && !matches("--unseen 7,9"))
    #expect(try matches("--unseen 0", ["unseen": .array([])]))
  }

  @Test func classesAreCountedWithThoseNeverSeen() throws {
    #expect(try matches("--classes 4") && matches("--classes 6", countingUnseen: true))
    #expect(try !matches("--classes 6") && !matches("--classes 5", countingUnseen: true))
  }

  @Test func tripletsAndBiasAreLookedAt() throws {
    let hard: [String: JSONValue] = ["variant": .string("hard")]
    #expect(try matches("--mining hard", hard, loss: "triplet"))
    #expect(try !matches("--mining easy", hard, loss: "triplet") && !matches("--mining hard"))
    let none: [String: JSONValue] = ["variant": .string("nobias")]
    #expect(try matches("--bias off", none, loss: "softmax"))
    #expect(try !matches("--bias on", none, loss: "softmax"))
  }

  @Test func aBatchOfALossThatComparesIsItsExamples() throws {
    let members: [String: JSONValue] = ["batch": .number(128), "examples": .number(66)]
    #expect(try matches("--batch 66", members, loss: "triplet"))
    #expect(try !matches("--batch 128", members, loss: "triplet"))
    #expect(try matches("--batch 128", members))
  }

  @Test func aFileIsTheOneWithItsRows() throws {
    let rows = (0..<12).map { "\($0 % 7),\($0 % 5),\(["a", "b", "c"][$0 % 3])\n" }.joined()
    try withFile("te.csv", rows) { path in
      let digest = try #require(sweepOptions(["--data", path]).configuration().table?.digestText)
      func matches(_ file: String, _ digest: String) throws -> Bool {
        try SweepMapChoice(
          sweepOptions(["--data", file]), known: [SweepRequest.anchored("gone.csv"): ["12"]]
        ).matches(
          map(["data": .string("file"), "data_digest": .string(digest)]), countingUnseen: false)
      }
      #expect(try matches(path, digest) && matches("gone.csv", "12"))
      #expect(try !matches(path, "12") && !matches("never.csv", "12"))
    }
  }

  /// The options that it needs were refused, and its refusal swallowed.
  @Test func aFileIsReadAsItsOptionsSay() throws {
    let rows = (0..<12).map { "\($0),\(["a", "b", "c"][$0 % 3]),\($0 % 7),\($0 % 5)\n" }.joined()
    try withFile("k.csv", "id,kind,x,y\n" + rows) { path in
      let how = ["--data", path, "--label", "kind", "--ignore", "id"]
      let options = try sweepOptions(how)
      let digest = try #require(options.configuration().table?.digestText)
      let map = try map(["data": .string("file"), "data_digest": .string(digest)])
      #expect(try SweepMapChoice(options).matches(map, countingUnseen: false))
      try SweepOptions.check(options.given, for: .show)
      #expect(throws: (any Error).self) { try SweepMapChoice(sweepOptions(["--data", path])) }
      #expect(throws: UsageError.self) { try SweepMapChoice(sweepOptions(["--label", "kind"])) }
    }
  }

  @Test func whatIsGoneLayInItsFolder() {
    let here = FileManager.default.currentDirectoryPath
    for name in ["gone.csv", "./gone.csv"] {
      #expect(SweepRequest.anchored(name) == here + "/gone.csv")
    }
    #expect(SweepRequest.anchored("/gone.csv") == "/gone.csv")
    #expect(SweepRequest.anchored("/no/where.csv") == "/no/where.csv")
    #expect(SweepRequest.anchored("-") == "-" && SweepRequest.anchored("digits") == "digits")
  }

  @Test func rowsOfAnotherEngineAreAMapOfTheirOwn() throws {
    let rows = try [3.0, 4].map { engine in
      try #require(map(["engine": .number(engine)]).cells.first?.first?.first)
    }
    #expect(SweepMap.maps(of: rows).map(\.seeds) == [1, 1])
    #expect(SweepMap.maps(of: rows)[0].subject.contains("engine 4"), "the newest comes first")
  }
}

/// A grid over classes is, run by run, what `wedge train` does.
@Test(arguments: [
  ["--data", "iris", "--unseen", "setosa"], ["--unseen", "1"], ["--unseen", "0,1"],
  ["--unseen", "0"], [], ["--data", "iris", "--unseen", "virginica"],
])
func anAxisOfClassesIsTheOptionOfTrain(_ arguments: [String]) throws {
  let values = arguments.contains("iris") ? [3] : [4, 10]
  let grid = "classes=" + values.map(String.init).joined(separator: ",")
  let plan = try SweepRequest.plan(sweepOptions(arguments + ["--grid", grid, "--seeds", "7"]))
  for (run, count) in zip(plan.runs, values) {
    let train = try sweepOptions(arguments + ["--classes", "\(count)"]).configuration()
    #expect(run.configuration == train)
  }
}

/// What is said of a folder that is not as its sweep left it.
@Suite struct SweepWatchTests {
  private func keep(_ arguments: [String], _ finished: Int, in folder: SweepFolder) throws {
    let plan = try SweepRequest.plan(sweepOptions(arguments))
    try SweepRecipe(arguments: arguments, plan).keep(in: folder)
    let log = try SweepLog("\(folder.path)/runs.\(arguments.count).jsonl")
    for run in plan.runs.prefix(finished) {
      try log.append(JSONValue.object(try SweepWork.row(of: run)).text())
    }
  }

  private let blobs = ["--data", "blobs", "--classes", "3", "--steps", "1", "--grid", "m=0,0.2"]

  @Test func aSweepThatBeginsLaterLeavesWordToo() throws {
    try inSweepFolder { folder in
      try keep(blobs, 1, in: folder)
      var watch = try SweepWatch(folder)
      #expect(watch.total == 2 && watch.runs.count == 2)
      try keep(blobs + ["--loss", "cosface"], 2, in: folder)
      #expect(try watch.look())
      #expect(watch.total == 4 && watch.rows.allSatisfy { watch.runs[$0.id] != nil })
    }
  }

  @Test func linesThatWereNotFinishedAreSaid() throws {
    try inSweepFolder { folder in
      try keep(blobs, 1, in: folder)
      try Data("{\"id\":\n".utf8).write(to: URL(fileURLWithPath: folder.path + "/runs.9.jsonl"))
      let sentences = try SweepWatch(folder).sentences
      #expect(sentences.first?.contains("1 unfinished line was left out: the sweep's") == true)
      try keep(blobs, 2, in: folder)
      #expect(try SweepWatch(folder).sentences.first?.contains("are all there without") == true)
    }
  }

  /// What no recipe that can be read means may be what the torn line was of.
  @Test func allIsThereWhereEveryRecipeCanBeRead() throws {
    try inSweepFolder { folder in
      try keep(blobs, 2, in: folder)
      try Data("{\"id\":\n".utf8).write(to: URL(fileURLWithPath: folder.path + "/runs.9.jsonl"))
      #expect(try SweepWatch(folder).sentences.first?.contains("are all there") == true)
      let unread = folder.path + "/sweep.0.json"
      try Data("{\"arguments\":[\"--data\",\"/gone.csv\"]}\n".utf8)
        .write(to: URL(fileURLWithPath: unread))
      #expect(try SweepWatch(folder).sentences.first?.contains("runs what is missing") == true)
    }
  }

  /// Folders of before count the classes that are trained on alone, and are finished as they are.
  @Test func anOlderAxisOfClassesIsReadAsItWasMeant() throws {
    for (arguments, count) in [
      (["--unseen", "1", "--grid", "classes=5,6"], 2),
      (["--data", "iris", "--unseen", "setosa", "--grid", "classes=2"], 1),
    ] {
      try inSweepFolder { folder in
        let words = arguments + ["--steps", "1"]
        let older = try SweepRequest.plan(sweepOptions(words), countingUnseen: false)
        #expect(older.runs.map(\.configuration.classes) == (count == 2 ? [5, 6] : [2]))
        try SweepRecipe(arguments: words, older).keep(in: folder)
        #expect(Set(try SweepWatch(folder).runs.keys) == Set(older.runs.map(\.id)))
        guard count == 2 else { return }
        try SweepRecipe(arguments: words, SweepRequest.plan(sweepOptions(words))).keep(in: folder)
        let classes = try SweepWatch(folder).runs.values.map(\.configuration.classes)
        #expect(classes.sorted() == [4, 5, 6])
      }
    }
  }

  @Test func aFileThatChangedIsNotTheOneThatWasSwept() throws {
    let rows = (0..<40).map { "\($0 % 7),\($0 % 5),\(["a", "b", "c"][$0 % 3])\n" }.joined()
    try withFile("te.csv", rows) { path in
      try inSweepFolder { folder in
        let arguments = ["--data", path, "--steps", "1", "--grid", "m=0,0.2", "--out", folder.path]
        #expect(try wedge(["sweep"] + arguments).status == 0)
        #expect(try SweepWatch(folder).total == 2)
        try Data((rows + "5,5,a\n").utf8).write(to: URL(fileURLWithPath: path))
        let watch = try SweepWatch(folder)
        #expect(watch.total == nil && watch.rows.count == 2)
        #expect(watch.reasonNotToOpen(watch.rows[0].id).contains("is gone or has other rows now"))
      }
    }
  }

  @Test func aWarmUpThatDidNotEndIsSaid() throws {
    try inSweepFolder { folder in
      try keep(blobs + ["--warm-up", "100"], 2, in: folder)
      try keep(
        ["--loss", "lsoftmax"] + blobs.dropLast(2) + ["--grid", "m=2,3", "--warm-up", "9"], 2,
        in: folder)
      #expect(try SweepWatch(folder).sentences.contains { $0.hasPrefix("4 runs ended within") })
    }
  }

  /// A sweep ran the same grid again and again, for ever.
  @Test func aFileThatIsTakenAwayIsAnError() throws {
    try inSweepFolder { folder in
      let log = try SweepLog("\(folder.path)/runs.0.jsonl")
      try log.append(Array("{\"id\":\"a\"}".utf8))
      try FileManager.default.removeItem(atPath: log.path)
      #expect(throws: OutputError.self) { try log.append(Array("{\"id\":\"b\"}".utf8)) }
    }
  }

  /// A quantity was refused that the first map alone has not.
  @Test func theMapHasTheQuantityThatIsAsked() throws {
    try inSweepFolder { folder in
      let losses = [
        "--data", "blobs", "--classes", "3", "--steps", "1", "--loss", "softmax,arcface",
      ]
      try keep(losses, 2, in: folder)
      let picture = try wedge(
        "sweep", "show", folder.path, "--format", "text", "--quantity", "above-floor")
      #expect(picture.output.contains("map 2 of 2"), "\(picture.errors)")
      let none = try wedge(
        "sweep", "show", folder.path, "--format", "text", "--quantity", "unseen-eer")
      #expect(none.status == 64 && none.errors.contains("above-floor"))
    }
  }
}
