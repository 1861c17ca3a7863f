private let raw =
  "--data blobs --classes 8 --mode free --init random --scale 8 --margin 0.5 --loss arcface "
  + "--variant raw"
private let monotone =
  "--data blobs --classes 8 --mode free --init random --scale 8 --margin 0.5 --loss arcface "
  + "--variant monotone"

extension Lesson {
  static let pushedAway = Lesson(
    "pushed-away", "Beyond 180° − m: which way does it pull?",
    place: "ArcFace loss (not in the text)",
    belief: "cos(θ + m) always pulls to the own class.",
    holds: "Beyond 180° − m it pushes away; with a fall-back it pulls all the way.", minutes: 2,
    isCore: false, seed: 1,
    question: Question(
      [
        "Points and prototypes start anywhere. Beyond θ = 180° − m the printed",
        "cos(θ + m) rises again. Mark the class whose points will meet m best.",
      ], before: 0, .mark(.classes(ClassesReading(.mostMet, of: LessonRun(raw, 600))))),
    steps: [
      LessonStep(
        LessonRun(raw, 600),
        say: [
          "Raw: beyond 180° − m the slope turns round. Points that began there can",
          "be pushed away for ever; others share a direction with another class.",
        ], see: "points piled up opposite their prototypes; the status line counts them",
        claims: [Claim(.trainedWithMargin, 0...60)]),
      LessonStep(
        LessonRun(monotone, 600),
        say: [
          "With the fall-back ψ falls all the way, and the same points come home.",
          "This is what th and mm in code are about.",
        ], see: "eight tight clusters",
        claims: [
          Claim(.trainedWithMargin, 85...100),
          Claim(.trainedWithMargin, .minus(LessonRun(raw, 600)), 30...100),
        ]),
    ])
}
