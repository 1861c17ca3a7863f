private let arcFace4 = "--loss arcface --margin 0.5 --classes 4"
private let cosFace4 = "--loss cosface --margin 0.35 --classes 4"
private let cosFace10 = "--loss cosface --margin 0.35 --classes 10"
private let arcFace10 = "--loss arcface --margin 0.5 --classes 10"

extension Lesson {
  static let radiansAndCosine = Lesson(
    "radians-and-cosine", "Radians against cosine", place: "CosFace and ArcFace compared",
    belief: "CosFace 0.35 is a smaller margin than ArcFace 0.5.", minutes: 2, seed: 1,
    question: Question(
      ["Classes 90 degrees apart: which asks for the wider band between them?"], before: 0,
      .choice(
        ["ArcFace, m = 0.5", "neither", "CosFace, m = 0.35"],
        .cut(
          Reading(.band, of: LessonRun(cosFace4, 480), .minus(LessonRun(arcFace4, 480))),
          at: [-1, 1]))),
    steps: [
      LessonStep(
        LessonRun(arcFace4, 480),
        say: ["Four classes, 90 degrees apart: ArcFace 0.5 leaves a band of 28.65."],
        see: "band 28.65 degrees",
        claims: [
          Claim(.ownAngle, 3.4...4.4),
          Claim(.gap, 61...66),
          Claim(.classGap, 85...89),
        ]),
      LessonStep(
        LessonRun(cosFace4, 480),
        say: [
          "CosFace 0.35: 28.66. In many dimensions classes stand near 90 degrees:",
          "the two papers chose one and the same margin.",
        ],
        see: "band 28.66 degrees: the same picture",
        claims: [
          Claim(.ownAngle, 2.6...3.6),
          Claim(.gap, 64...70),
          Claim(.classGap, 84...89),
        ]),
      LessonStep(
        LessonRun(cosFace10, 600),
        say: [
          "Ten classes, 36 degrees apart: 0.35 asks more than there is; ArcFace",
          "0.5 still fits. A cosine margin grows as classes come near.",
        ],
        see: "no wedge: 0.35 > 0.191",
        claims: [
          Claim(.heldOutWithMargin, 0...13),
          Claim(.heldOut, 80...93),
        ]),
      LessonStep(
        LessonRun(arcFace10, 600),
        say: ["ArcFace keeps its 28.65 everywhere; half of the digits meet it."],
        see: "narrow wedges of 7.4",
        claims: [
          Claim(.heldOutWithMargin, 43...62),
          Claim(.heldOutWithMargin, .minus(LessonRun(cosFace10, 600)), 33...62),
        ]),
    ])
}
