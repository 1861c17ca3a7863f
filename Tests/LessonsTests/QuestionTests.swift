import Laboratory
import Lessons
import MarginLosses
import Recording
import Testing
import Training

/// A small run, whatever its options say.
private func small(_ words: [String], _: TapePosition) throws(TapeFault) -> State {
  var configuration = Configuration()
  configuration.data = "blobs"
  configuration.mode = .free
  configuration.classes = 4
  configuration.loss = words.contains("cosface") ? "cosface" : "arcface"
  configuration.seed = 1
  do {
    return try State(configuration)
  } catch {
    throw TapeFault(TapePosition(line: 1, column: 1), "\(error)")
  }
}

@Suite struct QuestionTests {
  private let first = LessonRun("--loss arcface", 0)
  private let second = LessonRun("--loss arcface", 20)

  @Test func aRunGoesOnFromWhereItWasSeen() throws {
    var runs = LessonRuns(seed: 1, opening: small)
    let late = try runs.seen(second)
    #expect(late.session.step == 20)
    #expect(try runs.seen(first).session.step == 0)
    var other = LessonRuns(seed: 1, opening: small)
    _ = try other.seen(first)
    #expect(try other.seen(second).metrics.lossValue == late.metrics.lossValue)
  }

  @Test func aReadingIsTakenAgainstAnotherRun() throws {
    var runs = LessonRuns(seed: 1, opening: small)
    let own = try #require(try Reading(.loss, of: second).value(&runs))
    let base = try #require(try Reading(.loss, of: first).value(&runs))
    #expect(try Reading(.loss, of: second, .over(first)).value(&runs) == own / base)
    #expect(try Reading(.loss, of: second, .minus(first)).value(&runs) == own - base)
    #expect(try Reading(.errorUnseen, of: second).value(&runs) == nil)
  }

  @Test func directionsDifferOnTheShorterWay() throws {
    var runs = LessonRuns(seed: 1, opening: small)
    for own in 0..<4 {
      let turn = try #require(
        try Reading(.direction(of: own), of: second, .minus(first)).value(&runs))
      let there = try #require(try Reading(.direction(of: own), of: second).value(&runs))
      let here = try #require(try Reading(.direction(of: own), of: first).value(&runs))
      let whole = (there - here - turn) / 360
      #expect(turn.magnitude <= 180 && (whole - whole.rounded()).magnitude < 1e-9)
    }
  }

  @Test func aNumberIsRightWithinItsTolerance() throws {
    var runs = LessonRuns(seed: 1, opening: small)
    let question = Question(
      ["?"], before: 0,
      .number(
        NumberQuestion(
          Reading(.trained, of: second), unit: " %", 0...100, by: 5, start: 50, tolerance: 10)))
    let truth = try #require(try question.truth(&runs))
    guard case .number(let value) = truth else { throw Unexpected() }
    #expect(question.accepts(.number(value + 10), truth))
    #expect(!question.accepts(.number(value - 10.1), truth))
    #expect(!question.accepts(.choice(0), truth))
  }

  @Test func theLeastTheGreatestAndThePartAreReadFromTheRuns() throws {
    var runs = LessonRuns(seed: 1, opening: small)
    let readings = [Reading(.examples, of: first), Reading(.examples, of: second)]
    func truth(_ rule: ChoiceRule) throws -> Truth? {
      try Question(["?"], before: 0, .choice(["a", "b"], rule)).truth(&runs)
    }
    #expect(try truth(.least(readings)) == .choice(0))
    #expect(try truth(.greatest(readings)) == .choice(1))
    #expect(try truth(.cut(readings[1], at: [0, 1e9])) == .choice(1))
    #expect(try truth(.cut(readings[0], at: [1])) == .choice(0))
    #expect(try truth(.least([Reading(.errorUnseen, of: first)])) == nil)
  }

  @Test func aDirectionIsRightOnEitherSideOfTheAxis() {
    let reading = DirectionReading(.needle(0), of: second)
    let question = Question(["?"], before: 0, .mark(.direction(reading, tolerance: 10)))
    #expect(question.accepts(.direction(355), .direction(4)))
    #expect(question.accepts(.direction(-5), .direction(4)))
    #expect(!question.accepts(.direction(353), .direction(4)))
  }

  @Test func needlesPrototypesAndBordersFollowOneAnotherRoundTheCircle() throws {
    var runs = LessonRuns(seed: 1, opening: small)
    func degrees(_ subject: DirectionReading.Subject) throws -> Double {
      let mark = Mark.direction(DirectionReading(subject, of: second), tolerance: 1)
      guard case .direction(let degrees) = try Question(["?"], before: 0, .mark(mark)).truth(&runs)
      else { throw Unexpected() }
      return degrees
    }
    for own in 0..<4 {
      let middle = try degrees(.prototype(own))
      let next = try degrees(.prototype((own + 1) % 4))
      let border = try degrees(.border((own + 1) % 4, own))
      func ahead(_ angle: Double) -> Double {
        (angle - middle + 720).truncatingRemainder(dividingBy: 360)
      }
      #expect((ahead(border) * 2 - ahead(next)).magnitude < 1e-3)
      #expect(min(ahead(try degrees(.needle(own))), 360 - ahead(try degrees(.needle(own)))) < 45)
    }
  }

  @Test func theNearestPrototypesAreTheNarrowestPair() throws {
    var runs = LessonRuns(seed: 1, opening: small)
    let question = Question(
      ["?"], before: 0, .mark(.classes(ClassesReading(.nearestPrototypes, of: second))))
    guard case .classes(let sets) = try question.truth(&runs) else { throw Unexpected() }
    let pair = try #require(try runs.seen(second).session.snapshot().narrowestPair)
    #expect(sets.first == [pair.first, pair.second])
    #expect(question.accepts(.classes([pair.second, pair.first]), .classes(sets)))
    #expect(!question.accepts(.classes([pair.first]), .classes(sets)))
  }

  @Test func aClassMeetsTheMarginMostByItsTrainingSamples() throws {
    var runs = LessonRuns(seed: 1, opening: small)
    let reading = ClassesReading(.mostMet, of: first)
    let question = Question(["?"], before: 0, .mark(.classes(reading)))
    guard case .classes(let sets) = try question.truth(&runs) else { throw Unexpected() }
    #expect(!sets.isEmpty && sets.allSatisfy { $0.count == reading.count })
  }
}

private struct Unexpected: Error {}
