private let angular = "--loss combined --m1 1 --m2 0.5 --m3 0"
private let both = "--loss combined --m1 1 --m2 0.3 --m3 0.2"
private let three = "--loss combined --m1 0.9 --m2 0.4 --m3 0.15"
private let factor = "--loss combined --m1 1.35 --m2 0 --m3 0"

extension Lesson {
  static let combined = Lesson(
    "combined", "The table of boundaries, combined margin", place: "Summary",
    belief: "The combined loss must be better than its parts.",
    holds: "Its parts differ in the band they ask for; ArcFace alone is right as often.",
    minutes: 3, seed: 1,
    question: Question(
      ["cos(m1·θ + m2) − m3 with these numbers: which asks for the widest band?"], before: 0,
      .choice(
        ["(1, 0.5, 0)", "(1, 0.3, 0.2)", "(0.9, 0.4, 0.15)", "(1.35, 0, 0)"],
        .greatest([angular, both, three, factor].map { Reading(.band, of: LessonRun($0, 480)) }))),
    steps: [
      LessonStep(
        LessonRun(angular, 480), view: "boundaries",
        say: [
          "(1, m, 0) is ArcFace, (1, 0, m) CosFace, (m, 0, 0) SphereFace.",
          "(1, 0.5, 0) asks for 28.6°.",
        ], see: "every loss with its boundary; combined and ArcFace have the same",
        claims: [Claim(.band, 28.6...28.7), Claim(.ownAngleShown, 0.5...3)]),
      LessonStep(
        LessonRun(both, 480),
        say: [
          "(1, 0.3, 0.2) asks for 39.5° of 45°: fewer digits meet it, and the",
          "needles are hardly thinner.",
        ], see: "bands of 39.5 degrees, wedges of 5.5",
        claims: [
          Claim(.band, 39.4...39.6),
          Claim(.heldOutWithMargin, .minus(LessonRun(angular, 480)), -50...(-10)),
          Claim(.ownAngleShown, .over(LessonRun(angular, 480)), 0.55...1.6),
          Claim(.heldOut, .minus(LessonRun(angular, 480)), -2...2.5),
        ]),
      LessonStep(
        LessonRun(three, 480),
        say: [
          "(0.9, 0.4, 0.15), the paper's other one: 38.1°, needles of a few degrees",
          "again, and as many right.",
        ], see: "bands of 38.1 degrees",
        claims: [
          Claim(.band, 38...38.2),
          Claim(.ownAngleShown, .over(LessonRun(angular, 480)), 0.5...1.8),
          Claim(.heldOut, .minus(LessonRun(angular, 480)), -2...2.5),
        ]),
      LessonStep(
        LessonRun(factor, 480),
        say: [
          "(1.35, 0, 0), SphereFace's: in this plane it asks for 6.7° only,",
          "and the rays stay fatter.",
        ], see: "bands of 6.7 degrees",
        claims: [
          Claim(.band, 6.6...6.8), Claim(.ownAngleShown, .over(LessonRun(angular, 480)), 1.2...3.5),
        ]),
    ])
}
