private let s1 = "--loss normface --classes 10 --scale 1"
private let s4 = "--loss normface --classes 10 --scale 4"
private let s16 = "--loss normface --classes 10 --scale 16"
private let s64 = "--loss normface --classes 10 --scale 64"

extension Lesson {
  static let scale = Lesson(
    "scale", "What the scale does", place: "CosFace: ‖x‖ = s",
    belief: "A loss above 0 can still fall; s = 64 because of the paper.",
    holds: "Every s has a floor of its own; the larger s, the longer the way to it.",
    minutes: 3, seed: 1,
    question: Question(
      [
        "The same start with s = 64: a steeper loss, and its floor is 0.",
        "Two digits point one way at step 600: mark them.",
      ], before: 3, over: .previous,
      .mark(.classes(ClassesReading(.nearestPrototypes, of: LessonRun(s64, 600))))),
    steps: [
      LessonStep(
        LessonRun(s1, 600),
        say: [
          "s = 1: the loss is flat at about 1.55, hardly above its floor. It pulls",
          "too weakly to space the classes.",
        ], see: "the loss curve upon its floor; two rays close together",
        claims: [Claim(.loss, 1.53...1.58), Claim(.heldOut, 70...96)]),
      LessonStep(
        LessonRun(s4, 600), say: ["s = 4: the floor is 0.73. Ten rays, and about 90 % are right."],
        see: "ten rays, evenly spaced",
        claims: [
          Claim(.loss, 0.73...0.8), Claim(.heldOut, 85...97), Claim(.prototypeGap, 22...36),
        ]),
      LessonStep(
        LessonRun(s16, 600),
        say: [
          "s = 16: the floor is 0.09, and at step 600 the loss is still well above",
          "it. The larger s, the longer it takes.",
        ], see: "the loss curve hangs above its floor", claims: [Claim(.loss, 0.12...0.4)]),
      LessonStep(
        LessonRun(s64, 600),
        say: [
          "s = 64: the floor is 0, and at step 600 two digits point one way. A steep",
          "loss sorts late: some hundred steps on they part.",
        ], see: "two prototypes in one direction; the status line names them",
        claims: [Claim(.prototypeGap, 0...5), Claim(.heldOut, 40...85)]),
    ])
}
