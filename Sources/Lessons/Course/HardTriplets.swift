private let all = "--loss triplet --classes 10"
private let semiHard = "--loss triplet --classes 10 --mining semihard"
private let hardest = "--loss triplet --classes 10 --mining batch_hard --learning-rate 0.01"
private let semiHardFast = "--loss triplet --classes 10 --mining semihard --learning-rate 0.01"

extension Lesson {
  static let hardTriplets = Lesson(
    "hard-triplets", "Easy, semi-hard, hard", place: "Triplet loss: how to choose",
    belief: "Hardest triplets teach most (\"theoretically the best\").",
    holds: "The hardest can drive all points into one place; semi-hard ones part them.", minutes: 3,
    seed: 1,
    question: Question(
      [
        "Only the hardest triplets, for 400 steps with η = 0.01.",
        "How many of 100 digits are right by the nearest neighbour?",
      ], before: 2, over: .previous,
      .choice(
        ["fewer than 50", "50 to 90", "more than 90"],
        .cut(Reading(.nearestNeighbour, of: LessonRun(hardest, 400)), at: [50, 90]))),
    steps: [
      LessonStep(
        LessonRun(all, 100), view: "mining",
        say: ["All triplets, 100 steps: some 80 to 90 of 100 right (held out, 1-NN)."],
        see: "every negative counts", claims: [Claim(.nearestNeighbour, 76...92)]),
      LessonStep(
        LessonRun(semiHard, 100), view: "mining",
        say: [
          "Semi-hard, the same 100 steps: more are right, so early. Its loss does not",
          "fall: it is the mean of the semi-hard ones, and each of them has one.",
        ], see: "only the ring is used",
        claims: [
          Claim(.nearestNeighbour, .minus(LessonRun(all, 100)), 1...15), Claim(.loss, 0.2...0.3),
        ]),
      LessonStep(
        LessonRun(hardest, 400),
        say: [
          "Hardest only, η = 0.01: all points in one place. The loss is α, 0.5,",
          "for ever.",
        ], see: "an empty plane, all class means in one point; the status line: collapsed",
        claims: [
          Claim(.loss, 0.49...0.51), Claim(.nearestNeighbour, 5...40), Claim(.active, 99...100),
        ]),
      LessonStep(
        LessonRun(semiHardFast, 400),
        say: ["The same η, semi-hard: ten clusters. It is the mining, not the step."],
        see: "ten clusters", claims: [Claim(.nearestNeighbour, 90...99)]),
    ])
}
