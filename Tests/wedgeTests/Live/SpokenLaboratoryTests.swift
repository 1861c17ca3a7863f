import Foundation
import Testing

/// What is said to lines that are typed in a folder of its own, the command that is said at last, and the files
/// that are there then.
private func spoken(_ lines: String...) throws
  -> (said: [String], files: [String], reopening: String)
{
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("wedge-spoken-\(UUID().uuidString)").path
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: folder) }
  let outcome = try wedge(
    ["run", "--speak", "--data", "blobs", "--classes", "4"], input: try typed(lines), in: folder)
  #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome)")
  let said = outcome.output.split(separator: "\n").map(String.init)
  return (
    said.dropLast(), try FileManager.default.contentsOfDirectory(atPath: folder).sorted(),
    said.last ?? ""
  )
}

/// Lines as a person's input, which then ends.
private func typed(_ lines: [String]) throws -> Pipe {
  let input = Pipe()
  try input.fileHandleForWriting.write(contentsOf: Data(lines.map { $0 + "\n" }.joined().utf8))
  try input.fileHandleForWriting.close()
  return input
}

@Suite struct SpokenLaboratoryTests {
  @Test(arguments: [["step 5", "w", "W", "E", "q"], ["step 5", "wWE", "q"]])
  func whatAKeyWritesIsWrittenAndItsNameIsSaid(_ lines: [String]) throws {
    let (said, files, reopening) =
      lines.count > 3
      ? try spoken(lines[0], lines[1], lines[2], lines[3], lines[4])
      : try spoken(lines[0], lines[1], lines[2])
    #expect(
      files == ["wedge-arcface-blobs-5.json", "wedge-plane-arcface-5.svg", "wedge_arcface.py"])
    #expect(said.contains("written; goes on by: wedge --state wedge-arcface-blobs-5.json."))
    #expect(said.contains("drawn: wedge-plane-arcface-5.svg."), "\(said)")
    #expect(
      said.contains { $0.hasPrefix("the loss with the numbers that are set, for PyTorch: wedge_") })
    #expect(!said.contains { $0.hasPrefix("Nothing has changed") }, "\(said)")
    #expect(reopening == "To open it again: wedge --state wedge-arcface-blobs-5.json")
  }

  @Test func aQuestionIsAskedOnce() throws {
    let said = try spoken("Ask \"What?\"", "q").said
    #expect(said.count { $0 == "What?" } == 1, "\(said)")
  }

  @Test func whatNeedsAScreenSaysSoInASentence() throws {
    let (said, files, _) = try spoken("F2", "t", "q")
    #expect(said.contains { $0.hasPrefix("Attention: F2 records a screen") }, "\(said)")
    #expect(said.contains { $0.hasPrefix("Attention: lessons are not opened") }, "\(said)")
    #expect(files.isEmpty)
  }

  private static let question =
    "Attention: q again quits and loses 700 steps; w keeps them, any other key goes back."
  private static let loss = "The input has ended, which loses 700 steps."

  @Test func quittingAsksAndTheEndOfTheInputSaysWhatItLoses() throws {
    #expect(try spoken("step 700").said.last == Self.loss)
    #expect(try spoken("step 700", "q").said.suffix(2) == [Self.question, Self.loss])
    #expect(try spoken("step 700", "q", "q").said.last == Self.question)
    let (said, files, _) = try spoken("step 700", "q", "w", "q")
    #expect(said.contains(Self.question) && files.count == 1)
    #expect(said.last?.hasPrefix("written; goes on by") ?? false, "\(said)")
  }

  @Test func anyOtherLineLeavesTheQuestion() throws {
    let said = try spoken("step 700", "q", "step 1", "q", "q").said
    #expect(said.contains(Self.question))
    #expect(said.last == Self.question.replacing("700", with: "701"))
  }

  @Test func aRefusedNumberIsASentenceEachTime() throws {
    let said = try spoken("m 99", "m 99", "q").said
    let refusals = said.filter { $0.hasPrefix("Attention: m margin: ") }
    #expect(refusals.count == 2 && said.last == refusals.last, "\(said)")
    #expect(said.count < 10, "\(said)")
  }

  /// Of more than one figure it was thrown away after it had been announced.
  @Test(arguments: ["Enter", ""])
  func aNumberThatIsTypedIsTakenByEnter(_ enter: String) throws {
    let said = try spoken("s", "Enter", "16", enter, "q").said
    #expect(said.contains("s scale 16.0."), "\(said)")
  }

  @Test(arguments: ["s 16", "m 0.5"])
  func aValueForAKnobThatTheLossLacksTurnsNoOther(_ line: String) throws {
    let said = try spoken("1", line, "q").said
    let number = line.dropFirst(2)
    #expect(said.last?.hasPrefix("Attention: ") ?? false, "\(said)")
    #expect(!said.contains { $0.contains(" \(number)") && !$0.hasPrefix("Enter takes") }, "\(said)")
  }

  /// Enter and figures mean something else there.
  @Test(arguments: [
    ("i", "j", "Esc leaves the question"),
    ("c", "tab 4", "No value is typed here"),
  ])
  func aValueWhereNoneIsTypedChoosesNoLoss(_ key: String, _ next: String, _ words: String) throws {
    let said = try spoken(key, next, "m 0.5", "?", "q").said
    #expect(said.contains { $0.contains(words) }, "\(said)")
    #expect(!said.contains { $0.hasPrefix("NormFace, ") }, "\(said)")
  }

  @Test(arguments: [["run", "--speak"], ["lessons", "1", "--speak"]])
  func anOutputThatCannotBeWrittenIsNoSuccess(_ arguments: [String]) throws {
    let full = try #require(FileHandle(forWritingAtPath: "/dev/full"))
    let outcome = try wedge(arguments, input: try typed(["", ""]), writingTo: full)
    #expect(outcome.status == 1, "\(outcome)")
    #expect(outcome.errors.hasPrefix("Error: standard output cannot be written: "), "\(outcome)")
    try withFile("a.tape", "Say \"one\"\nStep 3\n") { tape in
      let outcome = try wedge(["run", tape, "--speak"], input: try typed([""]), writingTo: full)
      #expect(outcome.status == 1, "\(outcome)")
    }
  }

  @Test func whoHasHeardEnoughEndsItInSilence() throws {
    let outcome = try wedgeIntoClosedPipe("run", "--speak")
    #expect(outcome.status == 128 + 13 && outcome.errors.isEmpty, "\(outcome)")
  }
}
