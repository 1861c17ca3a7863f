private let single = "--loss asoftmax --margin 1"
private let quadruple = "--loss asoftmax --margin 4"
private let softened = "--loss asoftmax --margin 4 --lambda 5"

extension Lesson {
  static let aSoftmax = Lesson(
    "a-softmax", "A-Softmax: a band that vanishes at 0", place: "A-Softmax loss",
    belief: "m = 4 is what SphereFace used, so m = 4 it is.", minutes: 3, isCore: false, seed: 1,
    question: Question(
      [
        "Eight classes, 45 degrees apart. m = 4 asks for 4 theta1 < theta2 on either",
        "side: how wide is the band between two neighbours?",
      ], before: 1,
      .number(
        NumberQuestion(
          Reading(.band, of: LessonRun(quadruple, 480)), unit: " degrees", 0...45, by: 1,
          start: 0, tolerance: 3))),
    steps: [
      LessonStep(
        LessonRun(single, 480), view: "angle-plane",
        say: ["||w|| = 1, m = 1: no margin yet."],
        see: "angle plane: no band",
        claims: [
          Claim(.ownAngle, 2.2...2.6)
        ]),
      LessonStep(
        LessonRun(quadruple, 480), view: "angle-plane",
        say: [
          "m = 4: own angles fall to two thirds. The band is a wedge: nothing",
          "between classes that are near, much between far ones.",
        ],
        see: "angle plane: the band is a wedge through 0",
        claims: [
          Claim(.ownAngle, .over(LessonRun(single, 480)), 0.63...0.68),
          Claim(.heldOutWithMargin, 86...91),
          Claim(.norm, 9...12),
        ]),
      LessonStep(
        LessonRun(softened, 480), view: "angle-plane",
        say: [
          "lambda = 5, as SphereFace was trained: mostly plain cosine. The classes",
          "are evenly spaced again.",
        ],
        see: "band half as wide, 13.0 degrees; gaps back at 43",
        claims: [
          Claim(.classGap, .minus(LessonRun(quadruple, 480)), 1.5...10),
          Claim(.heldOutWithMargin, .minus(LessonRun(quadruple, 480)), 1.5...7),
          Claim(.classGap, 42...44),
        ]),
    ])
}
