extension Erratum {
  static let squareBeforeMaximum = Erratum(
    "E1", "Contrastive loss, both formulas",
    says: "The term of different classes is max(0, (m - d)^2).",
    right:
      "max(0, m - d)^2. A square is never below 0, so that the maximum printed does nothing, and "
      + "classes farther apart than m are pulled back to it.",
    Evidence(
      LessonRun("--loss contrastive --classes 10 --variant seed", 400), view: "pairs",
      see: "arrows pull far classes back; every pair has a loss"))

  static let signOfNPair = Erratum(
    "E2", "N-pair loss, last formula",
    says: "The exponent is the own product less the other one.",
    right:
      "The other product less the own one, as in the text's own first formula. The printed one falls "
      + "when pairs do not match.",
    Evidence(
      LessonRun("--loss npair --classes 10 --variant seed", 300),
      see: "mixed digits, lengths near 0, the loss at ln 10 for good"))

  static let squaredAndPlainDistance = Erratum(
    "E11", "Triplet loss, condition and kinds of triplets",
    says:
      "The condition has squared distances, the three kinds have plain ones; ties are left out.",
    right:
      "One distance throughout, squared as in the loss; a negative as near as the positive is hard, "
      + "one just at the margin has no loss.",
    Evidence(
      LessonRun("--loss triplet --classes 10", 0), view: "mining",
      see: "disc, ring and outside, cut at the squared distances of the loss"))

  static let hardestIsBest = Erratum(
    "E12", "Triplet loss, how to choose",
    says: "The hardest triplets are the best choice in theory, since their loss is largest.",
    right:
      "A large loss is no good direction: the hardest negatives can drive every point into one place, "
      + "where the loss is the margin for ever.",
    Evidence(
      LessonRun("--loss triplet --classes 10 --mining batch_hard --learning-rate 0.01", 400),
      see: "all points in one place, the loss at alpha = 0.5"))

  static let cosineOfNPair = Erratum(
    "E13", "N-pair loss",
    says:
      "It uses a cosine distance; the examples are quadratic in M and N; tuples are called pairs.",
    right:
      "An inner product of embeddings of any length, with a price on the length; M(N + 1) examples, "
      + "quadratic where M = N; and N tuples of N + 1.",
    Evidence(
      LessonRun("--loss npair --classes 10", 300), view: "tuple",
      see: "one anchor with its positive and nine negatives, all of their own length"))

  static let pairsAndThreshold = Erratum(
    "E17", "Problem definition; metric learning",
    says: "Metric learning is given similar images; a new image gets the ID at the least distance.",
    right:
      "It is given images of one ID and of different ones; and a stranger has no ID to get, so that a "
      + "threshold has to refuse.",
    Evidence(
      LessonRun("--loss softmax --unseen 3 --classes 10", 600), view: "open-set",
      see: "a threshold between pairs of one class and of two, and how often it errs"))
}
