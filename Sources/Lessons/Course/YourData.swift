private let steep = "--loss arcface --data iris --margin 0 --scale 64"
private let steepWithMargin = "--loss arcface --data iris --margin 0.5 --scale 64"
private let gentle = "--loss arcface --data iris --margin 1.0 --scale 8"
private let beyond = "--loss arcface --data iris --margin 2.3 --scale 8"

extension Lesson {
  static let yourData = Lesson(
    "your-data", "Your data: which m, which s?", place: "Practice",
    belief: "Tune m and s by accuracy; take s=64, m=0.5.", minutes: 3, seed: 1,
    question: Question(
      [
        "Iris: 94 % are right with every m and s.",
        "With which of these do the three species stand farthest apart?",
      ], before: 0,
      .choice(
        ["s = 64, m = 0", "s = 64, m = 0.5", "s = 8, m = 1.0"],
        .greatest(
          [steep, steepWithMargin, gentle].map { Reading(.classGap, of: LessonRun($0, 300)) })
      )),
    steps: [
      LessonStep(
        LessonRun(steep, 300),
        say: [
          "s = 64, m = 0: 94 % right, two classes only 12 of 120 degrees apart.",
          "A steep softmax is content as soon as it is right.",
        ],
        see: "three rays side by side in one corner",
        claims: [
          Claim(.heldOut, 91...100),
          Claim(.classGap, 7...14),
        ]),
      LessonStep(
        LessonRun(steepWithMargin, 300),
        say: ["m = 0.5: as many right, the classes 63 degrees apart."],
        see: "rays apart",
        claims: [
          Claim(.heldOut, 91...100),
          Claim(.classGap, 51...82),
          Claim(.classGap, .minus(LessonRun(steep, 300)), 40...70),
        ]),
      LessonStep(
        LessonRun(gentle, 300),
        say: ["s = 8, m = 1.0: 110 of 120 degrees. Accuracy never noticed."],
        see: "a star",
        claims: [
          Claim(.heldOut, 91...98),
          Claim(.classGap, 108...114),
        ]),
      LessonStep(
        LessonRun(beyond, 300),
        say: [
          "Above 2 pi/3 = 2.09 nothing meets it. First the limit, then a sweep,",
          "then look at the gap, held out, and the worst seed.",
        ],
        see: "no wedge; 0 % with margin; limit 2.094",
        claims: [
          Claim(.heldOutWithMargin, 0...0),
          Claim(.heldOut, 91...98),
        ]),
    ])
}
