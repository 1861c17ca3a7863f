private let arcFace = "--loss arcface"

extension Lesson {
  static let wedgeAndBand = Lesson(
    "wedge-and-band", "A wedge and a band", place: "Opening; ArcFace",
    belief: "The margin is part of the classifier.", minutes: 2, seed: 1,
    question: Question(
      [
        "After 120 steps 4 of 5 digits are right as used.",
        "How many of 100 meet the margin by then?",
      ], before: 1,
      .number(
        NumberQuestion(
          Reading(.heldOutWithMargin, of: LessonRun(arcFace, 120)), unit: " %", 0...100, by: 5,
          start: 80, tolerance: 10))),
    steps: [
      LessonStep(
        LessonRun(arcFace, 0),
        say: ["Nothing is learnt: a blob. The labels stand where prototypes start."],
        see: "a blob in the middle, eight labels round the ring",
        claims: [Claim(.heldOut, 0...45), Claim(.heldOutWithMargin, 0...20)]),
      LessonStep(
        LessonRun(arcFace, 120),
        say: ["Most digits are right when used; few meet the margin that", "training asks for."],
        see: "rays grow, the middle is a tangle; both columns of the accuracy table",
        claims: [Claim(.heldOut, 70...100), Claim(.heldOutWithMargin, 0...65)]),
      LessonStep(
        LessonRun(arcFace, 480),
        say: [
          "Tint: margin met. Hatch: right when used, still pulled in training.",
          "The band is 28.6 degrees wide for every pair of neighbours.",
        ],
        see: "eight needles inside tinted wedges, hatched bands empty, loss near its floor",
        claims: [
          Claim(.heldOut, 94...100), Claim(.heldOutWithMargin, 80...100), Claim(.ownAngle, 0...2),
          Claim(.classGap, 38...45),
        ]),
    ])
}
