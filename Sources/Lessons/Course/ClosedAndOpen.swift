private let softmax = "--loss softmax --unseen 3 --classes 10"
private let arcFace = "--loss arcface --scale 8 --margin 0.5 --unseen 3 --classes 10"
private let wide = "--loss arcface --scale 8 --margin 0.5 --unseen 3 --classes 10 --dimension 16"

extension Lesson {
  static let closedAndOpen = Lesson(
    "closed-and-open", "Closed set, open set", place: "Problem definition",
    belief: "97 % on known people means it also knows strangers apart; a margin cures it.",
    holds: "With or without a margin some 40 % of strangers' pairs are judged wrongly.",
    minutes: 3, seed: 1,
    question: Question(
      [
        "Seven digits will be learnt, 97 % right. Of pairs of 7, 8 and 9, never seen,",
        "how many of 100 are then judged wrongly, both kinds of error being equal?",
      ], before: 0,
      .number(
        NumberQuestion(
          Reading(.errorUnseen, of: LessonRun(softmax, 600)), unit: " %", 0...50, by: 2, start: 4,
          tolerance: 3))),
    steps: [
      LessonStep(
        LessonRun(softmax, 600), view: "open-set",
        say: [
          "Closed set: 97 % right, and pairs are told apart with few errors. Of pairs",
          "of digits never seen about 40 % are judged wrongly. A coin has 50 %.",
        ], see: "the columns seen and unseen, and two pairs of histograms",
        claims: [
          Claim(.heldOut, 94...100), Claim(.errorSeen, 0...8), Claim(.errorUnseen, 33...50),
        ]),
      LessonStep(
        LessonRun(arcFace, 600), view: "open-set",
        say: [
          "Unit length and a margin: fewer errors among the digits it knows.",
          "For strangers it makes hardly a difference: seven classes teach too little.",
        ], see: "equal error of seen digits lower, of unseen ones as before",
        claims: [
          Claim(.errorSeen, .minus(LessonRun(softmax, 600)), -8...0),
          Claim(.errorUnseen, 33...50),
          Claim(.errorUnseen, .minus(LessonRun(softmax, 600)), -6...8),
        ]),
      LessonStep(
        LessonRun(wide, 600), view: "open-set",
        say: [
          "With 16 numbers instead of 2 the nearest other picture is right for most",
          "strangers (rank-1). One threshold for all pairs is still hard.",
        ], see: "16 dimensions: rank-1 of unseen far higher, equal error hardly lower",
        claims: [
          Claim(.errorUnseen, 30...50), Claim(.rank1Unseen, 75...100),
          Claim(.rank1Unseen, .minus(LessonRun(arcFace, 600)), 15...60),
        ]),
    ])
}
