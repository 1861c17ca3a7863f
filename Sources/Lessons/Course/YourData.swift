private let steep = "--loss arcface --data iris --margin 0 --scale 64"
private let steepWithMargin = "--loss arcface --data iris --margin 0.5 --scale 64"
private let gentle = "--loss arcface --data iris --margin 1.0 --scale 8"
private let beyond = "--loss arcface --data iris --margin 2.3 --scale 8"

extension Lesson {
  static let yourData = Lesson(
    "your-data", "Your data: which m, which s?", place: "Practice",
    belief: "Tune m and s by accuracy; take s = 64, m = 0.5.",
    holds: "Accuracy never noticed: look at the gap, and keep m below its limit.", minutes: 3,
    seed: 1,
    question: Question(
      [
        "Iris: about 94 % are right with every m and s.",
        "With which of these is the gap to the next species widest?",
      ], before: 0,
      .choice(
        ["s = 64, m = 0", "s = 64, m = 0.5", "s = 8, m = 1.0"],
        .greatest(
          [steep, steepWithMargin, gentle].map { Reading(.gapShown, of: LessonRun($0, 300)) }))),
    steps: [
      LessonStep(
        LessonRun(steep, 300),
        say: [
          "s = 64, m = 0: nearly all right; of 20 flowers 19 are nearer to their own",
          "species by 2° or more. A steep softmax is content once it is right.",
        ], see: "two rays side by side, and much empty circle",
        claims: [Claim(.heldOut, 88...100), Claim(.gapShown, 0...8)]),
      LessonStep(
        LessonRun(steepWithMargin, 300),
        say: ["s = 64, m = 0.5: as many right, and the gap is 15° wider or more."],
        see: "rays apart",
        claims: [
          Claim(.heldOut, 88...100), Claim(.gapShown, .minus(LessonRun(steep, 300)), 12...45),
        ]),
      LessonStep(
        LessonRun(gentle, 300),
        say: [
          "s = 8, m = 1.0: a gentler scale and a larger margin, and the gap is above",
          "70° of 120°. Held-out accuracy never noticed.",
        ], see: "a star",
        claims: [Claim(.heldOut, 88...100), Claim(.gapShown, 70...120)]),
      LessonStep(
        LessonRun(beyond, 300),
        say: [
          "Above 2π/3 = 2.09 nothing meets it, and three classes still draw apart:",
          "with more they merge. First the limit, then a sweep, and the worst seed.",
        ], see: "no wedge, 0 % with margin",
        claims: [Claim(.heldOutWithMargin, 0...0), Claim(.heldOut, 88...100)]),
    ])
}
