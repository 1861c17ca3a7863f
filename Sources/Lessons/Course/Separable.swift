private let softmax = "--loss softmax --bias off"
private let arcFace = "--loss arcface"

extension Lesson {
  static let separable = Lesson(
    "separable", "Separable is not far apart", place: "Softmax loss",
    belief: "100 % training accuracy: the features are good.", minutes: 2, seed: 1,
    question: Question(
      [
        "Soon every digit is right in training. Eight classes have room for 45",
        "degrees between neighbours: how far apart will the nearest two stand?",
      ], before: 0,
      .number(
        NumberQuestion(
          Reading(.classGap, of: LessonRun(softmax, 480)), unit: " degrees", 0...45, by: 1,
          start: 45, tolerance: 3))),
    steps: [
      LessonStep(
        LessonRun(softmax, 480),
        say: [
          "All right in training, yet the nearest two classes are 37 degrees",
          "apart, not 45: softmax asks to separate, no more.",
        ],
        see: "fat rays of unequal width, prototypes not in the middle of their rays",
        claims: [
          Claim(.trained, 99...100),
          Claim(.heldOut, 93...98),
          Claim(.gap, 22...26),
          Claim(.classGap, 34...38),
          Claim(.norm, 20...24),
        ]),
      LessonStep(
        LessonRun(arcFace, 480),
        say: [
          "Same data, same seed, same batches: as many right, but the next class",
          "is 5 to 14 degrees farther away.",
        ],
        see: "needles; row \"before r\" keeps the softmax numbers",
        claims: [
          Claim(.gap, .minus(LessonRun(softmax, 480)), 5...14),
          Claim(.classGap, .minus(LessonRun(softmax, 480)), 4...8),
          Claim(.heldOut, .minus(LessonRun(softmax, 480)), -1...4),
        ]),
    ])
}
