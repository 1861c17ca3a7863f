private let softmax = "--loss softmax --bias off"
private let arcFace = "--loss arcface"

extension Lesson {
  static let separable = Lesson(
    "separable", "Separable is not far apart", place: "Softmax loss",
    belief: "100 % training accuracy: the features are good.",
    holds: "Right is not far apart: ArcFace is as often right, its gap far wider.", minutes: 2,
    seed: 1,
    question: Question(
      [
        "Softmax: soon every training digit is right. How much nearer is the own",
        "class than the next one, for 95 of 100? At best 45°.",
      ], before: 0,
      .number(
        NumberQuestion(
          Reading(.gapShown, of: LessonRun(softmax, 480)), unit: "°", 0...45, by: 1,
          start: 40, tolerance: 5))),
    steps: [
      LessonStep(
        LessonRun(softmax, 480),
        say: [
          "All right in training, yet the gap is 12° only (gap, 95 of 100):",
          "softmax asks to separate, no more. Rays are fat, borders near them.",
        ], see: "fat rays, 100 % in training, and the line own, gap, next",
        claims: [Claim(.trained, 99.5...100), Claim(.gapShown, 5...22)]),
      LessonStep(
        LessonRun(arcFace, 480),
        say: [
          "ArcFace, same digits, same start: about as many are right, and the gap is",
          "more than 10° wider. Unit length and margin each have a part in it.",
        ], see: "needles inside wedges; gap above 25 degrees",
        claims: [
          Claim(.gapShown, .minus(LessonRun(softmax, 480)), 10...35),
          Claim(.heldOut, .minus(LessonRun(softmax, 480)), -2...4),
        ]),
    ])
}
