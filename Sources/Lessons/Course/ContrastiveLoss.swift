private let printed = "--loss contrastive --classes 10 --variant seed"
private let corrected = "--loss contrastive --classes 10 --variant correct"

extension Lesson {
  static let contrastiveLoss = Lesson(
    "contrastive", "Contrastive: spot the error", place: "Contrastive loss",
    belief: "max(0, (m − d)²) and max(0, m − d)² are the same.",
    holds: "(m − d)² pulls back what is farther than m; max(0, m − d)² lets it be.", minutes: 2,
    seed: 1,
    question: Question(
      [
        "As printed: max(0, (m − d)²) for two different digits at distance d.",
        "How many of 100 pairs still have a loss after 400 steps?",
      ], before: 0,
      .number(
        NumberQuestion(
          Reading(.active, of: LessonRun(printed, 400)), unit: " %", 0...100, by: 5, start: 50,
          tolerance: 5))),
    steps: [
      LessonStep(
        LessonRun(printed, 400), view: "pairs",
        say: [
          "All of them: a square is never below 0, so max does nothing, and digits",
          "farther apart than m are pulled back. The loss is still near 0.47.",
        ], see: "arrows from far digits inwards; apart and pulled back are counted",
        claims: [Claim(.active, 99.9...100), Claim(.loss, 0.4...0.55)]),
      LessonStep(
        LessonRun(corrected, 400), view: "pairs",
        say: [
          "Corrected: four of five pairs are left alone, and the loss is about a tenth.",
          "After as many steps more digits are right by their nearest neighbour.",
        ], see: "few arrows; most pairs left alone",
        claims: [
          Claim(.active, 10...25), Claim(.loss, .over(LessonRun(printed, 400)), 0.03...0.2),
          Claim(.nearestNeighbour, .minus(LessonRun(printed, 400)), 1...12),
        ]),
    ])
}
