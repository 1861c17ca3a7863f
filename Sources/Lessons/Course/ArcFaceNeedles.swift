private let plain = "--loss normface"
private let thinner = "--loss arcface --margin 0.3"
private let needles = "--loss arcface --margin 0.5"

extension Lesson {
  static let arcFaceNeedles = Lesson(
    "arcface", "ArcFace: needles", place: "ArcFace loss",
    belief: "The margin raises accuracy.", minutes: 2, seed: 1,
    question: Question(
      [
        "Same net, same seed, m from 0 to 0.5.",
        "Where will the border between 2 and 7 stand?",
      ], before: 2, over: .previous,
      .mark(.direction(DirectionReading(.border(2, 7), of: LessonRun(needles, 480)), tolerance: 6))),
    steps: [
      LessonStep(
        LessonRun(plain, 480),
        say: ["m = 0: the median digit is 2.3 degrees from its class."],
        see: "rays without bands",
        claims: [
          Claim(.heldOut, 95...97),
          Claim(.ownAngle, 1.7...2.9),
        ]),
      LessonStep(
        LessonRun(thinner, 480),
        say: ["m = 0.3: two thirds of that."],
        see: "needles, bands of 17.2",
        claims: [
          Claim(.ownAngle, .over(LessonRun(plain, 480)), 0.59...0.69)
        ]),
      LessonStep(
        LessonRun(needles, 480),
        say: [
          "m = 0.5: half, and as many digits are right. The margin buys compact",
          "classes, not accuracy.",
        ],
        see: "needles, bands of 28.6",
        claims: [
          Claim(.ownAngle, .over(LessonRun(plain, 480)), 0.41...0.55),
          Claim(.heldOut, .minus(LessonRun(plain, 480)), -1...2),
        ]),
      LessonStep(
        LessonRun(plain, 960),
        say: [
          "Warning: m = 0 with twice the steps is just as thin. Compare runs",
          "only at the same step.",
        ],
        see: "m = 0 with twice the time",
        claims: [
          Claim(.ownAngle, .over(LessonRun(needles, 480)), 0.9...1.4)
        ]),
    ])
}
