private let within = "--loss cosface --margin 0.2"
private let atLimit = "--loss cosface --margin 0.29"
private let beyond = "--loss cosface --margin 0.4"
private let normFace = "--loss normface"

extension Lesson {
  static let cosFaceLimit = Lesson(
    "cosface", "CosFace: a margin with a limit", place: "CosFace loss",
    belief: "m = 0.35 does not work here: a bug.",
    holds: "Eight classes in the plane have room for m up to 1 − cos 45° = 0.293.", minutes: 2,
    seed: 1,
    question: Question(
      [
        "m = 0.4 is above the limit: equally spaced classes can not meet it.",
        "How many of 100 held-out digits will be right as used?",
      ], before: 2, over: .previous,
      .number(
        NumberQuestion(
          Reading(.heldOut, of: LessonRun(beyond, 480)), unit: " %", 0...100, by: 5, start: 50,
          tolerance: 7))),
    steps: [
      LessonStep(
        LessonRun(within, 480),
        say: [
          "m = 0.2 asks for about 30° of the 45° between neighbours, and most",
          "digits meet it. NormFace, without a margin, has wider needles by then.",
        ], see: "wedges of 15 degrees between bands of 30",
        claims: [
          Claim(.band, 30...31), Claim(.trainedWithMargin, 88...100),
          Claim(.ownAngleShown, .over(LessonRun(normFace, 480)), 0.4...0.95),
        ]),
      LessonStep(
        LessonRun(atLimit, 480),
        say: [
          "m = 0.29, a hair below the limit 1 − cos 45° = 0.293: evenly spaced, each",
          "would keep half a degree. Few meet it, and as used nothing is lost.",
        ], see: "wedges almost gone; the knob stands before its mark",
        claims: [
          Claim(.band, 44...45), Claim(.heldOutWithMargin, 0...55), Claim(.heldOut, 93...100),
        ]),
      LessonStep(
        LessonRun(beyond, 480),
        say: [
          "Above the limit equal wedges are gone and hardly one meets it; as used",
          "nothing is lost still. The paper's 0.35 is for 512 dimensions.",
        ], see: "hardly a tint; the status line: m asks 53 degrees, there are 45",
        claims: [
          Claim(.needed, 53...53.2), Claim(.heldOutWithMargin, 0...20), Claim(.heldOut, 90...100),
        ]),
    ])
}
