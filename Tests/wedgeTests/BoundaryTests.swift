import Foundation
import Testing

@testable import wedge

private func boundary(_ text: String, _ arguments: String...) throws -> Outcome {
  try boundary(text, arguments)
}

private func boundary(_ text: String, _ arguments: [String]) throws -> Outcome {
  let file = FileManager.default.temporaryDirectory
    .appendingPathComponent("wedge-\(UUID().uuidString).csv")
  try Data(text.utf8).write(to: file)
  defer { try? FileManager.default.removeItem(at: file) }
  return try wedge(["boundary", "--weights", file.path] + arguments)
}

private func classes(_ text: String, _ arguments: String...) throws -> [JSONValue] {
  let outcome = try boundary(text, arguments + ["--json"])
  #expect(outcome.status == 0, "\(outcome.errors)")
  let value = try JSONDecoder().decode(JSONValue.self, from: Data(outcome.output.utf8))
  return try #require(value["classes"]?.array)
}

private func isTrue(_ value: JSONValue?) -> Bool {
  if case .boolean(true) = value { return true }
  return false
}

private let square = "1,0\n0, 2\r\n-0.5,0\n0,-1\n\n"

@Test func aByteOrderMarkIsPassedOver() throws {
  let marked = try classes("\u{FEFF}" + square, "--loss", "arcface", "--margin", "0.5")
  #expect(marked.count == 4)
}

@Test func aSquaresBandsAreTheAngularMargin() throws {
  let classes = try classes(square, "--loss", "arcface", "--margin", "0.5")
  #expect(classes.count == 4)
  for (index, each) in classes.enumerated() {
    let bands = each["bands"]?.array ?? []
    #expect(bands.map { $0["width"]?.number ?? 9 }.allSatisfy { ($0 - 0.5).magnitude < 1e-12 })
    let neighbours = Set(bands.compactMap { $0["neighbour"]?.number })
    #expect(neighbours == [Double((index + 1) % 4), Double((index + 3) % 4)])
    #expect(isTrue(each["feasible"]))
    #expect(((each["limit"]?.number ?? 0) - .pi / 2).magnitude < 1e-12)
    let test = each["test_arcs"]?.flattened ?? []
    let train = each["train_arcs"]?.flattened ?? []
    #expect(test.count == 2 && train.count == 2)
    #expect((test[1] - .pi / 2).magnitude < 1e-12)
    #expect((train[1] - (.pi / 2 - 0.5)).magnitude < 1e-12)
  }
  #expect(
    classes[0]["limit_source"]?.string
      == "ArcFace: m < the angle to the nearest prototype (class 1, 1.571 rad)")
}

@Test func aMarginAboveTheLimitLeavesNoRegionAndNoBand() throws {
  let classes = try classes("1,0\n0.8,0.6\n-1,0\n", "--loss", "arcface", "--margin", "0.7")
  #expect(!isTrue(classes[0]["feasible"]))
  #expect(classes[0]["train_arcs"]?.array?.isEmpty ?? false)
  #expect(isTrue(classes[2]["feasible"]))
  for band in classes[0]["bands"]?.array ?? [] {
    guard case .null? = band["width"] else {
      Issue.record("a band without an edge has no width")
      return
    }
  }
}

@Test func aCapThatLeavesItsPrototypeOutIsNotFeasible() throws {
  // Between 1 − cos Δ = 0.293 and 2 sin(Δ/2) = 0.765 the region is there, beside the prototype.
  let classes = try classes("1,0\n1,1\n", "--loss", "cosface", "--margin", "0.5")
  #expect(!isTrue(classes[0]["feasible"]))
  #expect(classes[0]["train_arcs"]?.array?.count == 1)
  #expect(((classes[0]["limit"]?.number ?? 0) - (1 - 0.5.squareRoot())).magnitude < 1e-12)
}

@Test func aFactorHasNoLimit() throws {
  let classes = try classes("1,0\n1,0.1\n-1,0\n", "--loss", "asoftmax", "--margin", "6")
  #expect(isTrue(classes[0]["feasible"]))
  guard case .null? = classes[0]["limit"] else {
    Issue.record("A-Softmax has no limit")
    return
  }
}

@Test func withABiasTheRadiusDecides() throws {
  let text = "1,0,0\n-1,0,1\n"
  let near = try classes(text, "--loss", "softmax", "--radius", "0.4")
  #expect(near[0]["test_arcs"]?.array?.isEmpty ?? false)
  #expect(near[1]["test_arcs"]?.flattened == [0, 2 * .pi])
  let far = try classes(text, "--loss", "softmax", "--radius", "1")
  #expect(((far[0]["test_arcs"]?.flattened ?? [0, 0])[1] - 2 * .pi / 3).magnitude < 1e-12)
}

@Test(arguments: [
  ("1,0\n2,nan\n", ":2:3' holds 'nan'. Give a finite number."),
  ("1,0\n 1e999,1\n", ":2:2' holds '1e999'. Give a finite number."),
  ("1,0\n1\n", ":2:1' has 1 number where the first row has 2."),
  ("x,y\n1,0\n", ":1:1' holds 'x', which is no number."),
  ("1,0\n0.5,\n", ":2:5' holds '', which is no number."),
  ("1,0\n", "' holds 1 prototype. Give two at least."), ("", "' holds 0 prototypes."),
  ("1,0\n0,0\n", ":2:1' holds a prototype of length 0."),
  ("1,2,3,4,5\n1,2,3,4,5\n", ":1:1' has 5 numbers. Give 2 for a prototype of the plane"),
  ("1,2,3,4\n1,2,3,5\n", ":1:1' has four columns, two of variances, and ArcFace has none here."),
  ("1,0\n0x10,1\n", ":2:1' holds '0x10', which is no number."),
  ("1,0\n\n1,2\n", ":2:1' holds '', which is no number."),
  ("1,0,0\n0,1,0\n", ":1:1' has a third column, a bias, and ArcFace has none here."),
])
func aWrongFileIsNamedWithLineColumnValueAndRemedy(_ text: String, _ expected: String) throws {
  let outcome = try boundary(text, "--loss", "arcface", "--margin", "0.5")
  #expect(outcome.status == 2)
  #expect(outcome.errors.contains(expected), "\(outcome.errors)")
  #expect(outcome.output.isEmpty)
}

@Test func ofSeveralPrototypesAClassTwoClassesAreAskedFor() throws {
  let outcome = try boundary(
    "1,0\n0,1\n-1,0\n", "--loss", "subcenter_arcface", "--centers", "3")
  #expect(outcome.status == 2)
  #expect(
    outcome.errors.contains("holds 3 prototypes. Give 6 at least, 3 a class."),
    "\(outcome.errors)")
}

@Test func aWrongCommandLineOfBoundaryExits64() throws {
  #expect(try wedge("boundary", "--loss", "arcface").status == 64)
  #expect(try boundary(square, "--radius", "0").status == 64)
  #expect(try boundary(square, "--margin", "4").status == 64)
  #expect(try boundary(square, "--variant", "odd").status == 64)
  #expect(try boundary(square, "--loss", "normface", "--margin", "0.1").status == 64)
  #expect(try boundary(square, "--steps", "1").status == 64)
  #expect(try wedge("boundary", "--weights", "no-such-file.csv").status == 2)
}

@Test func theTableOfBoundariesReadsAsIntended() throws {
  let outcome = try boundary("1,0\n-1,0\n", "--loss", "arcface", "--margin", "0.5")
  #expect(
    outcome.output == """
      class 0  feasible
        in use       from 4.7124 on: 3.1416 rad = 180.00°
        with margin  from 4.9624 on: 2.6416 rad = 151.35°
        band         at 1.5708 to class 1: 0.5000 rad = 28.65°
        band         at 4.7124 to class 1: 0.5000 rad = 28.65°
        limit        3.1415
                     ArcFace: m < the angle to the nearest prototype (class 1, 3.142 rad)

      class 1  feasible
        in use       from 1.5708 on: 3.1416 rad = 180.00°
        with margin  from 1.8208 on: 2.6416 rad = 151.35°
        band         at 1.5708 to class 0: 0.5000 rad = 28.65°
        band         at 4.7124 to class 0: 0.5000 rad = 28.65°
        limit        3.1415
                     ArcFace: m < the angle to the nearest prototype (class 0, 3.142 rad)

      """)
}

@Test func aClassWithTwoPrototypesWinsRoundBoth() throws {
  let rows = "1,0\n-1,0\n0,1\n0,-1\n"
  let classes = try classes(
    rows, "--loss", "subcenter_arcface", "--centers", "2", "--margin", "0.5")
  #expect(classes.count == 2)
  for each in classes {
    #expect(each["test_arcs"]?.array?.count == 2)
    #expect(each["train_arcs"]?.array?.count == 2)
    #expect(each["bands"]?.array?.count == 4)
    #expect(isTrue(each["feasible"]))
    for band in each["bands"]?.array ?? [] {
      #expect(((band["width"]?.number ?? 0) - 0.5).magnitude < 1e-6)
    }
  }
}

@Test func aClassWithSeveralCentresHasTheRoomOfItsRoomiest() throws {
  // Centres at 0° and 90° between the other class's at 16.26° and 196.26°.
  let classes = try classes(
    "1,0\n0,1\n0.96,0.28\n-0.96,-0.28\n", "--loss", "subcenter_arcface", "--centers", "2",
    "--margin", "0.5")
  let rooms = [acos(0.28), .pi - acos(0.28)]
  for (each, room) in zip(classes, rooms) {
    let limit = try #require(each["limit"]?.number)
    #expect((limit - room).magnitude < 1e-6)
    #expect(isTrue(each["feasible"]))
  }
}

@Test func rowsThatMakeNoWholeClassesAreRefused() throws {
  let outcome = try boundary(
    "1,0\n0,1\n-1,0\n0,-1\n1,1\n", "--loss", "subcenter_arcface", "--centers", "2")
  #expect(outcome.status == 2)
  #expect(outcome.errors.contains("multiple of 2"))
}

@Test func aLongEmbeddingHasAnotherMargin() throws {
  let short = try classes("1,0\n0,1\n", "--loss", "magface", "--radius", "0.5")
  let long = try classes("1,0\n0,1\n", "--loss", "magface", "--radius", "4")
  func width(_ classes: [JSONValue]) -> Double {
    classes[0]["bands"]?.array?.first?["width"]?.number ?? 0
  }
  #expect(width(long) > width(short) + 0.1)
}

@Test(arguments: ["1.5", "1.6", "2.5"])
func aBoundIsThatOfTheLengthThatIsGiven(_ margin: String) throws {
  let found = try classes(
    "1,0\n0,1\n-1,0\n0,-1\n", "--loss", "magface", "--radius", "20", "--margin-high", margin)
  for each in found {
    let limit = try #require(each["limit"]?.number)
    #expect((limit - .pi / 2).magnitude < 1e-6)
    #expect(isTrue(each["feasible"]) == (Double(margin) ?? 0 < limit))
  }
}

/// Where distances decide, a mean may be anywhere, and the radius counts.
@Test func gaussiansWinWhereTheirConicsCutTheCircle() throws {
  let pair = "1,0\n-1,0\n"
  for (radius, edge) in [(1.0, 0.2), (2, 0.25)] {
    let found = try classes(pair, "--loss", "lgm", "--margin", "0.5", "--radius", "\(radius)")
    let (test, train) = (found[0]["test_arcs"]?.flattened, found[0]["train_arcs"]?.flattened)
    #expect(((test?[1] ?? 0) - .pi).magnitude < 1e-12)
    #expect(((train?[1] ?? 0) - 2 * acos(edge)).magnitude < 1e-12, "\(radius)")
    #expect(isTrue(found[0]["feasible"]) && found[0]["limit"]?.number == nil)
    #expect(
      found[0]["limit_source"]?.string
        == "L-GM: every alpha can be met where the class wins at its own mean")
  }
  // A narrow class within a wide one, whose own mean it takes.
  let nested = try classes("0,0,-2,-2\n0.1,0,2,2\n", "--loss", "lgm", "--radius", "3")
  #expect(isTrue(nested[0]["feasible"]) && !isTrue(nested[1]["feasible"]))
  #expect(nested[0]["test_arcs"]?.flattened.isEmpty == true)
  #expect(nested[1]["test_arcs"]?.flattened == [0, 2 * .pi])
  let refused = try boundary("0,0,1,1\n1,1,0,0\n", "--loss", "lgm", "--variant", "identity")
  #expect(refused.status == 2 && refused.errors.contains("has four columns"))
}

@Test func variancesThatAreMissingAreSaidToBeOne() throws {
  let bare = try boundary("1,0\n-1,0\n", "--loss", "lgm", "--json")
  #expect(bare.status == 0 && bare.errors.contains("has no variances, so σ = 1 is taken"))
  for (text, variant) in [("1,0\n-1,0\n", "identity"), ("1,0,0,0\n-1,0,1,0\n", "diagonal")] {
    let told = try boundary(text, "--loss", "lgm", "--variant", variant, "--json")
    #expect(told.status == 0 && told.errors.isEmpty, "\(told.errors)")
  }
}

/// b starts at ln(10·C): an own cosine above m + b/s is a yes.
@Test func aSharedBiasIsThatOfAsManyClasses() throws {
  let found = try classes("1,0\n-1,0\n", "--loss", "uniface", "--margin", "0.4", "--scale", "8")
  let arc = try #require(found[0]["train_arcs"]?.flattened)
  let edge = 0.4 + Foundation.log(20) / 8
  #expect((arc[1] - 2 * acos(edge)).magnitude < 1e-6)
}

@Test(arguments: [("uniface", true), ("curricularface", true), ("cosface", false)])
func whatTrainingMovesBesidePrototypesIsSaidToBeAtItsStart(_ loss: String, _ moves: Bool) throws {
  let outcome = try boundary("1,0\n-1,0\n", "--loss", loss)
  #expect(outcome.status == 0)
  #expect(outcome.errors.contains("is taken as it is at the start") == moves, "\(outcome.errors)")
}

/// The same bisection as that of advice, which says 0.220 of eight classes in the plane.
@Test(arguments: ["0.1", "0.5"])
func aLimitBesideAllClassesIsFound(_ margin: String) throws {
  let lines = (0..<8).map { place in
    "\(cos(2 * .pi * Double(place) / 8)),\(sin(2 * .pi * Double(place) / 8))"
  }
  let text = lines.joined(separator: "\n") + "\n"
  let found = try classes(text, "--loss", "arcnegface", "--bell", "1.2", "--margin", margin)
  for each in found {
    let limit = try #require(each["limit"]?.number)
    #expect((limit - 0.220).magnitude < 5e-4)
    #expect(isTrue(each["feasible"]) == (Double(margin) ?? 0 < limit))
    #expect(each["limit_source"]?.string?.hasSuffix("(beside all classes)") == true)
  }
}

/// A loss that asks for less the larger its margin is bounded from below, which is no limit, and is told.
@Test func aBoundFromBelowIsTold() throws {
  let found = try classes("1,0\n0.98,0.2\n0.9,-0.4\n", "--loss", "circle_class")
  #expect(found[0]["limit"]?.number == nil)
  let words = try #require(found[0]["limit_source"]?.string)
  let least = try #require(words.firstMatch(of: /, from (\d\.\d+) on$/).flatMap { Double($0.1) })
  for (margin, isMet) in [(least - 0.02, false), (least + 0.02, true)] {
    let tried = try classes(
      "1,0\n0.98,0.2\n0.9,-0.4\n", "--loss", "circle_class", "--margin", "\(margin)")
    #expect(isTrue(tried[0]["feasible"]) == isMet, "\(margin)")
  }
}

/// "limit 1.5000" was told, beside "not feasible" at just that; who calculates goes on from the bound itself.
@Test(arguments: [
  ("1,0\n-0.5,0.8660254037844386\n-0.5,-0.8660254037844386\n", "1.4999"), ("1,0\n-1,0\n", "1.9999"),
])
func aLimitThatIsPrintedCanBeMet(_ text: String, _ printed: String) throws {
  let table = try boundary(text, "--loss", "cosface", "--margin", printed).output
  #expect(table.contains("  limit        \(printed)\n") && !table.contains("not feasible"))
  let limit = try classes(text, "--loss", "cosface")[0]["limit"]?.number ?? 0
  #expect((limit - (Double(printed) ?? 0) - 1e-4).magnitude < 1e-6)
}
