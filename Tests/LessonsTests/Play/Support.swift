import Cells
import Drawing
import Foundation
import Laboratory
import Lessons
import MarginLosses
import Recording
import Screens
import Tapes
import Testing
import Training

/// A small run of free points that differs by the options that it is asked with; steps take microseconds.
func standIn(_ words: [String], _ position: TapePosition) throws(TapeFault) -> State {
  var configuration = Configuration()
  let value = { (option: String) in
    words.firstIndex(of: option).flatMap { $0 + 1 < words.count ? words[$0 + 1] : nil }
  }
  configuration.data = "blobs"
  configuration.mode = .free
  configuration.samples = 4
  configuration.batch = 0
  configuration.loss = value("--loss") ?? "arcface"
  configuration.parameters = LossParameters()
  for each in LossRegistry.description(named: configuration.loss)?.hyperparameters ?? []
  where !each.isOptional {
    configuration.parameters[each.key] = each.laboratoryDefault
  }
  configuration.classes = 4
  if ["contrastive", "triplet", "npair"].contains(configuration.loss) {
    configuration.batch = configuration.usualBatch
  }
  configuration.seed = value("--seed").flatMap(UInt64.init) ?? 1
  configuration.learningRate = 0.03 + Double(words.joined().utf8.count) / 1e4
  do {
    return try State(configuration)
  } catch {
    throw TapeFault(position, "\(error)")
  }
}

/// Every bit of a run that can be written, and how it is looked at.
func archive(_ state: State) throws -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = .sortedKeys
  encoder.nonConformingFloatEncodingStrategy = .convertToString(
    positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
  return String(decoding: try encoder.encode(state.session.archive), as: UTF8.self)
    + "\(state.look) \(state.speed) \(state.isRunning)"
}

/// A lesson, its steps few, in the hands of somebody who presses keys.
struct Taught {
  static let size = Size(width: 80, height: 24)

  var stage: LessonStage
  var state: State
  var now = 5_000_000

  init(_ lesson: Lesson, isWholeProgram: Bool = false) throws {
    let home = try standIn(["--seed", "99"], TapePosition(line: 1, column: 1))
    state = home
    stage = LessonStage(
      over: home, LessonProgress(), isWholeProgram: isWholeProgram, opening: standIn)
    stage.open(lesson, now: now, &state)
  }

  var player: LessonPlayer { get throws { try #require(stage.player) } }

  /// Goes from stop to stop up to the question.
  mutating func goToTheQuestion() throws {
    while try player.entry == nil {
      try rest()
      if try player.entry == nil { press(.pageDown) }
    }
  }

  /// Lets the lesson go on, on a machine that takes steps in uneven portions, until it rests.
  mutating func rest() throws {
    var turn = 0
    while try player.phase == .going {
      now += 17_000
      _ = stage.advance(to: now, size: Self.size, &state)
      let left = stage.lastStep(state).map { max($0 - state.clock, 0) } ?? .max
      if state.isRunning { state.advance(steps: min([0, 7, 30, 11][turn % 4], left)) }
      turn += 1
      try #require(turn < 10_000)
    }
    let fault = try player.fault
    #expect(fault == nil, "\(fault ?? "")")
  }

  /// Presses the mouse at a place of the screen.
  mutating func press(column: Int, row: Int) {
    let mouse = Mouse(kind: .press, column: column, row: row)
    _ = stage.take(.mouse(mouse), now: now, size: Self.size, &state)
  }

  var screen: [String] {
    get throws {
      let picture = try #require(stage.picture(state, size: Self.size))
      return PlainText.text(of: picture).split(separator: "\n", omittingEmptySubsequences: false)
        .map(String.init)
    }
  }

  /// Presses the mouse on a word of the last line.
  mutating func press(_ word: String) throws {
    let line = try #require(try screen.last { !$0.isEmpty })
    let place = try #require(line.ranges(of: word).first, "\(line)")
    press(
      column: line.distance(from: line.startIndex, to: place.lowerBound), row: Self.size.height - 1)
  }

  /// Presses a key; the laboratory gets what the lesson does not take.
  mutating func press(_ key: Key) {
    guard !stage.take(.key(key), now: now, size: Self.size, &state) else { return }
    if let action = Screens.action(for: .key(key), in: state, size: Self.size) {
      _ = update(&state, action)
    }
  }
}

extension Lesson {
  /// The same lesson on runs of a few steps.
  var short: Lesson {
    func few(_ run: LessonRun) -> LessonRun { LessonRun(run.options, (run.steps + 19) / 20) }
    func few(_ reading: Reading) -> Reading {
      switch reading.relation {
      case .value: Reading(reading.quantity, of: few(reading.run))
      case .over(let run): Reading(reading.quantity, of: few(reading.run), .over(few(run)))
      case .minus(let run): Reading(reading.quantity, of: few(reading.run), .minus(few(run)))
      }
    }
    func few(_ rule: ChoiceRule) -> ChoiceRule {
      switch rule {
      case .least(let readings): .least(readings.map(few))
      case .greatest(let readings): .greatest(readings.map(few))
      case .cut(let reading, let places): .cut(few(reading), at: places)
      }
    }
    let kind: Question.Kind =
      switch question.kind {
      case .number(let number):
        .number(
          NumberQuestion(
            few(number.reading), unit: number.unit, number.range, by: number.stride,
            start: number.start, tolerance: number.tolerance))
      case .choice(let choices, let rule): .choice(choices, few(rule))
      case .mark(.direction(let reading, let tolerance)):
        .mark(
          .direction(
            DirectionReading(reading.subject, of: few(reading.run)), tolerance: tolerance))
      case .mark(.classes(let reading)):
        .mark(.classes(ClassesReading(reading.subject, of: few(reading.run))))
      }
    func few(_ claim: Claim) -> Claim {
      switch claim.relation {
      case .value: claim
      case .over(let run): Claim(claim.quantity, .over(few(run)), claim.truth)
      case .minus(let run): Claim(claim.quantity, .minus(few(run)), claim.truth)
      }
    }
    return Lesson(
      name, title, place: place, belief: belief, holds: holds, minutes: minutes,
      isCore: isCore, seed: seed,
      question: Question(question.words, before: question.before, over: question.picture, kind),
      steps: steps.map {
        LessonStep(
          few($0.run), view: $0.view, keys: $0.keys, say: $0.say, see: $0.see,
          claims: $0.claims.map(few))
      })
  }
}

/// A lesson that asks at once how many samples twenty steps draw.
let madeUp: Lesson = {
  let run = LessonRun("--loss arcface", 20)
  return Lesson(
    "made-up", "Made up", place: "-", belief: "-", holds: "-", minutes: 1, seed: 3,
    question: Question(
      ["How many pictures?"], before: 0,
      .number(
        NumberQuestion(
          Reading(.examples, of: run), unit: "", 0...1000, by: 80, start: 160, tolerance: 1))),
    steps: [LessonStep(run, say: ["So many."], see: "-", claims: [])])
}()
