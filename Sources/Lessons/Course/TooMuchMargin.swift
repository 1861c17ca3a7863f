private let unmet = "--loss arcface --classes 10 --scale 4 --margin 1.0"
private let crowded = "--loss arcface --margin 1.0 --init random"
private let less = "--loss arcface --margin 0.3 --init random"

extension Lesson {
  static let tooMuchMargin = Lesson(
    "too-much-margin", "Too much margin, two accuracies", place: "CosFace, ArcFace: choosing m",
    belief: "Training accuracy 0 %: the model has learnt nothing.", minutes: 3, seed: 1,
    question: Question(
      [
        "Eight classes from random directions, m = 1.0, which is above 2 pi/8.",
        "Some will end in one direction: mark two that do.",
      ], before: 1, .mark(.classes(ClassesReading(.nearestPrototypes, of: LessonRun(crowded, 480))))
    ),
    steps: [
      LessonStep(
        LessonRun(unmet, 600),
        say: [
          "With margin 0 %, as used 91 %: the margin exists in training only.",
          "Many bug reports are just this.",
        ], see: "the table: 0 % beside 91 %; no tinted wedges",
        claims: [
          Claim(.trainedWithMargin, 0...0), Claim(.heldOutWithMargin, 0...0),
          Claim(.heldOut, 83...100), Claim(.trained, 85...100),
        ]),
      LessonStep(
        LessonRun(crowded, 480),
        say: [
          "m above 2 pi/8, random start: classes can pile up in pairs.",
          "With margin 21 %, not 0: giving up some made room for the rest.",
        ], see: "two or more classes in one direction, the loss above its equal-spacing value",
        claims: [
          Claim(.classGap, 0...20), Claim(.heldOut, 75...100), Claim(.trainedWithMargin, 5...45),
        ]),
      LessonStep(
        LessonRun(less, 480), say: ["Back to m = 0.3, the same start: eight rays."],
        see: "eight rays", claims: [Claim(.heldOut, 90...100), Claim(.heldOutWithMargin, 75...100)]
      ),
    ])
}
