private let s1 = "--loss normface --classes 10 --scale 1"
private let s4 = "--loss normface --classes 10 --scale 4"
private let s16 = "--loss normface --classes 10 --scale 16"
private let s64 = "--loss normface --classes 10 --scale 64"

extension Lesson {
  static let scale = Lesson(
    "scale", "What the scale does", place: "CosFace: ||x|| = s",
    belief: "A loss that does not fall to 0 has not converged; s=64 because of the paper.",
    minutes: 3, seed: 1,
    question: Question(
      [
        "s goes from 16 to 64: a steeper loss, whose floor is 0.",
        "Two digits will still come to share a direction: mark them.",
      ], before: 3, over: .previous,
      .mark(.classes(ClassesReading(.nearestPrototypes, of: LessonRun(s64, 600))))),
    steps: [
      LessonStep(
        LessonRun(s1, 600),
        say: [
          "Loss 1.54 and flat: that is the floor of s = 1. The best p any digit",
          "can get is 0.21. The pull is too weak to space the classes.",
        ],
        see: "loss curve upon its floor 1.54; two prototypes only degrees apart",
        claims: [
          Claim(.loss, 1.538...1.57),
          Claim(.heldOut, 79...92),
        ]),
      LessonStep(
        LessonRun(s4, 600),
        say: ["s = 4: floor 0.73, ten rays, about 91 % right."],
        see: "ten rays, evenly spaced",
        claims: [
          Claim(.loss, 0.73...0.77),
          Claim(.heldOut, 88...95),
          Claim(.classGap, 29...34),
        ]),
      LessonStep(
        LessonRun(s16, 600),
        say: ["s = 16: floor 0.09, the loss stops at 0.2. Not lower, though it could."],
        see: "rays with overlaps",
        claims: [
          Claim(.heldOut, 86...92),
          Claim(.loss, 0.18...0.27),
        ]),
      LessonStep(
        LessonRun(s64, 600),
        say: [
          "s = 64: floor 0.00, yet two classes share a direction. A steep loss",
          "tears before it sorts.",
        ],
        see: "prototypes lie upon each other",
        claims: [
          Claim(.heldOut, 50...80),
          Claim(.prototypeGap, 0...2),
          Claim(.trained, 54...84),
        ]),
    ])
}
