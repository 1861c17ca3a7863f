private let unmet = "--loss arcface --classes 10 --scale 4 --margin 1.0"
private let crowded = "--loss arcface --margin 1.0 --init random"
private let less = "--loss arcface --margin 0.3 --init random"

extension Lesson {
  static let tooMuchMargin = Lesson(
    "too-much-margin", "Too much margin, two accuracies", place: "CosFace, ArcFace: choosing m",
    belief: "Training accuracy 0 %: the model has learnt nothing.",
    holds: "0 % is with the margin, in training only; as used about 90 % are right.", minutes: 3,
    seed: 1,
    question: Question(
      [
        "Eight digits from random directions, and m = 1.0 asks for more than there",
        "is. Two of them will give up and share a direction: mark them.",
      ], before: 1, .mark(.classes(ClassesReading(.nearestPrototypes, of: LessonRun(crowded, 480))))
    ),
    steps: [
      LessonStep(
        LessonRun(unmet, 600),
        say: [
          "With margin 0 %, as used about 90 %: the margin exists in training only.",
          "Many bug reports are just this.",
        ], see: "the table: 0 % beside 90 %; no tinted wedge",
        claims: [
          Claim(.trainedWithMargin, 0...0), Claim(.heldOutWithMargin, 0...0),
          Claim(.heldOut, 80...100), Claim(.trained, 85...100),
        ]),
      LessonStep(
        LessonRun(crowded, 480),
        say: [
          "m above 2π/8 and a random start: digits can pile up in pairs. Directions",
          "are uneven yet, so some still meet it; 7 times 57° are more than 360°.",
        ], see: "two digits in one direction, tinted wedges elsewhere",
        claims: [
          Claim(.prototypeGap, 0...20), Claim(.heldOut, 70...99),
          Claim(.trainedWithMargin, 0.5...50),
        ]),
      LessonStep(
        LessonRun(less, 480), say: ["m = 0.3 from the same start: eight rays, and most meet it."],
        see: "eight rays", claims: [Claim(.heldOut, 90...100), Claim(.heldOutWithMargin, 75...100)]
      ),
    ])
}
