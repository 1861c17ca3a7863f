private let printed = "--loss contrastive --classes 10 --variant seed"
private let corrected = "--loss contrastive --classes 10 --variant correct"

extension Lesson {
  static let contrastiveLoss = Lesson(
    "contrastive", "Contrastive: spot the error", place: "Contrastive loss",
    belief: "max(0, (m-d)^2) and max(0, m-d)^2 are the same.", minutes: 2, seed: 1,
    question: Question(
      [
        "As printed: max(0, (m - d)^2) for two different digits at distance d.",
        "How many of 100 pairs still have a loss after 400 steps?",
      ], before: 0,
      .number(
        NumberQuestion(
          Reading(.active, of: LessonRun(printed, 400)), unit: " %", 0...100, by: 5, start: 0,
          tolerance: 5))),
    steps: [
      LessonStep(
        LessonRun(printed, 400), view: "pairs",
        say: [
          "As printed: every pair is active; those beyond m are pulled back.",
          "The loss stays at 0.47.",
        ],
        see: "view pairs: arrows pull far classes back; 201 apart, 154 pulled back",
        claims: [
          Claim(.active, 100...100),
          Claim(.loss, 0.46...0.475),
          Claim(.nearestNeighbour, 86...92),
        ]),
      LessonStep(
        LessonRun(corrected, 400), view: "pairs",
        say: [
          "Corrected: four of five pairs are silent, the loss is 0.04, and 3 to 7",
          "more of 100 digits are right.",
        ],
        see: "far classes left alone; most pairs silent",
        claims: [
          Claim(.active, 16...19.5),
          Claim(.loss, 0.03...0.06),
          Claim(.nearestNeighbour, 93...96),
          Claim(.nearestNeighbour, .minus(LessonRun(printed, 400)), 3...7),
        ]),
    ])
}
