private let single = "--loss lsoftmax --margin 1"
private let double = "--loss lsoftmax --margin 2"
private let quadruple = "--loss lsoftmax --margin 4 --init random"
private let warmedUp = "--loss lsoftmax --margin 4 --init random --warm-up 300"
private let softmax = "--loss softmax --bias off"

extension Lesson {
  static let lSoftmax = Lesson(
    "l-softmax", "L-Softmax: multiply the angle", place: "L-Softmax loss",
    belief: "A larger m is simply better; the text: the angle must be \"much larger\".",
    holds: "m makes θ1 smaller; a large m from a random start needs a warm-up.", minutes: 3,
    seed: 1,
    question: Question(
      [
        "m·θ1 has to be below θ2, and m goes from 1 to 2.",
        "What becomes of θ1, the angle to the own class?",
      ], before: 1, over: .previous,
      .choice(
        ["smaller", "the same", "larger"],
        .cut(
          Reading(.ownAngleShown, of: LessonRun(double, 480), .over(LessonRun(single, 480))),
          at: [0.9, 1.1]))),
    steps: [
      LessonStep(
        LessonRun(single, 480), say: ["m = 1 is softmax without bias, number for number."],
        see: "fat rays, as softmax has them",
        claims: [
          Claim(.ownAngleShown, 3...10),
          Claim(.ownAngleShown, .minus(LessonRun(softmax, 480)), -0.01...0.01),
        ]),
      LessonStep(
        LessonRun(double, 480),
        say: [
          "m = 2: bands of 15°, and a much smaller angle to the own class.",
          "The text asks for θ1 larger than θ2; smaller is meant.",
        ], see: "dotted bands between thinner rays; own falls",
        claims: [
          Claim(.band, 14.9...15.1),
          Claim(.ownAngleShown, .over(LessonRun(single, 480)), 0.1...0.8),
          Claim(.gapShown, .minus(LessonRun(single, 480)), 5...30),
        ]),
      LessonStep(
        LessonRun(quadruple, 480),
        say: [
          "m = 4 from random directions: a digit can be left without a wedge, its",
          "prototype short between longer ones. By the seed 70 to 98 % are right.",
        ], see: "wedges of unequal width, and a digit without one",
        claims: [Claim(.heldOut, 65...98.9), Claim(.band, 26.9...27.1)]),
      LessonStep(
        LessonRun(warmedUp, 480),
        say: [
          "The same start with a warm-up of m: eight rays. The paper too began with",
          "almost plain softmax (its λ).",
        ], see: "eight rays, nearly all digits right",
        claims: [
          Claim(.heldOut, 94...100), Claim(.heldOut, .minus(LessonRun(quadruple, 480)), 0...35),
          Claim(.heldOutWithMargin, 85...100),
        ]),
    ])
}
