private let plane = "--loss arcface --scale 64 --margin 0.5 --classes 10 --init random"
private let sphere = plane + " --dimension 3"
private let wide = plane + " --dimension 16"
private let warmedUp = plane + " --warm-up 400"

extension Lesson {
  static let circle = Lesson(
    "circle", "A circle is special", place: "The low-dimensional figures of all papers",
    belief: "It fails in my 2-D toy, so the loss is bad (or: it works in 2-D, so use it).",
    holds: "On a circle there is no way round a class; with 16 numbers 98 % are right.",
    minutes: 2, seed: 1,
    question: Question(
      [
        "The published s = 64, m = 0.5 on a circle, ten digits, random directions.",
        "Two digits point one way at step 600: mark them.",
      ], before: 0, .mark(.classes(ClassesReading(.nearestPrototypes, of: LessonRun(plane, 600))))),
    steps: [
      LessonStep(
        LessonRun(plane, 600),
        say: [
          "At step 600 two digits point one way: on a circle there is no way round",
          "a class, only through it, and that takes long.",
        ], see: "two labels in one place; the status line names them",
        claims: [Claim(.prototypeGap, 0...8), Claim(.heldOut, 55...95)]),
      LessonStep(
        LessonRun(sphere, 600), view: "orientation",
        say: [
          "One dimension more, and they can walk round each other: the narrowest two",
          "classes stand more than 40° apart.",
        ], see: "ten clusters; own, gap and next say how far apart",
        claims: [Claim(.prototypeGap, 40...66), Claim(.heldOut, 93...100)]),
      LessonStep(
        LessonRun(wide, 600), view: "orientation",
        say: [
          "16 dimensions: farther apart still, 98 % right, 91 % with margin. This is",
          "what the papers' numbers are made for.",
        ], see: "the picture says little (PCA), the numbers beside it much",
        claims: [
          Claim(.prototypeGap, 66...96), Claim(.heldOut, 96...100),
          Claim(.heldOutWithMargin, 86...96),
        ]),
      LessonStep(
        LessonRun(warmedUp, 600),
        say: ["On the circle a warm-up saves steps: first the order, then the margin."],
        see: "ten rays, mostly",
        claims: [
          Claim(.heldOut, 85...100), Claim(.heldOut, .minus(LessonRun(plane, 600)), 0...40),
        ]),
    ])
}
