import Foundation
import Testing
import Training

@testable import wedge

private let points = """
  id,length,width,kind
  7,1.5,2,rose
  3,1,3,rose
  4,4,1,lily
  9,5,1,lily

  """

/// The same rows without what names them.
private let measured = points.split(separator: "\n").map { line in
  line.split(separator: ",").dropFirst().joined(separator: ",")
}.joined(separator: "\n")

@Test func whatWasTakenAndLeftIsOneLineBesideTheData() throws {
  try withFile("points.csv", points) { path in
    let outcome = try wedge("judge", path, "--ignore", "id", "--json")
    let line =
      "points.csv: took 4 rows of 2 columns (length, width), 2 classes from column 'kind'; "
      + "left out: column 'id'.\n"
    #expect(outcome.status == 0 && outcome.errors == line)
    #expect(outcome.output.hasPrefix("{") && !outcome.output.contains("took"))
  }
}

@Test func namesThatHardlyDifferAreSaidToBeTwoClasses() throws {
  let rows = measured.replacing("rose", with: "Lily")
  try withFile("points.csv", rows) { path in
    let said = try wedge("judge", path).errors
    #expect(said.contains("nothing was left out. '"), "\(said)")
    #expect(said.contains("'Lily' and 'lily' are two classes"), "\(said)")
  }
  try withFile("points.csv", measured) { path in
    let said = try wedge("judge", path).errors
    #expect(said.hasSuffix("nothing was left out.\n"))
  }
}

@Test func anIdIsRefusedWithTheOptionThatLeavesItOut() throws {
  try withFile("points.csv", points) { path in
    let outcome = try wedge("train", "--data", path, "--steps", "1")
    #expect(outcome.status == 2 && outcome.errors.contains("--ignore id"))
    #expect(try wedge("train", "--data", path, "--steps", "1", "--ignore", "none").status == 0)
  }
}

@Test func rowsOfZerosAreNotJudgedAndSaidElsewhere() throws {
  try withFile("zeros.csv", measured + "\n0,0,rose\n") { path in
    let judged = try wedge("judge", path)
    #expect(
      judged.status == 2 && judged.errors.contains("only zeros")
        && judged.errors.contains("in row 5"))
    #expect(judged.errors.contains("or numbers below 1e-45"))
    let without = try wedge("judge", path, "--ignore", "zero-rows")
    #expect(without.status == 0 && without.errors.contains("left out: 1 row of zeros (5)"))
    let trained = try wedge("train", "--data", path, "--steps", "1")
    #expect(trained.status == 0 && trained.errors.contains("no direction"))
  }
}

/// "Nothing was left out" is said of the file alone.
@Test func classesThatAreNotAskedForAreSaidToBeLeftOut() throws {
  let rows = "1,0,a\n0,1,b\n-1,0,c\n1,1,a\n0,2,b\n-2,0,c\n"
  try withFile("rows.csv", "x,y,kind\n" + rows) { path in
    let some = try wedge("train", "--data", path, "--classes", "2", "--steps", "1")
    #expect(
      some.errors.contains("the first 2 classes are used, 4 rows; left out: 2 rows of 1 class."),
      "\(some.errors)")
    #expect(!(try wedge("train", "--data", path, "--steps", "1").errors.contains("left out: 2")))
  }
}

@Test func aCommandThatOpensARunAgainReadsTheFileTheSameWay() throws {
  let arguments = ["--data", "my rows.csv", "--label", "last", "--ignore", "id,2", "--header=on"]
  guard case .command(_, let options) = try CommandLineParser.parse(["run"] + arguments) else {
    return
  }
  #expect(options.dataWords == "'my rows.csv' --label last --header on --ignore id,2")
}

@Test func standardInputIsReadToItsEnd() throws {
  for arguments in [["judge", "-", "--format", "csv"], ["judge", "/dev/stdin", "--format=csv"]] {
    let pipe = Pipe()
    try pipe.fileHandleForWriting.write(contentsOf: Data(measured.utf8))
    try pipe.fileHandleForWriting.close()
    let outcome = try wedge(arguments, input: pipe)
    #expect(outcome.status == 0 && outcome.output.hasPrefix("standard input: 4 embeddings"))
  }
}

@Test func aNameThatTellsItsKindNeedsNoFormatBesideStandardInput() throws {
  let lines = measured.split(separator: "\n").dropFirst().map { line in
    let fields = line.split(separator: ",")
    return "{\"v\":[\(fields[0]),\(fields[1])],\"label\":\"\(fields.last ?? "")\"}"
  }
  try withFile("rows.jsonl", lines.joined(separator: "\n")) { path in
    let pipe = Pipe()
    try pipe.fileHandleForWriting.write(contentsOf: Data(measured.utf8))
    try pipe.fileHandleForWriting.close()
    let outcome = try wedge(["judge", path, "-", "--format", "csv"], input: pipe)
    #expect(outcome.status == 0, "\(outcome)")
  }
  // Anything may be called so.
  try withFile("rows.txt", lines.joined(separator: "\n")) { path in
    let outcome = try wedge("judge", path, "--format", "jsonl")
    #expect(outcome.status == 0, "\(outcome)")
  }
}

@Test func aSweepReadsStandardInputOnce() throws {
  try withFile("unused.csv", "") { path in
    let folder = path + ".runs"
    let pipe = Pipe()
    try pipe.fileHandleForWriting.write(contentsOf: Data(measured.utf8))
    try pipe.fileHandleForWriting.close()
    let arguments = [
      "sweep", "--data", "-", "--data-format", "csv", "--loss", "arcface,cosface", "--grid", "m=0",
      "--steps", "1", "--out", folder,
    ]
    #expect(try wedge(arguments, input: pipe).status == 0)
    #expect(try wedge("sweep", "show", folder, "--format", "text").status == 0)
  }
}

@Test func aDeviceIsNoData() throws {
  let zeros = try #require(FileHandle(forReadingAtPath: "/dev/zero"))
  let outcome = try wedge(["judge", "-", "--format", "npy"], input: zeros)
  #expect(outcome.status == 2 && outcome.errors.contains("is a device"))
}

@Test func whatHoldsThePlaceOfAClosedStreamIsNoDevice() throws {
  let closed = try #require(FileHandle(forWritingAtPath: "/dev/null"))
  let outcome = try wedge(["judge", "-", "--format", "npy"], input: closed)
  #expect(outcome.status == 2 && outcome.errors.contains("cannot be read: "), "\(outcome)")
}

@Test func dataAndLabelsCannotBothComeFromStandardInput() throws {
  #expect(try wedge("judge", "-", "--labels", "-").status == 64)
}

@Test func aNamedPipeIsReadOnceAndASilentWriterIsSaid() throws {
  try withFile("unused.csv", "") { path in
    let fifo = path + ".pipe"
    #expect(mkfifo(fifo, 0o600) == 0)
    let writer = Process()
    writer.executableURL = URL(fileURLWithPath: "/bin/sh")
    writer.arguments = ["-c", "exec 3>\"$0\"; sleep 3; printf '%s' \"$1\" >&3", fifo, measured]
    try writer.run()
    let outcome = try wedge("judge", fifo, "--data-format", "csv")
    writer.waitUntilExit()
    #expect(outcome.status == 0 && outcome.output.contains("4 embeddings"))
    #expect(outcome.errors.contains("nothing has come for two seconds"))
  }
}

@Test func copiesAreSaidWhereTheyFlatter() throws {
  let rows = (0..<60).map { "\($0 % 12),\($0 % 4),1.5,\(["rose", "lily"][$0 % 2])\n" }.joined()
  try withFile("copies.csv", "a,b,c,kind\n" + rows) { path in
    let trained = try wedge("train", "--data", path, "--steps", "1")
    #expect(trained.status == 0)
    #expect(trained.errors.contains("of 14 rows held out are copies of rows trained on"))
    let free = try wedge("train", "--data", path, "--steps", "1", "--mode", "free")
    #expect(!free.errors.contains("rows held out"))
    #expect(try wedge("judge", path).errors.contains("48 of 60 rows are copies of other rows"))
  }
}
