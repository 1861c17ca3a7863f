internal import Cells
internal import Drawing
internal import Laboratory
internal import MarginLosses
internal import Training

/// What is said of something that is asked about.
struct Answer {
  /// The longest wording first, here and below.
  var titles: [String]
  /// What a student should take away.
  var verdict: String
  /// What the figure shows, in as many lines as it takes, and in one.
  var head: [[String]] = []
  var shortHead: [String] = []
  var figure: (any AnswerFigure)?
  /// The most important line first.
  var lines: [[String]]
  /// What hands can do with it.
  var hints: [String]
}

/// What is drawn of an answer.
protocol AnswerFigure: Sendable {
  /// With fewer rows it would say nothing.
  var leastRows: Int { get }
  var mostRows: Int { get }

  func draw(in area: Rectangle, _ pen: TextPen, on frame: inout Frame)
}

extension State {
  /// What is said of what is asked about; nil where nothing is.
  var answer: Answer? {
    switch asked {
    case .sample(let sample): answer(sample: sample)
    case .spot(let spot): answer(spot: spot)
    case .prototype(let row): answer(prototype: row)
    case nil: nil
    }
  }

  /// What hands can do now.
  var handHints: [String] {
    guard pane.held == nil else {
      return [
        "in your hand: arrows move it, Enter puts it down, Esc back",
        "in your hand: Enter puts it down, Esc back", "in hand: Enter puts down, Esc back",
      ]
    }
    guard !configuration.isJudged else {
      return ["j k: the next worst row; / finds one by its name", "j k: the next worst row"]
    }
    switch pane.asked {
    case .spot:
      return ["a adds a point here, A a class; Tab: prototypes", "a adds a point here, A a class"]
    case .prototype where !run.classifier.isOfAngles:
      return ["Enter picks it up, arrows move it; Tab: points", "Enter picks it up"]
    case .prototype: return ["Enter picks it up, arrows turn it; Tab: points", "Enter picks it up"]
    case .sample where session.comparison == .triplets:
      return [
        "Tab: easy, semi-hard, hard, then empty plane", "Tab: easy, semi-hard, hard, plane",
      ]
    default:
      return configuration.mode == .encoder
        ? ["Tab: empty plane, prototypes; x strikes it out", "Tab: empty plane; x strikes it out"]
        : [
          "Enter picks it up, a adds one beside it, x strikes it out",
          "Enter picks up, a adds, x strikes out",
        ]
    }
  }

  /// The rows that an answer fills with its title, as a rule.
  func answerRows(on size: Size) -> Int {
    let isTall = size.height >= 36
    return switch pane.asked {
    case nil: 0
    case .sample where isTall: session.comparison == .triplets ? 14 : 17
    case .sample: 10
    case .spot: run.isMetric ? 4 : 7
    case .prototype: 6
    }
  }
}
