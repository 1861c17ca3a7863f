private let all = "--loss triplet --classes 10"
private let semiHard = "--loss triplet --classes 10 --mining semihard"
private let hardest = "--loss triplet --classes 10 --mining batch_hard --learning-rate 0.01"
private let semiHardFast = "--loss triplet --classes 10 --mining semihard --learning-rate 0.01"

extension Lesson {
  static let hardTriplets = Lesson(
    "hard-triplets", "Easy, semi-hard, hard", place: "Triplet loss: how to choose",
    belief: "Hardest triplets teach most (\"theoretically the best\").", minutes: 3, seed: 1,
    question: Question(
      [
        "Only the hardest triplets, for 400 steps with eta = 0.01.",
        "How many of 100 digits are right by the nearest neighbour?",
      ], before: 2,
      .choice(
        ["fewer than 50", "50 to 90", "more than 90"],
        .cut(Reading(.nearestNeighbour, of: LessonRun(hardest, 400)), at: [50, 90]))),
    steps: [
      LessonStep(
        LessonRun(all, 100), view: "mining",
        say: ["All triplets, 100 steps: 85 of 100 right."],
        see: "",
        claims: [
          Claim(.nearestNeighbour, 82...88)
        ]),
      LessonStep(
        LessonRun(semiHard, 100), view: "mining",
        say: [
          "Semi-hard, the same 100 steps: 91. Its loss does not fall: it is the",
          "mean of the active ones only.",
        ],
        see: "only the ring is used",
        claims: [
          Claim(.nearestNeighbour, 88...94),
          Claim(.nearestNeighbour, .minus(LessonRun(all, 100)), 2.5...10),
          Claim(.loss, 0.235...0.246),
        ]),
      LessonStep(
        LessonRun(hardest, 400),
        say: ["Hardest only, eta 0.01: all points in one place. Loss = alpha = 0.5,", "for ever."],
        see: "everything in one point; loss = alpha line",
        claims: [
          Claim(.loss, 0.499...0.501),
          Claim(.nearestNeighbour, 15...25),
          Claim(.active, 100...100),
        ]),
      LessonStep(
        LessonRun(semiHardFast, 400),
        say: ["Same eta, semi-hard: 94. It is the mining, not the step."],
        see: "ten clusters",
        claims: [
          Claim(.nearestNeighbour, 92...95)
        ]),
    ])
}
