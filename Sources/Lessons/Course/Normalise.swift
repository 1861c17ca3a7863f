private let softmax = "--loss softmax --bias off"
private let normFace = "--loss normface"

extension Lesson {
  static let normalise = Lesson(
    "normalise", "Why normalise", place: "A-Softmax, CosFace: ‖w‖ = 1, ‖x‖ = s",
    belief: "The loss falls, so the features get better.",
    holds: "The loss can fall by growing ‖x‖ alone, while hardly an angle moves.", minutes: 2,
    seed: 1,
    question: Question(
      [
        "From step 480 to 960 the loss falls to a fifth.",
        "Where will the dots of the digit 3 lie then? Mark their middle.",
      ], before: 1,
      .mark(.direction(DirectionReading(.needle(3), of: LessonRun(softmax, 960)), tolerance: 6))),
    steps: [
      LessonStep(
        LessonRun(softmax, 480),
        say: ["Softmax at step 480. Remember the loss, the length of x, the angles."],
        see: "long rays; loss, own and gap beside them",
        claims: [Claim(.loss, 0.002...0.02), Claim(.norm, 15...30), Claim(.ownAngleShown, 3...10)]),
      LessonStep(
        LessonRun(softmax, 960),
        say: [
          "The loss fell to a fifth, and hardly an angle moved: softmax grew ‖x‖, and",
          "so the rim of the picture did. A longer vector is surer, not better.",
        ], see: "the same rays in the same directions; the axis of ‖x‖ reaches farther",
        claims: [
          Claim(.loss, .over(LessonRun(softmax, 480)), 0.1...0.25),
          Claim(.norm, .over(LessonRun(softmax, 480)), 1.1...1.3),
          Claim(.ownAngleShown, .over(LessonRun(softmax, 480)), 0.85...1.15),
          Claim(.direction(of: 3), .minus(LessonRun(softmax, 480)), -5...5),
        ]),
      LessonStep(
        LessonRun(normFace, 480), view: "rose",
        say: [
          "NormFace takes the lengths out, here a rose on the circle: only an angle",
          "can lower the loss now.",
        ], see: "eight petals on the circle, the wider the class",
        claims: [Claim(.ownAngleShown, 1...5)]),
      LessonStep(
        LessonRun(normFace, 960), view: "rose",
        say: ["The same 480 steps more, and this time it is the angles that shrink."],
        see: "narrow petals; own smaller, gap wider",
        claims: [
          Claim(.ownAngleShown, .over(LessonRun(normFace, 480)), 0.2...0.85),
          Claim(.gapShown, .minus(LessonRun(normFace, 480)), 1...25),
        ]),
    ])
}
