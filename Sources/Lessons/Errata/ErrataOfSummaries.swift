extension Erratum {
  static let nearAndFarReversed = Erratum(
    "E4", "Summary, last sentence",
    says: "Losses decrease the distance between classes and increase that within one.",
    right: "The reverse: within a class nearer, between classes farther.",
    Evidence(
      LessonRun("--loss arcface", 480),
      see: "thin needles, far apart"))

  static let boundariesAsInequalities = Erratum(
    "E9", "Summary, table of decision boundaries",
    says:
      "The boundaries are inequalities; cos(m theta) stands for every angle; scale and normalisation "
      + "are left out, and so is where ArcFace's sum ends.",
    right:
      "A boundary is where both sides are equal; beyond pi/m phi goes on in pieces, and cos(theta + m) "
      + "falls only up to theta + m = pi.",
    Evidence(
      LessonRun("--loss arcface", 480), view: "boundaries",
      see: "the table with equations, in training and as used"))

  static let slipsAndCitation = Erratum(
    "E18", "Summary and elsewhere",
    says: "The combined margin stands without a source; boundary, similar and others are misspelt.",
    right: "It is equation 4 of the ArcFace paper.")
}
