private let triplets = "--loss triplet --classes 10 --batch 21 --dimension 8 --learning-rate 0.003"
private let pairs = "--loss npair --classes 10 --dimension 8 --learning-rate 0.003"
private let inThePlane = "--loss npair --classes 10 --learning-rate 0.003"
private let printed = "--loss npair --classes 10 --variant seed"
private let tripletsInThePlane = "--loss triplet --classes 10 --batch 21 --learning-rate 0.003"

extension Lesson {
  static let nPair = Lesson(
    "n-pair", "N-pair: 2N examples", place: "N-pair loss",
    belief: "N-pair is faster because its formula is better.", minutes: 3, seed: 1,
    question: Question(
      [
        "7 triplets are 21 pictures and 7 comparisons.",
        "How many comparisons do 10 pairs give, which are 20 pictures?",
      ], before: 1,
      .number(
        NumberQuestion(
          Reading(.comparisons, of: LessonRun(pairs, 300)), unit: "", 0...200, by: 10, start: 10,
          tolerance: 5))),
    steps: [
      LessonStep(
        LessonRun(triplets, 300),
        say: ["7 triplets a step, 6300 pictures: 7 comparisons a step."],
        see: "7 triplets = 21 pictures a step",
        claims: [
          Claim(.nearestNeighbour, 89...96),
          Claim(.examples, 6300...6300),
        ]),
      LessonStep(
        LessonRun(pairs, 300), view: "tuple",
        say: [
          "10 pairs a step, 6000 pictures: 90 comparisons a step, and 1 to 6 more",
          "of 100 right. The negatives are shared.",
        ],
        see: "view tuple: one anchor, nine arrows",
        claims: [
          Claim(.nearestNeighbour, .minus(LessonRun(triplets, 300)), 1...7),
          Claim(.nearestNeighbour, 94...98),
          Claim(.examples, 6000...6000),
        ]),
      LessonStep(
        LessonRun(inThePlane, 1000),
        say: ["In the plane too, after 1000 steps: 84 against 76."],
        see: "2-D",
        claims: [
          Claim(.nearestNeighbour, .minus(LessonRun(tripletsInThePlane, 1000)), 2...13)
        ]),
      LessonStep(
        LessonRun(printed, 300),
        say: [
          "As printed, the sign is reversed: it unmatches, parks at ln 10 = 2.303,",
          "and all shrinks to a point.",
        ],
        see: "all points run into the middle; status: parked at ln 10",
        claims: [
          Claim(.loss, 2.301...2.304),
          Claim(.nearestNeighbour, 13...20),
          Claim(.norm, 0.03...0.1),
        ]),
    ])
}
