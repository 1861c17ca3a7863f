private let triplets = "--loss triplet --classes 10 --batch 21 --dimension 8 --learning-rate 0.003"
private let pairs = "--loss npair --classes 10 --dimension 8 --learning-rate 0.003"
private let inThePlane = "--loss npair --classes 10 --learning-rate 0.003"
private let printed = "--loss npair --classes 10 --variant seed"
private let tripletsInThePlane = "--loss triplet --classes 10 --batch 21 --learning-rate 0.003"

extension Lesson {
  static let nPair = Lesson(
    "n-pair", "N-pair: 2N examples", place: "N-pair loss",
    belief: "N-pair is faster because its formula is better.",
    holds: "It compares more: 20 pictures give 90 comparisons, 7 triplets give 7.", minutes: 3,
    seed: 1,
    question: Question(
      [
        "7 triplets are 21 pictures and give 7 comparisons.",
        "10 pairs are 20 pictures. How many comparisons do they give?",
      ], before: 1, over: .previous,
      .number(
        NumberQuestion(
          Reading(.comparisons, of: LessonRun(pairs, 300)), unit: "", 0...200, by: 10, start: 10,
          tolerance: 5))),
    steps: [
      LessonStep(
        LessonRun(triplets, 300), view: "distances",
        say: ["8 dimensions, 7 triplets a step: 6300 pictures, and 7 comparisons a step."],
        see: "distances within and between classes overlap; 7 triplets",
        claims: [
          Claim(.comparisons, 7...7), Claim(.examples, 6300...6300),
          Claim(.nearestNeighbour, 85...97),
        ]),
      LessonStep(
        LessonRun(pairs, 300), view: "distances",
        say: [
          "10 pairs a step: 6000 pictures, and 90 comparisons a step, for every pair",
          "lends its picture to the nine others. More are right.",
        ], see: "distances drawn apart; fewer pictures seen",
        claims: [
          Claim(.comparisons, 90...90), Claim(.examples, 6000...6000),
          Claim(.nearestNeighbour, .minus(LessonRun(triplets, 300)), 0.5...10),
        ]),
      LessonStep(
        LessonRun(inThePlane, 1000), view: "tuple",
        say: [
          "In the plane: one anchor with its own and nine others. After 1000 steps it",
          "is ahead of 7 triplets a step, which are not shown.",
        ], see: "one anchor, its positive and nine negatives",
        claims: [
          Claim(.nearestNeighbour, .minus(LessonRun(tripletsInThePlane, 1000)), 0.5...22)
        ]),
      LessonStep(
        LessonRun(printed, 300),
        say: [
          "As printed the sign is reversed: it unmatches. Lengths shrink (see the",
          "axis), and the loss rests at ln 10 = 2.303.",
        ], see: "mixed digits on an axis that hardly reaches out; the status line: parked at ln 10",
        claims: [
          Claim(.loss, 2.29...2.31), Claim(.nearestNeighbour, 5...35), Claim(.norm, 0...0.3),
        ]),
    ])
}
