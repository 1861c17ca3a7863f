import Foundation
import Testing

@testable import Training
@testable import wedge

/// Rows about the corners of a cube, so many a class, and what else stands in each line.
func blocks(_ counts: [Int], header: String = "a,b,c,label", _ more: (Int) -> String = { _ in "" })
  -> String
{
  var (lines, number) = ([header], 0)
  for (label, count) in counts.enumerated() {
    for row in 0..<count {
      let numbers = (0..<3).map { axis -> String in
        let place = axis == label % 3 ? 1.0 : 0.1
        return String(place + 0.03 * Double((row * (7 + axis) + label) % 11))
      }
      lines.append("\(numbers.joined(separator: ","))\(more(number)),c\(label)")
      number += 1
    }
  }
  return lines.joined(separator: "\n") + "\n"
}

private func report(_ words: [String]) throws -> JSONValue {
  let outcome = try wedge(words + ["--json"])
  #expect(outcome.status == 0, "\(outcome.errors)")
  return try JSONValue(text: Array(outcome.output.utf8))
}

@Suite struct JudgedKnowledgeTests {
  @Test func sizesOfClassesAreThoseOfTheFileUnlessAGrowthIsGiven() throws {
    try withFile("rows.csv", blocks([20, 6, 3])) { path in
      let options = ["judge", path, "--losses", "ldam"]
      let learnt = try report(options)["losses"]?.array?.first
      #expect(learnt?["learnt_of_rows"]?["n_min"]?.number == 3)
      #expect(learnt?["learnt_of_rows"]?["n_max"]?.number == 20)
      #expect(learnt?["parameters"]?.object?.keys.contains("size-growth") == true)
      #expect(learnt?["parameters"]?["size-growth"]?.number == nil)
      let given = try report(options + ["--size-growth", "2"])["losses"]?.array?.first
      #expect(given?["learnt_of_rows"]?.object?.isEmpty == true)
      #expect(given?["parameters"]?["size-growth"]?.number == 2)
      #expect(try wedge(options).output.contains("n_max 20"))
      let centres = try wedge("judge", path, "--losses", "soft_triple", "--centers", "3")
      #expect(centres.status == 64 && centres.errors.contains("one prototype a class"))
    }
    let help = try wedge("judge", "--help").output
    #expect(help.contains("n_min and n_max are the smallest and the largest"))
  }

  @Test func aGrowthThatNoClassHasIsSaidOfEvenClassesToo() throws {
    try withFile("rows.csv", blocks([8, 8, 8])) { path in
      let options = ["train", "--data", path, "--loss", "ldam", "--steps", "1"]
      let errors = try wedge(options).errors
      #expect(errors.contains("here all have about as many samples"), "\(errors)")
      let alike = try wedge(options + ["--size-growth", "1"]).errors
      #expect(!alike.contains("is told that"))
    }
  }

  /// It was said that pairs of one class profit, of copies that no class has twice.
  @Test func aRowWithTwoLabelsIsNamed() throws {
    let twice = blocks([5, 5]) + "1.0,0.1,0.1,c1\n1.0,0.1,0.1,c0\n"
    try withFile("rows.csv", twice) { path in
      let errors = try wedge("judge", path).errors
      #expect(
        errors.contains("row 11 (c1) is row") || errors.contains("row 12 (c0) is row 11 (c1)"))
      #expect(errors.contains("One row has two labels") && !errors.contains("profit"), "\(errors)")
    }
  }

  @Test func meansThatNobodyMakesAreNotChosen() throws {
    let split = blocks([6, 6], header: "a,b,c,part,label") { $0 % 2 == 0 ? ",train" : ",test" }
    try withFile("rows.csv", split) { path in
      let options = ["judge", path, "--split", "part"]
      let refused = try wedge(options + ["--means", "all"])
      #expect(refused.status == 64 && refused.errors.contains("'--means' has no use"))
      #expect(try wedge(options).output.contains("(among the rows for test alone)"))
    }
  }

  /// Rows for test were told under what is of training, and rows for training beside those for test.
  @Test func ofASplitEachNumberIsOfItsOwnRows() throws {
    let split = blocks([8, 8], header: "a,b,c,part,label") { $0 % 2 == 0 ? ",train" : ",test" }
    let lines = split.split(separator: "\n").map { line -> String in
      guard line.contains(",test,") else { return String(line) }
      let numbers = line.split(separator: ",")
      return
        (numbers.prefix(3).compactMap { Double($0).map { "\(10 * $0)" } }
        + numbers.dropFirst(3).map(String.init)).joined(separator: ",")
    }
    try withFile("rows.csv", lines.joined(separator: "\n") + "\n") { path in
      let judged = try report(["judge", path, "--split", "part", "--losses", "arcface"])
      #expect(judged["norm_mean"]?.number.map { $0 > 8 } == true)
      #expect(judged["norm_variation"]?.number.map { $0 < 0.5 } == true)
      let trained = try report(
        ["train", "--data", path, "--split", "part", "--as", "embeddings", "--loss", "arcface"])
      #expect(trained["split"]?.string == "given")
      #expect(trained["samples_train"]?.number == 8 && trained["samples_test"]?.number == 8)
      #expect(
        trained["accuracy_test"]?.number == judged["losses"]?.array?.first?["accuracy"]?.number)
      #expect(trained["accuracy_train"]?.number != nil)
      let training = lines.filter { !$0.contains(",test,") }.joined(separator: "\n")
      try withFile("training.csv", training + "\n") { path in
        let alone = try report(
          ["train", "--data", path, "--ignore", "part", "--as", "embeddings", "--loss", "arcface"])
        for key in ["loss_value", "accuracy_train", "angle_own_median_degrees"] {
          let (one, other) = (alone[key]?.number ?? -1, trained[key]?.number ?? -2)
          #expect((one - other).magnitude < 1e-6, "\(key)")
        }
      }
      let steps = try wedge("train", "--data", path, "--as", "embeddings", "--steps", "5")
      #expect(steps.status == 64 && steps.errors.contains("'--steps' has no use"))
      #expect(trained["norm_mean"]?.number.map { $0 < 2 } == true)
    }
  }

  /// The remedy for a label that was corrected in one of two files was what had been done already.
  @Test func aCorrectedLabelIsSaidToBeOne() throws {
    let names = { (row: Int) in ",r\(row)" }
    let rows = blocks([4, 4], header: "a,b,c,name,label", names)
    try withFile("before.csv", rows) { before in
      try withFile("after.csv", rows.replacing("r0,c0", with: "r0,c1")) { after in
        let errors = try wedge("judge", before, after, "--id", "name").errors
        #expect(errors.contains("paired by their names") && !errors.contains("--id."), "\(errors)")
      }
    }
  }

  @Test func weightsOfRowsAreNoMeasurement() throws {
    let weight = { (row: Int) in ",\(1 + row % 3)" }
    for (header, isRefused) in [
      ("d0,d1,d2,sample_weight,label", true), ("d0,d1,d2,weight,label", true),
      ("length,width,height,weight,label", false),
    ] {
      try withFile("rows.csv", blocks([5, 5], header: header, weight)) { path in
        let outcome = try wedge("judge", path)
        #expect((outcome.status == 2) == isRefused, "\(outcome.errors)")
        guard isRefused else { return }
        #expect(outcome.errors.contains("has weights of rows in column"))
        let name = header.split(separator: ",")[3]
        #expect(outcome.errors.contains("--ignore \(name)"))
        #expect(try wedge("judge", path, "--ignore", "\(name)").status == 0)
        #expect(try wedge("judge", path, "--ignore", "none").status == 0)
      }
    }
  }
}

@Test(arguments: [
  (0.00028, "0.016°"), (0.0000005, "0.000029°"), (0.005, "0.3°"), (0.3, "17.2°"), (0, "0°"),
])
func anAngleIsNeverToldAsNone(_ radians: Double, _ words: String) {
  #expect(NumberWords.degrees(radians) == words)
}

@Test func aBoundIsNotRoundedBeyondItself() {
  #expect(NumberWords.limit(0.2928932, 3) == 0.292 && NumberWords.limit(0.29, 2) == 0.29)
  #expect(NumberWords.limit(108.048, 1, isUpper: false) == 108.1)
  #expect(NumberWords.limit(0.3, 1, isUpper: false) == 0.3)
  #expect(NumberWords.limit(3333.33, 0, isUpper: false) == 3334)
}

/// Of classes at right angles CosFace's m 1 was the room, at which a row ties at best.
@Test func theRoomThatIsToldCanBeMet() throws {
  let path = FileManager.default.temporaryDirectory
    .appendingPathComponent("wedge-\(UUID().uuidString).csv").path
  defer { try? FileManager.default.removeItem(atPath: path) }
  let rows = ["1,0.1,a", "1,-0.1,a", "0.1,1,b", "-0.1,1,b"].joined(separator: "\n")
  try Data("x,y,class\n\(rows)\n".utf8).write(to: URL(fileURLWithPath: path))
  let words = try wedge("judge", path, "--losses", "cosface").output
  let row = words.split(separator: "\n").first { $0.contains("CosFace  m 0.35") }
  #expect(row?.contains(" 0.999 ") == true, "\(words)")
}

@Test func advicesLimitsCanBeMet() throws {
  let plane = try wedge("advise", "--classes", "8", "--dimension", "2").output
  #expect(plane.contains("m from 0 to 0.292 (cosine) can be met"), "\(plane)")
  #expect(try wedge("advise", "--classes", "20", "--dimension", "2").output.contains("s ≥ 108.1"))
  let two = try wedge("advise", "--classes", "2", "--dimension", "2").output
  #expect(two.contains("m from 0 to 3.141 rad"), "\(two)")
}

/// Of 50 classes in 8 dimensions 1 is the bound: 1.0005 cannot be met either.
@Test func whatCannotBeMetBeginsAtTheBound() throws {
  let words = try wedge(
    "advise", "--loss", "cosface,adaface,arcface,circle_class", "--classes", "50", "--dimension",
    "8"
  ).output
  #expect(words.matches(of: /m above 1\.000 \(cosine\) cannot be met/).count == 2, "\(words)")
  #expect(words.contains("m above 1.571 rad cannot be met"), "\(words)")
  #expect(words.contains("nobody knows which margins can be met"), "\(words)")
  #expect(!words.contains("below 0.000") && !words.contains("1.001"), "\(words)")
}

/// It said "room 1.999, met by 95 % 2: set m above 2, up to 1.999", and of m 2 that no row meets it.
@Test func whatMostRowsMeetIsNotBeyondTheRoomOfTheSameRows() throws {
  let rows = (1...3).flatMap { ["\($0),0,a", "-\($0),0,b"] }.joined(separator: "\n")
  try withFile("rows.csv", "x,y,class\n" + rows + "\n") { path in
    let words = try wedge("judge", path, "--losses", "cosface,arcface,proxy_anchor").output
    for (title, row) in [
      ("CosFace", /1\.999 +1\.999/), ("ArcFace", /3\.141 rad +3\.141 rad/),
      ("Proxy-Anchor", /0\.999 +0\.999/),
    ] {
      let line = words.split(separator: "\n").first { $0.contains(title) } ?? ""
      #expect(line.contains(row), "\(words)")
    }
    #expect(words.contains("set m by room ("), "\(words)")
    #expect(!words.contains("set m by met by 95 %"), "\(words)")
  }
}
