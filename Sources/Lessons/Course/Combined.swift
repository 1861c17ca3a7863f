private let angular = "--loss combined --m1 1 --m2 0.5 --m3 0"
private let both = "--loss combined --m1 1 --m2 0.3 --m3 0.2"
private let three = "--loss combined --m1 0.9 --m2 0.4 --m3 0.15"
private let factor = "--loss combined --m1 1.35 --m2 0 --m3 0"

extension Lesson {
  static let combined = Lesson(
    "combined", "The table of boundaries, combined margin", place: "Summary",
    belief: "The combined loss must be better than its parts.", minutes: 3, seed: 1,
    question: Question(
      ["cos(m1 theta + m2) - m3 with these three: which asks for the widest band?"], before: 0,
      .choice(
        ["(1, 0.5, 0)", "(1, 0.3, 0.2)", "(0.9, 0.4, 0.15)", "(1.35, 0, 0)"],
        .greatest(
          [angular, both, three, factor].map { Reading(.band, of: LessonRun($0, 480)) }))),
    steps: [
      LessonStep(
        LessonRun(angular, 480),
        say: [
          "(1, m, 0) is ArcFace (with another fall-back), (1, 0, m) CosFace,",
          "(m, 0, 0) SphereFace.",
        ],
        see: "compare of nine, or psi curves",
        claims: [
          Claim(.ownAngle, 0.8...1.4),
          Claim(.heldOut, 95...98),
        ]),
      LessonStep(
        LessonRun(both, 480),
        say: [
          "(1, 0.3, 0.2) asks 39.5 of 45 degrees: 52 to 69 % meet it, needles as",
          "thin as ArcFace's.",
        ],
        see: "band 39.5 degrees, wedge 5.5",
        claims: [
          Claim(.ownAngle, 0.8...1.6),
          Claim(.heldOutWithMargin, 51...70),
          Claim(.heldOut, 94...98),
        ]),
      LessonStep(
        LessonRun(three, 480),
        say: ["(0.9, 0.4, 0.15): the same again. From here on it is a plateau."],
        see: "band 38.1",
        claims: [
          Claim(.ownAngle, 0.9...1.5),
          Claim(.heldOutWithMargin, 55...75),
          Claim(.heldOut, 94...98),
        ]),
      LessonStep(
        LessonRun(factor, 480),
        say: [
          "(1.35, 0, 0), SphereFace's: in this plane it asks for 6.7 degrees only,",
          "and the needles stay fat.",
        ],
        see: "band 6.7 degrees",
        claims: [
          Claim(.ownAngle, 1.9...2.8),
          Claim(.heldOutWithMargin, 94...97),
        ]),
    ])
}
