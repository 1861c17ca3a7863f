private let single = "--loss lsoftmax --margin 1"
private let double = "--loss lsoftmax --margin 2"
private let quadruple = "--loss lsoftmax --margin 4 --init random"
private let warmedUp = "--loss lsoftmax --margin 4 --init random --warm-up 300"
private let softmax = "--loss softmax --bias off"

extension Lesson {
  static let lSoftmax = Lesson(
    "l-softmax", "L-Softmax: multiply the angle", place: "L-Softmax loss",
    belief: "A larger m is simply better; the text: the angle must be \"much larger\".", minutes: 3,
    seed: 1,
    question: Question(
      [
        "m theta1 must be below theta2, and m goes from 1 to 2. What becomes of",
        "theta1, the angle to the own class?",
      ], before: 1,
      .choice(
        ["smaller", "the same", "larger"],
        .cut(
          Reading(.ownAngle, of: LessonRun(double, 480), .over(LessonRun(single, 480))),
          at: [0.95, 1.05]))),
    steps: [
      LessonStep(
        LessonRun(single, 480),
        say: ["m = 1 is softmax, number for number."],
        see: "as softmax: psi = cos",
        claims: [
          Claim(.ownAngle, 2.2...2.7),
          Claim(.ownAngle, .minus(LessonRun(softmax, 480)), -0.01...0.01),
        ]),
      LessonStep(
        LessonRun(double, 480),
        say: [
          "m = 2 asks for twice the angle: smaller own angles, wider gaps.",
          "The text says larger; the formula says smaller.",
        ],
        see: "hatched bands of 15 degrees; psi bends down",
        claims: [
          Claim(.ownAngle, .over(LessonRun(single, 480)), 0.79...0.87),
          Claim(.classGap, 41...44),
        ]),
      LessonStep(
        LessonRun(quadruple, 480),
        say: [
          "m = 4 from random directions: 72 to 96 % right, by the seed. Flat",
          "pieces of psi hardly pull.",
        ],
        see: "random start: classes lie upon one another, psi has four steps",
        claims: [
          Claim(.heldOut, 70...98),
          Claim(.classGap, 0...34),
          Claim(.loss, 0.19...0.41),
        ]),
      LessonStep(
        LessonRun(warmedUp, 480),
        say: [
          "The same start with a warm-up: 97 %. The paper began with almost",
          "plain softmax too (its lambda).",
        ],
        see: "eight rays",
        claims: [
          Claim(.heldOut, 95...99),
          Claim(.heldOut, .minus(LessonRun(quadruple, 480)), 0...26),
          Claim(.heldOutWithMargin, 89...96),
        ]),
    ])
}
