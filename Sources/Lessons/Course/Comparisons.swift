private let softmax = "--loss softmax --data identities"
private let arcFace = "--loss arcface --scale 16 --margin 0.5 --data identities"
private let contrastive = "--loss contrastive --data identities"
private let wide = "--loss softmax --data identities --dimension 8"

extension Lesson {
  static let comparisons = Lesson(
    "comparisons", "From classes to comparisons", place: "Metric learning loss function",
    belief: "Metric learning is classification in disguise; margins close the gap.", minutes: 3,
    seed: 1,
    question: Question(
      ["30 people are learnt. Which loss will tell 20 strangers apart best?"], before: 0,
      .choice(
        ["softmax", "ArcFace, s = 16, m = 0.5", "contrastive"],
        .least(
          [softmax, arcFace, contrastive].map { Reading(.errorUnseen, of: LessonRun($0, 600)) })
      )),
    steps: [
      LessonStep(
        LessonRun(softmax, 600), view: "open-set",
        say: ["Softmax: two pictures of a stranger are told apart with 13 % error."],
        see: "view open-set; hollow strangers in the plane",
        claims: [
          Claim(.errorSeen, 8.5...11),
          Claim(.errorUnseen, 10...17),
        ]),
      LessonStep(
        LessonRun(arcFace, 600), view: "open-set",
        say: [
          "ArcFace: the people it knows, 10 to 6 %. Strangers: 3 points better on",
          "average of many seeds, but not with every seed.",
        ],
        see: "seen column better, unseen hardly",
        claims: [
          Claim(.errorSeen, .minus(LessonRun(softmax, 600)), -5...(-0.4)),
          Claim(.errorUnseen, .minus(LessonRun(softmax, 600)), -3...2.5),
        ]),
      LessonStep(
        LessonRun(contrastive, 600), view: "open-set",
        say: [
          "Contrastive compares pairs by distance and so uses the whole plane, not",
          "only directions: strangers 7 %, half the error.",
        ],
        see: "both columns better",
        claims: [
          Claim(.errorUnseen, 4.5...9),
          Claim(.errorUnseen, .minus(LessonRun(softmax, 600)), -8.5...(-4.5)),
          Claim(.rank1Unseen, .minus(LessonRun(softmax, 600)), 19...31),
        ]),
      LessonStep(
        LessonRun(wide, 600), view: "open-set",
        say: [
          "Softmax with 8 numbers instead of 2: 8 %. Room did most of it, not the",
          "loss. Always ask what else could have done it.",
        ],
        see: "same view, 8 numbers",
        claims: [
          Claim(.errorUnseen, .minus(LessonRun(softmax, 600)), -7.5...(-4))
        ]),
    ])
}
