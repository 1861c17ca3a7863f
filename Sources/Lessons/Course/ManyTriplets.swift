private let triplet = "--loss triplet --classes 10"

extension Lesson {
  static let manyTriplets = Lesson(
    "many-triplets", "Too many triplets", place: "Triplet loss: shortcomings",
    belief: "Triplet loss 0: solved.", minutes: 2, seed: 1,
    question: Question(
      [
        "80 pictures in a batch give 40,320 triplets, and nearly all have a loss.",
        "How many of 100 still have one after 200 steps?",
      ], before: 1,
      .number(
        NumberQuestion(
          Reading(.active, of: LessonRun(triplet, 200)), unit: " %", 0...100, by: 5, start: 50,
          tolerance: 5))),
    steps: [
      LessonStep(
        LessonRun(triplet, 0), view: "mining",
        say: [
          "1300 digits make 196 million triplets. In this batch nearly all of",
          "40,320 have a loss.",
        ],
        see: "view mining: disc hard, ring semi-hard, outside easy",
        claims: [
          Claim(.active, 96...100),
          Claim(.loss, 0.42...0.48),
        ]),
      LessonStep(
        LessonRun(triplet, 50), view: "difficulty",
        say: ["50 steps: 15 %."],
        see: "difficulty: the easy share shoots up",
        claims: [
          Claim(.active, 13...16.5),
          Claim(.nearestNeighbour, 72...77),
        ]),
      LessonStep(
        LessonRun(triplet, 200), view: "mining",
        say: ["200 steps: 3 %. 97 of 100 comparisons are paid for and say nothing."],
        see: "97 % easy",
        claims: [
          Claim(.active, 2.5...3.7),
          Claim(.nearestNeighbour, 89...95),
        ]),
      LessonStep(
        LessonRun(triplet, 800), view: "difficulty",
        say: ["800 steps: 1 in 5000. The loss is 0: silence, not proof."],
        see: "a thin black line at the bottom",
        claims: [
          Claim(.active, 0...0.05),
          Claim(.loss, 0...0.0003),
          Claim(.nearestNeighbour, 95...98),
        ]),
    ])
}
