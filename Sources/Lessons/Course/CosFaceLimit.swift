private let within = "--loss cosface --margin 0.2"
private let atLimit = "--loss cosface --margin 0.29"
private let beyond = "--loss cosface --margin 0.4"
private let normFace = "--loss normface"

extension Lesson {
  static let cosFaceLimit = Lesson(
    "cosface", "CosFace: a margin with a limit", place: "CosFace loss",
    belief: "m = 0.35 does not work here: a bug.", minutes: 2, seed: 1,
    question: Question(
      [
        "Above the limit 0.293 no digit can stay clear of the margin. m = 0.4:",
        "how many of 100 held-out digits are right as used?",
      ], before: 2,
      .number(
        NumberQuestion(
          Reading(.heldOut, of: LessonRun(beyond, 480)), unit: " %", 0...100, by: 5, start: 50,
          tolerance: 5))),
    steps: [
      LessonStep(
        LessonRun(within, 480),
        say: ["m = 0.2: 97 % of the training digits meet it, needles a third thinner."],
        see: "bands of 30.3 degrees, wedges of 14.7",
        claims: [
          Claim(.heldOutWithMargin, 82...88),
          Claim(.trainedWithMargin, 92...98),
          Claim(.heldOut, 95...98),
          Claim(.ownAngle, .over(LessonRun(normFace, 480)), 0.69...0.74),
        ]),
      LessonStep(
        LessonRun(atLimit, 480),
        say: [
          "0.29, a hair below the limit 1 - cos 45 = 0.293: a third can meet it,",
          "and as used nothing is lost.",
        ],
        see: "wedges almost gone; the limit mark beside the knob",
        claims: [
          Claim(.heldOutWithMargin, 11...31),
          Claim(.heldOut, 95...98),
        ]),
      LessonStep(
        LessonRun(beyond, 480),
        say: [
          "Above the limit no wedge is left. 0 to 8 % meet it, 96 % are right",
          "as used. The paper: 0.35 for 512 dimensions.",
        ],
        see: "no tinted wedge left; status: m asks more than there is",
        claims: [
          Claim(.heldOutWithMargin, 0...9),
          Claim(.heldOut, 94...98),
          Claim(.loss, 1.76...1.82),
        ]),
    ])
}
