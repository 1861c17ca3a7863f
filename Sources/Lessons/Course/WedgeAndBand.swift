private let arcFace = "--loss arcface"

extension Lesson {
  static let wedgeAndBand = Lesson(
    "wedge-and-band", "A wedge and a band", place: "Opening; ArcFace",
    belief: "The margin is part of the classifier.",
    holds: "As used there is no margin: only training asks for it.", minutes: 2, seed: 1,
    question: Question(
      [
        "After 120 steps about 4 of 5 digits are right as used.",
        "How many of 100 held-out digits meet the margin by then?",
      ], before: 1,
      .number(
        NumberQuestion(
          Reading(.heldOutWithMargin, of: LessonRun(arcFace, 120)), unit: " %", 0...100, by: 5,
          start: 80, tolerance: 10))),
    steps: [
      LessonStep(
        LessonRun(arcFace, 0),
        say: [
          "The net has learnt nothing: a blob in the middle. Prototypes alone are",
          "placed round the ring, in the order of the classes' means.",
        ], see: "a blob in the middle, eight labels round the ring",
        claims: [Claim(.heldOut, 0...45), Claim(.heldOutWithMargin, 0...20)]),
      LessonStep(
        LessonRun(arcFace, 120),
        say: [
          "Most digits are right as used; far fewer meet the margin that training",
          "asks for. The table has a column for each.",
        ], see: "rays grow, the middle is a tangle; both columns of the accuracy table",
        claims: [
          Claim(.heldOut, 70...100), Claim(.heldOutWithMargin, 0...65), Claim(.band, 28.6...28.7),
        ]),
      LessonStep(
        LessonRun(arcFace, 480),
        say: [
          "Tint: margin met. Dotted band: right as used, still pulled in training.",
          "The band is 28.6° wide between all neighbours.",
        ],
        see: "eight needles inside tinted wedges, dotted bands nearly empty, loss near its floor",
        claims: [
          Claim(.heldOut, 93...100), Claim(.heldOutWithMargin, 80...100),
          Claim(.ownAngleShown, 0...3), Claim(.prototypeGap, 40...45),
        ]),
    ])
}
