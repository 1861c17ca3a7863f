private let softmax = "--loss softmax --data identities"
private let arcFace = "--loss arcface --scale 16 --margin 0.2 --data identities"
private let contrastive = "--loss contrastive --data identities"
private let wide = "--loss softmax --data identities --dimension 8"

extension Lesson {
  static let comparisons = Lesson(
    "comparisons", "From classes to comparisons", place: "Metric learning loss function",
    belief: "A margin closes the gap to strangers.",
    holds: "Room closes most of it: the whole plane, or 8 numbers, not the margin.", minutes: 3,
    seed: 1,
    question: Question(
      ["30 people are learnt. Which loss will tell 20 strangers apart best?"], before: 0,
      .choice(
        ["softmax", "ArcFace, s = 16, m = 0.2", "contrastive"],
        .least(
          [softmax, arcFace, contrastive].map { Reading(.errorUnseen, of: LessonRun($0, 600)) }
        ))),
    steps: [
      LessonStep(
        LessonRun(softmax, 600), view: "open-set",
        say: [
          "Softmax, in the plane: of pairs of pictures of strangers 10 to 20 % are",
          "judged wrongly (equal error, unseen).",
        ], see: "the columns seen and unseen; strangers hollow in the plane",
        claims: [Claim(.errorSeen, 7...14), Claim(.errorUnseen, 9...21)]),
      LessonStep(
        LessonRun(arcFace, 600), view: "open-set",
        say: [
          "ArcFace, s = 16, m = 0.2, just within its limit: pairs of people it knows",
          "are judged better, fewer of them named. For strangers the seed decides.",
        ], see: "equal error of seen lower, closed set too, of unseen hardly changed",
        claims: [
          Claim(.heldOut, .minus(LessonRun(softmax, 600)), -25...2),
          Claim(.errorSeen, .minus(LessonRun(softmax, 600)), -8...0),
          Claim(.errorUnseen, .minus(LessonRun(softmax, 600)), -8...5),
        ]),
      LessonStep(
        LessonRun(contrastive, 600), view: "open-set",
        say: [
          "Contrastive compares by distance and so uses the whole plane, not only",
          "directions: with strangers half the error or less.",
        ], see: "both columns far lower",
        claims: [
          Claim(.errorUnseen, 2...11),
          Claim(.errorUnseen, .over(LessonRun(softmax, 600)), 0.2...0.7),
          Claim(.rank1Unseen, .minus(LessonRun(softmax, 600)), 10...65),
        ]),
      LessonStep(
        LessonRun(wide, 600), view: "open-set",
        say: [
          "Softmax with 8 numbers instead of 2: nearly as good. Room did most of it,",
          "not the loss. Always ask what else could have done it.",
        ], see: "the same view in 8 dimensions, both columns as low",
        claims: [
          Claim(.errorUnseen, .over(LessonRun(softmax, 600)), 0.2...0.7),
          Claim(.errorUnseen, .minus(LessonRun(contrastive, 600)), -2...5),
        ]),
    ])
}
