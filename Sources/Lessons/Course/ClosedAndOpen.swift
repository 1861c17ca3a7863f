private let softmax = "--loss softmax --unseen 3 --classes 10"
private let arcFace = "--loss arcface --scale 8 --margin 0.5 --unseen 3 --classes 10"
private let wide = "--loss arcface --scale 8 --margin 0.5 --unseen 3 --classes 10 --dimension 16"

extension Lesson {
  static let closedAndOpen = Lesson(
    "closed-and-open", "Closed set, open set", place: "Problem definition",
    belief: "97 % on known people means it also knows strangers apart; a margin cures it.",
    minutes: 3, seed: 1,
    question: Question(
      [
        "Seven digits are learnt, 96 % right. Pairs of 7, 8 and 9 were never seen:",
        "how many of 100 are judged wrongly, with the best single threshold?",
      ], before: 0,
      .number(
        NumberQuestion(
          Reading(.errorUnseen, of: LessonRun(softmax, 600)), unit: " %", 0...50, by: 2, start: 4,
          tolerance: 6))),
    steps: [
      LessonStep(
        LessonRun(softmax, 600), view: "open-set",
        say: [
          "Closed set: 96 % right, pairs told apart with 5 % error. Digits that",
          "were never seen: about 40 %. A coin has 50 %.",
        ],
        see: "view open-set: seen and unseen columns, two pairs of histograms",
        claims: [
          Claim(.heldOut, 95...98),
          Claim(.errorSeen, 3...6),
          Claim(.errorUnseen, 35...50),
        ]),
      LessonStep(
        LessonRun(arcFace, 600), view: "open-set",
        say: [
          "A margin makes the seen digits tighter, from 4.5 to 2.5 %. Strangers",
          "gain nothing: seven classes teach too little.",
        ],
        see: "seen histogram narrower, unseen as before",
        claims: [
          Claim(.errorSeen, 1...3.5),
          Claim(.errorUnseen, 35...50),
          Claim(.errorUnseen, .minus(LessonRun(softmax, 600)), -5...2),
        ]),
      LessonStep(
        LessonRun(wide, 600), view: "open-set",
        say: [
          "With 16 numbers instead of 2 the nearest other picture is right in",
          "85 %. One threshold for all pairs is still hard: 38 % error.",
        ],
        see: "same view, 16 dimensions",
        claims: [
          Claim(.errorUnseen, 35...42),
          Claim(.rank1Unseen, 80...90),
        ]),
    ])
}
