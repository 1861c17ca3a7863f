import Foundation
import Testing

@Suite struct RecordCommandTests {
  /// A picture was titled with the name of the file it went into.
  @Test(arguments: ["svg", "cast", "html"])
  func theSameTapeGivesTheSameBytesWhateverTheFileIsCalled(_ ending: String) throws {
    let folder = try TapeFolder("Sleep 200ms\n")
    defer { folder.remove() }
    for name in ["b", "c"] {
      #expect(try folder.record("-o", folder.path + "/\(name).\(ending)").status == 0)
    }
    let bytes = ["b", "c"].map {
      FileManager.default.contents(atPath: "\(folder.path)/\($0).\(ending)")
    }
    #expect(bytes[0] != nil && bytes[0] == bytes[1])
  }

  @Test func aStateIsFoundBesideItsTape() throws {
    let folder = try TapeFolder("")
    defer { folder.remove() }
    let golden = try #require(Bundle.fixtures("state-3.json"))
    try FileManager.default.copyItem(atPath: golden, toPath: folder.path + "/s.json")
    try "Set State s.json\nSleep 100ms\n".write(
      toFile: folder.path + "/a.tape", atomically: true, encoding: .utf8)
    let outcome = try folder.record("-o", folder.path + "/a.svg")
    #expect(outcome.status == 0 && folder.files.contains("a.svg"), "\(outcome)")
  }

  @Test(arguments: [
    ("Output @/frames/", 2, ".cast"), ("Output @/a.foo", 2, "a.tape:2:1' names"),
    ("Capture @/a.gif", 2, "a.tape:2:1"), ("Capture @/a", 2, ".svg"),
    ("Output @/a.cast Output @/a.cast", 2, "twice"),
    ("Output @/a.svg Capture @/a.svg", 2, "twice"),
    ("Output @/none/a.cast", 1, "Make the folder"), ("Capture @/none/a.svg", 1, "Make the folder"),
    ("View nonsense", 2, "there is no such view"),
    ("State {--loss foo}", 2, "invalid for '--loss'"),
  ])
  func aCheckKnowsWhatCannotBeWritten(_ tape: String, _ status: Int32, _ words: String) throws {
    let folder = try TapeFolder(tape + "\nSleep 1s\n")
    defer { folder.remove() }
    let outcome = try folder.record("--check")
    #expect(outcome.status == status && outcome.errors.contains(words), "\(outcome)")
    #expect(folder.files == ["a.tape"])
  }

  @Test(arguments: [["--check"], ["-o", "@/a.txt"], ["--describe"]])
  func aKeyThatWritesAFileInALiveRunIsWarnedOfAndWritesNone(_ words: [String]) throws {
    let folder = try TapeFolder("Type \"w\" Step 30\nType \"WE\" F2\nType \"/wWE\" Enter\n")
    defer { folder.remove() }
    let outcome = try wedge(
      ["record", folder.path + "/a.tape"] + words.map { $0.replacing("@", with: folder.path) },
      in: folder.path)
    #expect(outcome.status == 0, "\(outcome)")
    let places = [
      "2:1 w writes a state", "3:1 W writes a figure", "3:1 E writes a module",
      "3:11 F2 writes a recording",
    ]
    let warnings = outcome.errors.split(separator: "\n").filter { $0.hasPrefix("Warning: ") }
    #expect(warnings.count == places.count, "\(outcome)")
    for (warning, place) in zip(warnings, places) {
      #expect(
        warning.contains("a.tape:\(place)") && warning.contains("nothing in a recording"),
        "\(warning)")
    }
    #expect(folder.files == (words[0] == "-o" ? ["a.tape", "a.txt"] : ["a.tape"]))
  }

  @Test func aFileOfTheCommandLineIsTheCommandLinesFault() throws {
    let folder = try TapeFolder("Sleep 1s\n")
    defer { folder.remove() }
    let outcome = try folder.record("--check", "-o", folder.path + "/a.foo")
    #expect(outcome.status == 64 && outcome.errors.contains("of no kind"), "\(outcome)")
  }

  @Test func whatWasDrawnIsKeptWhenAnotherFileFails() throws {
    let folder = try TapeFolder(
      "Output @/none/a.svg Output @/a.cast\nSleep 200ms Capture @/none/b.ans Capture @/c.txt\n")
    defer { folder.remove() }
    let outcome = try folder.record()
    #expect(outcome.status == 1, "\(outcome)")
    #expect(outcome.errors.contains("none/a.svg") && outcome.errors.contains("none/b.ans"))
    #expect(folder.files == ["a.cast", "a.tape", "c.txt"])
  }

  @Test func stillsAndCaptionsNeedNoOtherRecording() throws {
    let folder = try TapeFolder("Set Data blobs Say \"a word\" Capture @/a.svg Sleep 200ms\n")
    defer { folder.remove() }
    #expect(try folder.record().status == 0)
    #expect(folder.files == ["a.svg", "a.tape"])
    #expect(try folder.record("-o", folder.path + "/b.html", "--force").status == 0)
    #expect(folder.files == ["a.svg", "a.tape", "b.html", "b.vtt"])
    let refused = try folder.record("-o", folder.path + "/b.webm")
    #expect(refused.errors.contains("b.vtt") || refused.errors.contains("a.svg"), "\(refused)")
    let words = try folder.record("--describe")
    #expect(words.status == 0 && words.output.contains("0:00 a word\n"), "\(words)")
  }

  @Test func captionsAreTheSameForEachFilmAndOthersAreKept() throws {
    let folder = try TapeFolder("Say \"a word\" Sleep 200ms\n")
    defer { folder.remove() }
    #expect(try folder.record("-o", folder.path + "/a.html").status == 0)
    try FileManager.default.moveItem(
      atPath: folder.path + "/a.html", toPath: folder.path + "/b.html")
    #expect(try folder.record("-o", folder.path + "/a.html").status == 0)
    try FileManager.default.removeItem(atPath: folder.path + "/a.html")
    try "WEBVTT\n\nmine\n".write(
      toFile: folder.path + "/a.vtt", atomically: true, encoding: .utf8)
    let outcome = try folder.record("-o", folder.path + "/a.html")
    #expect(outcome.status == 1 && outcome.errors.contains("something else"), "\(outcome)")
    #expect(try String(contentsOfFile: folder.path + "/a.vtt", encoding: .utf8).contains("mine"))
  }

  /// What was there was lost, without a word.
  @Test(arguments: [[], ["--force"]])
  func wordsReplaceNothingUnasked(_ force: [String]) throws {
    let folder = try TapeFolder("Sleep 200ms\n")
    defer { folder.remove() }
    let lesson = force.isEmpty ? [["--lesson", "separable"]] : []
    for source in [[folder.path + "/a.tape"]] + lesson {
      let path = folder.path + "/words"
      try "precious".write(toFile: path, atomically: true, encoding: .utf8)
      let outcome = try wedge(["record"] + source + ["--describe", "-o", path] + force)
      #expect(outcome.status == (force.isEmpty ? 1 : 0), "\(outcome)")
      let text = try String(contentsOfFile: path, encoding: .utf8)
      #expect((text == "precious") == force.isEmpty)
    }
  }

  @Test func wordsAreNoRecordingAndNotTheTape() throws {
    let folder = try TapeFolder("Sleep 200ms\n")
    defer { folder.remove() }
    for name in ["b.cast", "a.tape"] {
      let outcome = try folder.record("--describe", "--force", "-o", "\(folder.path)/\(name)")
      #expect(outcome.status == 64 && outcome.errors.contains(name), "\(outcome)")
    }
    let outcome = try folder.record("--describe", "-o", "-")
    #expect(outcome.status == 0 && outcome.output.hasPrefix("a.tape, 0:00"), "\(outcome)")
  }

  @Test(arguments: [
    "--check --card", "--check --budget 5MB", "--check --slider zz=0:1:0.1",
    "--check --slider m=0:4:2",
    "--check --cast-version 3", "--slider m=0:1:0.5",
  ])
  func whatHasNoUseIsRefusedBeforeAnythingIsBegun(_ words: String) throws {
    let folder = try TapeFolder(
      "Output @/b.html Output @/c.svg Sleep 200ms\n".replacing(
        "Output @/c.svg", with: words.hasPrefix("--check") ? "" : "Output @/c.svg"))
    defer { folder.remove() }
    let outcome = try wedge(
      ["record", folder.path + "/a.tape"] + words.split(separator: " ").map(String.init))
    #expect(outcome.status == 64, "\(outcome)")
    #expect(folder.files == ["a.tape"])
  }

  @Test(arguments: ["--check", "--compare softmax,arcface", "--view loss", "--speed 5"])
  func aLessonHasNoUseForWhatIsOfTapes(_ option: String) throws {
    let folder = try TapeFolder("")
    defer { folder.remove() }
    let words = option.split(separator: " ").map(String.init)
    let outcome = try wedge(
      ["record", "--lesson", "separable", "-o", folder.path + "/a.cast"] + words)
    #expect(outcome.status == 64 && outcome.errors.contains("'\(words[0])' is for a tape"))
    #expect(folder.files == ["a.tape"])
  }

  @Test func aFaultOfASourcedTapeNamesItsFile() throws {
    let folder = try TapeFolder("Source b.tape\n")
    defer { folder.remove() }
    try "\nSet Loss nosuch\n".write(
      toFile: folder.path + "/b.tape", atomically: true, encoding: .utf8)
    let outcome = try folder.record("--check")
    #expect(outcome.status == 2 && outcome.errors.contains("b.tape:2:5'"), "\(outcome)")
    #expect(outcome.errors.contains("(sourced at \(folder.path)/a.tape:2:8)"), "\(outcome)")
  }

  @Test func aPageSaysWhatItPassesOverAndTakesItsFont() throws {
    let folder = try TapeFolder("Set FontFamily \"Comic Mono\" Set Padding 20\nSleep 100ms\n")
    defer { folder.remove() }
    for words in [[], ["--slider", "m=0:0.4:0.2"]] {
      let outcome = try wedge(
        ["record", folder.path + "/a.tape", "--force", "-o", folder.path + "/a.html"] + words)
      #expect(
        outcome.status == 0 && outcome.errors.contains("without Padding, which"), "\(outcome)")
      let page = try String(contentsOfFile: folder.path + "/a.html", encoding: .utf8)
      #expect(page.contains("Comic Mono"))
    }
  }

  @Test(arguments: [("--budget", "1MB", "a.gif"), ("--card", "", "card.png")])
  func whatNoOutputHasAUseForIsRefused(_ option: String, _ value: String, _ remedy: String) throws {
    let folder = try TapeFolder("Sleep 200ms\n")
    defer { folder.remove() }
    let words = ["record", folder.path + "/a.tape", "-o", folder.path + "/a.html", option]
    let outcome = try wedge(words + (value.isEmpty ? [] : [value]))
    #expect(outcome.status == 64 && outcome.errors.contains(remedy), "\(outcome)")
    #expect(folder.files == ["a.tape"])
  }

  @Test(arguments: ["--slider m=0:1:0.5", "--budget 1MB", "--card"])
  func wordsHaveNoUseForPictures(_ option: String) throws {
    let folder = try TapeFolder("Sleep 200ms\n")
    defer { folder.remove() }
    let words = option.split(separator: " ").map(String.init)
    let outcome = try wedge(["record", folder.path + "/a.tape", "--describe"] + words)
    #expect(
      outcome.status == 64 && outcome.errors.contains("'\(words[0])' has no use"), "\(outcome)")
  }

  @Test func anEndingMayBeInCapitals() throws {
    let folder = try TapeFolder("Sleep 200ms\n")
    defer { folder.remove() }
    let outcome = try folder.record("-o", folder.path + "/A.SVG", "--card")
    #expect(outcome.status == 0 && folder.files.contains("A.SVG"), "\(outcome)")
  }

  @Test func aLessonIsToldInWordsToo() throws {
    let outcome = try wedge(["record", "--lesson", "wedge-and-band", "--describe"])
    #expect(outcome.status == 0, "\(outcome)")
    #expect(outcome.output.hasPrefix("A wedge and a band, 0:"), "\(outcome)")
    let lines = outcome.output.split(separator: "\n")
    let step = try #require(
      lines.firstIndex { $0.contains(" Stop: Most digits are right as used;") })
    #expect(
      lines[step].contains("your guess") && lines[step + 1].contains(" Status: "), "\(outcome)")
    #expect(lines.last?.contains("Stop: Wrong belief: ") ?? false, "\(outcome)")
  }

  /// A text of a lesson was empty.
  @Test func aLessonAsATextHasTheScreenOfEachStopAndOfItsEnd() throws {
    let folder = try TapeFolder("Sleep 200ms\n")
    defer { folder.remove() }
    let path = folder.path + "/lesson.txt"
    let outcome = try wedge(["record", "--lesson", "separable", "-o", path])
    #expect(outcome.status == 0, "\(outcome)")
    let screens = try String(contentsOfFile: path, encoding: .utf8).split(
      separator: String(repeating: "─", count: 80) + "\n")
    let stops = try wedge(["record", "--lesson", "separable", "--describe"]).output
    #expect(screens.count == stops.split(separator: " Stop: ").count - 1)
    #expect(screens.allSatisfy { $0.contains("softmax") })
  }

  /// However slowly its keys come.
  @Test(arguments: ["50ms", "300ms", "700ms"])
  func theLastValueOfATurnIsTold(_ pace: String) throws {
    let folder = try TapeFolder("Set TypingSpeed \(pace) Sleep 1s Type \"m\" Right 3\n")
    defer { folder.remove() }
    let last = try folder.record("--describe").output.split(separator: "\n").last ?? ""
    #expect(last.contains("→ 0.65 at step"), "\(last)")
  }

  @Test func aTapeThatShowsNothingSaysSo() throws {
    let folder = try TapeFolder("Hide Sleep 200ms\n")
    defer { folder.remove() }
    let outcome = try folder.record("-o", folder.path + "/a.svg")
    #expect(outcome.status == 1 && outcome.errors.contains("Write Show"), "\(outcome)")
    #expect(folder.files == ["a.tape"])
  }
}
