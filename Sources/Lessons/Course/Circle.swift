private let plane = "--loss arcface --scale 64 --margin 0.5 --classes 10 --init random"
private let sphere =
  "--loss arcface --scale 64 --margin 0.5 --classes 10 --init random --dimension 3"
private let wide =
  "--loss arcface --scale 64 --margin 0.5 --classes 10 --init random --dimension 16"
private let warmedUp =
  "--loss arcface --scale 64 --margin 0.5 --classes 10 --init random --warm-up 400"

extension Lesson {
  static let circle = Lesson(
    "circle", "A circle is special", place: "The low-dimensional figures of all papers",
    belief: "It fails in my 2-D toy, so the loss is bad (or: it works in 2-D, so use it).",
    minutes: 2, seed: 1,
    question: Question(
      [
        "Ten digits from random directions, s = 64, m = 0.5, on a circle.",
        "Two can end in one direction: mark them.",
      ], before: 0, .mark(.classes(ClassesReading(.nearestPrototypes, of: LessonRun(plane, 600))))),
    steps: [
      LessonStep(
        LessonRun(plane, 600),
        say: [
          "The published setting on a circle: two digits point one way. On a",
          "circle classes cannot pass each other.",
        ],
        see: "two digits point one way; status line says so",
        claims: [
          Claim(.heldOut, 66...87),
          Claim(.classGap, 0...7.5),
        ]),
      LessonStep(
        LessonRun(sphere, 600), view: "orientation",
        say: [
          "One dimension more: every pair at least 43 degrees apart. On a sphere",
          "they can walk round each other.",
        ],
        see: "orientation view; narrowest 43 to 47",
        claims: [
          Claim(.heldOut, 94.5...97.5),
          Claim(.classGap, 43...48),
        ]),
      LessonStep(
        LessonRun(wide, 600), view: "orientation",
        say: [
          "16 dimensions: 73 degrees, 98 % right, 91 % with margin. This is what",
          "the papers' numbers are made for.",
        ],
        see: "orientation view; narrowest 71 to 76",
        claims: [
          Claim(.heldOut, 97...99),
          Claim(.classGap, 70...76),
          Claim(.heldOutWithMargin, 90...92),
        ]),
      LessonStep(
        LessonRun(warmedUp, 600),
        say: ["On the circle a warm-up of m and s helps: first the order, then the", "margin."],
        see: "ten rays, mostly",
        claims: [
          Claim(.heldOut, 88...96),
          Claim(.heldOut, .minus(LessonRun(plane, 600)), 2...27),
        ]),
    ])
}
