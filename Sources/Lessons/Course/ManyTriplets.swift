private let triplet = "--loss triplet --classes 10"

extension Lesson {
  static let manyTriplets = Lesson(
    "many-triplets", "Too many triplets", place: "Triplet loss: shortcomings",
    belief: "Triplet loss 0: solved.",
    holds: "A loss near 0 says that no triplet teaches; some digits are still wrong.", minutes: 2,
    seed: 1,
    question: Question(
      [
        "80 pictures in a batch are 40,320 triplets, and nearly all have a loss.",
        "How many of 100 still have one after 200 steps?",
      ], before: 1,
      .number(
        NumberQuestion(
          Reading(.active, of: LessonRun(triplet, 200)), unit: " %", 0...100, by: 5, start: 50,
          tolerance: 7))),
    steps: [
      LessonStep(
        LessonRun(triplet, 0), view: "mining",
        say: [
          "1300 digits make 196 million triplets. Of the 40,320 in this batch nearly",
          "all have a loss: hard in the disc, semi-hard in the ring.",
        ], see: "one anchor with its positive: disc, ring, and outside the easy ones",
        claims: [Claim(.active, 90...100), Claim(.loss, 0.35...0.55)]),
      LessonStep(
        LessonRun(triplet, 50), view: "difficulty",
        say: ["50 steps: 10 to 20 of 100. The sparse dots are easy: no loss, no lesson."],
        see: "the easy share shoots up", claims: [Claim(.active, 10...20)]),
      LessonStep(
        LessonRun(triplet, 200), view: "mining",
        say: ["200 steps: about 3. Of 100 comparisons 97 are paid for and say nothing."],
        see: "nearly all negatives outside", claims: [Claim(.active, 1.5...5)]),
      LessonStep(
        LessonRun(triplet, 800), view: "difficulty",
        say: [
          "800 steps: fewer than 1 in 1000, and a loss near 0. That is silence, not",
          "proof: some held-out digits are still wrong.",
        ], see: "a thin line at the bottom",
        claims: [
          Claim(.active, 0...0.1), Claim(.loss, 0...0.002), Claim(.nearestNeighbour, 93...99.5),
        ]),
    ])
}
