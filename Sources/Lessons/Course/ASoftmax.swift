private let single = "--loss asoftmax --margin 1"
private let quadruple = "--loss asoftmax --margin 4"
private let softened = "--loss asoftmax --margin 4 --lambda 5"

extension Lesson {
  static let aSoftmax = Lesson(
    "a-softmax", "A-Softmax: a band that vanishes at 0", place: "A-Softmax loss",
    belief: "m = 4 is what SphereFace used, so m = 4 it is.",
    holds: "SphereFace trained with a λ: a band of 13° here, not of 27°.", minutes: 3,
    isCore: false, seed: 5,
    question: Question(
      [
        "Eight classes, 45° apart; m = 4 asks for 4 × the own angle < the other,",
        "on either side. How wide is the band between two neighbours?",
      ], before: 1, over: .previous,
      .number(
        NumberQuestion(
          Reading(.band, of: LessonRun(quadruple, 480)), unit: "°", 0...45, by: 1,
          start: 11, tolerance: 3))),
    steps: [
      LessonStep(
        LessonRun(single, 480), view: "angle-plane",
        say: [
          "‖w‖ = 1, m = 1: no margin yet. Every point by its angles to two",
          "neighbours; on the diagonal both are equal.",
        ], see: "the angle plane: a diagonal, no band", claims: [Claim(.band, 0...0.1)]),
      LessonStep(
        LessonRun(quadruple, 480), view: "angle-plane",
        say: [
          "m = 4: the band is a wedge. At 0 it asks for nothing, far out for much;",
          "between neighbours 45° apart it is 27°.",
        ], see: "a dotted wedge that begins at 0",
        claims: [
          Claim(.band, 26.9...27.1),
          Claim(.ownAngleShown, .over(LessonRun(single, 480)), 0.3...0.9),
        ]),
      LessonStep(
        LessonRun(softened, 480), view: "angle-plane",
        say: [
          "λ = 5, as SphereFace was trained: mostly plain cosine, a band of",
          "13°, and more digits meet it.",
        ], see: "a band half as wide, curved towards the diagonal",
        claims: [
          Claim(.band, 12.9...13.1),
          Claim(.heldOutWithMargin, .minus(LessonRun(quadruple, 480)), 0.5...12),
        ]),
    ])
}
