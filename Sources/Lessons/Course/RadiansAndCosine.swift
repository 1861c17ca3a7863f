private let arcFace4 = "--loss arcface --margin 0.5 --classes 4"
private let cosFace4 = "--loss cosface --margin 0.35 --classes 4"
private let cosFace10 = "--loss cosface --margin 0.35 --classes 10"
private let arcFace10 = "--loss arcface --margin 0.5 --classes 10"

extension Lesson {
  static let radiansAndCosine = Lesson(
    "radians-and-cosine", "Radians against cosine", place: "CosFace and ArcFace compared",
    belief: "CosFace 0.35 is a smaller margin than ArcFace 0.5.",
    holds: "At 90° both need about 28.6°; for nearer classes CosFace needs more.", minutes: 2,
    seed: 1,
    question: Question(
      ["Four classes, 90° apart: whose band is wider by more than a degree?"], before: 0,
      .choice(
        ["ArcFace, m = 0.5", "neither", "CosFace, m = 0.35"],
        .cut(
          Reading(.band, of: LessonRun(cosFace4, 480), .minus(LessonRun(arcFace4, 480))),
          at: [-1, 1]))),
    steps: [
      LessonStep(
        LessonRun(arcFace4, 480),
        say: ["Four digits, 90° apart in the mean: ArcFace 0.5 keeps 28.6° empty."],
        see: "four rays, bands of 28.6 degrees",
        claims: [Claim(.band, 28.6...28.7), Claim(.prototypeGap, 75...90)]),
      LessonStep(
        LessonRun(cosFace4, 480),
        say: [
          "CosFace 0.35 keeps 28.7°. In many dimensions classes stand near 90°:",
          "the two papers chose one and the same margin.",
        ], see: "the same picture, bands of about 28.7 degrees",
        claims: [
          Claim(.band, .minus(LessonRun(arcFace4, 480)), 0...0.1), Claim(.prototypeGap, 75...90),
        ]),
      LessonStep(
        LessonRun(cosFace10, 600),
        say: [
          "Ten digits, 36° apart in the mean, and the same 0.35 needs 49°. A",
          "cosine margin grows as classes come near, and here it does not fit.",
        ], see: "hardly a wedge left; the status line says what m asks",
        claims: [Claim(.needed, 49.3...49.6), Claim(.heldOutWithMargin, 0...25)]),
      LessonStep(
        LessonRun(arcFace10, 600),
        say: ["ArcFace asks 28.6° at every spacing, and many more digits meet it."],
        see: "narrow wedges of 7.4 degrees",
        claims: [
          Claim(.band, 28.6...28.7),
          Claim(.heldOutWithMargin, .minus(LessonRun(cosFace10, 600)), 20...75),
        ]),
    ])
}
