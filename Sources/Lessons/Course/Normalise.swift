private let softmax = "--loss softmax --bias off"
private let normFace = "--loss normface"

extension Lesson {
  static let normalise = Lesson(
    "normalise", "Why normalise", place: "A-Softmax, CosFace: ||w|| = 1, ||x|| = s",
    belief: "The loss falls, so the features get better.", minutes: 2, seed: 1,
    question: Question(
      [
        "From step 480 to 960 the loss falls to a fifth. Where will the ray of 3",
        "point then?",
      ], before: 1,
      .mark(.direction(DirectionReading(.needle(3), of: LessonRun(softmax, 960)), tolerance: 6))),
    steps: [
      LessonStep(
        LessonRun(softmax, 480),
        say: ["Softmax at step 480. Remember the loss, the length of x, the angle."],
        see: "long rays",
        claims: [
          Claim(.norm, 20...24),
          Claim(.ownAngle, 2.2...2.7),
        ]),
      LessonStep(
        LessonRun(softmax, 960),
        say: [
          "The loss fell to a fifth, the angles by a tenth: softmax grew ||x||.",
          "A longer vector is surer, not better.",
        ],
        see: "the same rays, longer; the axis label ||x|| grows; note D16",
        claims: [
          Claim(.loss, .over(LessonRun(softmax, 480)), 0.15...0.22),
          Claim(.norm, .over(LessonRun(softmax, 480)), 1.15...1.21),
          Claim(.ownAngle, .over(LessonRun(softmax, 480)), 0.86...0.92),
        ]),
      LessonStep(
        LessonRun(normFace, 480), view: "rose",
        say: ["Now lengths are taken out: only the angle can lower the loss."],
        see: "NormFace: a rose on the circle (n)",
        claims: [
          Claim(.ownAngle, 1.7...2.9)
        ]),
      LessonStep(
        LessonRun(normFace, 960), view: "rose",
        say: ["The same 480 steps more now halve the angle to the own class."],
        see: "needles",
        claims: [
          Claim(.ownAngle, .over(LessonRun(normFace, 480)), 0.45...0.56),
          Claim(.gap, .minus(LessonRun(normFace, 480)), 6...14),
        ]),
    ])
}
