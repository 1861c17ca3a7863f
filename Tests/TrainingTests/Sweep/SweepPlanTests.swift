import MarginLosses
import Testing

@testable import Training

private func blobs(_ loss: String) -> Configuration {
  var configuration = Configuration()
  configuration.data = "blobs"
  configuration.classes = 3
  configuration.mode = .free
  configuration.loss = loss
  configuration.parameters = LossParameters()
  return configuration
}

private func axis(_ text: String) throws -> GridAxis { try GridAxis(parsing: text) }

@Test(arguments: [
  ("m=0:1:0.1", [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]),
  ("s=1,4,16,64", [1, 4, 16, 64]), ("s=log:1:64:4", [1, 4, 16, 64]),
  ("s=log:64:1:3", [64, 8, 1]), ("m=0:1:0.4", [0, 0.4, 0.8]), ("m=0.25:0.25:1", [0.25]),
])
func gridsReadAsWritten(_ text: String, _ values: [Double]) throws {
  #expect(try axis(text).values == values)
}

@Test(arguments: [
  "m", "=1", "m=", "m=1:2", "m=0:1:0", "m=1:0:0.1", "m=0:x:1", "m=log:0:1:3", "m=log:1:2:1",
  "m=1,,2", "m=nan", "m=0:1:0.0000000001", "m=0:1e9:1", "m=inf:1:1",
])
func nonsenseIsNoGrid(_ text: String) {
  #expect(throws: ConfigurationError.self) { try axis(text) }
}

@Test func anAxisWithoutUseCollapses() throws {
  let plan = try SweepPlan(
    bases: [blobs("normface"), blobs("arcface")], axes: [axis("m=0:0.2:0.1"), axis("s=4,8")],
    seeds: [0, 1], steps: 5)
  #expect(plan.runs.count { $0.configuration.loss == "normface" } == 4)
  #expect(plan.runs.count { $0.configuration.loss == "arcface" } == 12)
  #expect(Set(plan.runs.map(\.id)).count == 16)
}

@Test func theSameRunAskedForTwiceIsOneRun() throws {
  let plan = try SweepPlan(
    bases: [blobs("arcface"), blobs("arcface")], axes: [axis("m=0.1,0.1,0.10")], seeds: [0, 0],
    steps: 5)
  #expect(plan.runs.count == 1)
}

@Test func anAxisThatNoLossHasIsRefused() throws {
  #expect(throws: ConfigurationError.self) {
    try SweepPlan(bases: [blobs("normface")], axes: [axis("m=0,1")], seeds: [0], steps: 5)
  }
  #expect(throws: ConfigurationError.self) {
    try SweepPlan(bases: [blobs("cosface")], axes: [axis("m=3")], seeds: [0], steps: 5)
  }
  #expect(throws: ConfigurationError.self) {
    try SweepPlan(bases: [blobs("cosface")], axes: [axis("C=2.5")], seeds: [0], steps: 5)
  }
}

@Test func theDigestSeesEverySample() {
  let data = Blobs.dataset(for: blobs("arcface"))
  var other = data
  other.training.inputs[5] += 1e-4
  #expect(data.digest != other.digest)
  #expect(data.digest == Blobs.dataset(for: blobs("arcface")).digest)
}

@Test func aRefinementGoesWhereTheMapChangesMost() throws {
  let plan = try SweepPlan(
    bases: [blobs("arcface")], axes: [axis("m=0:0.4:0.1"), axis("s=1,4,16")], seeds: [0, 1],
    steps: 5)
  let byID = Dictionary(uniqueKeysWithValues: plan.runs.map { ($0.id, $0.configuration) })
  let scores = { (id: String) -> [Double] in
    [byID[id].map { ($0.parameters["m"] ?? 0) > 0.25 ? 0 : 1 } ?? 0]
  }
  let further = try plan.refinement(of: 5, scores: scores)
  #expect(further.count == 5)
  #expect(further.allSatisfy { $0.configuration.parameters["m"] == 0.25 })
  #expect(further == (try plan.refinement(of: 5, scores: scores)))
  #expect(try plan.refinement(of: 3, scores: scores) == Array(further.prefix(3)))
}

@Test func aScaleIsHalvedByRatio() throws {
  #expect(try axis("s=1,4,16,64").middle(4, 16) == 8)
  #expect(try axis("m=0:1:0.1").middle(0.1, 0.2) == 0.15)
}

/// An axis of classes held out others than were named, and trained on them.
@Test(arguments: [
  (ClassesCounted.trained, [0, 1], 4, [4, 5]), (.allButLast, [6], 4, [4]),
  (.allButNamed, [0, 1], 3, [0, 1]), (.allButNamed, [], 5, []), (.allButLast, [], 5, []),
])
func anAxisOfClassesCountsWhatTheOptionCounts(
  _ counted: ClassesCounted, _ unseen: [Int], _ classes: Int, _ left: [Int]
) throws {
  var base = Configuration()
  base.unseen = unseen
  let count = counted == .trained ? 4 : 5
  let run = try SweepPlan(
    bases: [base], axes: [axis("classes=\(count)")], seeds: [0], steps: 1, counting: counted
  ).runs[0].configuration
  #expect(run.classes == classes && run.unseen == left)
}

@Test func aClassThatIsNamedIsThereAtEveryCount() throws {
  var base = Configuration()
  base.unseen = [1, 5]
  #expect {
    try SweepPlan(
      bases: [base], axes: [axis("classes=5,8")], seeds: [0], steps: 1, counting: .allButNamed)
  } throws: {
    "\($0)".contains("none of the first 5 classes")
  }
}

@Test func noughtHasNoSign() throws {
  let plan = try SweepPlan(
    bases: [blobs("arcface")], axes: [axis("m=-0,0,0.1")], seeds: [0], steps: 5)
  #expect(plan.runs.count == 2)
}

@Test func aRunHasTheClassesThatItSeesAndThoseThatItIsTrainedOn() {
  var run = Configuration()
  (run.classes, run.unseen) = (4, [4])
  #expect(run.has(4, ofAxis: "classes") && run.has(5, ofAxis: "classes"))
  #expect(!run.has(6, ofAxis: "classes"))
}

@Test func aCountOfClassesStaysOfWhatItWasOf() {
  var (first, turned) = (Configuration(), Configuration())
  (first.classes, first.unseen) = (6, [6])
  (turned.classes, turned.unseen) = (7, [7])
  #expect(first.has(7, ofAxis: "classes", since: first))
  #expect(!turned.has(7, ofAxis: "classes", since: first))
}
