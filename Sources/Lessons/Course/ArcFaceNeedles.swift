private let plain = "--loss normface"
private let thinner = "--loss arcface --margin 0.3"
private let needles = "--loss arcface --margin 0.5"

extension Lesson {
  static let arcFaceNeedles = Lesson(
    "arcface", "ArcFace: needles", place: "ArcFace loss", belief: "The margin raises accuracy.",
    holds: "The margin makes classes compact; without it as many are right.",
    minutes: 2, seed: 1,
    question: Question(
      [
        "Same net, same seed, and m goes up to 0.5.",
        "Where will the border between 2 and 7 stand?",
      ], before: 2, over: .previous,
      .mark(
        .direction(DirectionReading(.border(2, 7), of: LessonRun(needles, 480)), tolerance: 6))),
    steps: [
      LessonStep(
        LessonRun(plain, 480), say: ["m = 0: rays without bands. Remember own, gap and held out."],
        see: "rays; the line own, gap, next", claims: [Claim(.ownAngleShown, 1...5)]),
      LessonStep(
        LessonRun(thinner, 480), say: ["m = 0.3: bands of 17.2°, and thinner rays."],
        see: "needles between bands of 17.2",
        claims: [
          Claim(.band, 17.1...17.2), Claim(.ownAngleShown, .over(LessonRun(plain, 480)), 0.4...0.9),
        ]),
      LessonStep(
        LessonRun(needles, 480),
        say: [
          "m = 0.5: thinner rays and wider gaps than m = 0, the borders where they",
          "were, as many right. A margin buys compact classes, not accuracy.",
        ], see: "needles between bands of 28.6; borders and accuracy as before",
        claims: [
          Claim(.ownAngleShown, .over(LessonRun(plain, 480)), 0.3...0.75),
          Claim(.gapShown, .minus(LessonRun(plain, 480)), 2...20),
          Claim(.direction(of: 2), .minus(LessonRun(plain, 480)), -8...8),
          Claim(.direction(of: 7), .minus(LessonRun(plain, 480)), -8...8),
          Claim(.heldOut, .minus(LessonRun(plain, 480)), -1.5...2.5),
        ]),
      LessonStep(
        LessonRun(plain, 960),
        say: [
          "Warning: m = 0 with twice the steps comes as far, or farther. Compare runs",
          "only at the same step.",
        ], see: "rays without bands, about as thin",
        claims: [Claim(.ownAngleShown, .over(LessonRun(needles, 480)), 0.5...1.8)]),
    ])
}
