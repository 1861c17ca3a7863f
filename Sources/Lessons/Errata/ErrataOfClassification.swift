extension Erratum {
  static let lengthOfTheSample = Erratum(
    "E3", "A-Softmax loss, both formulas",
    says: "The other classes' exponents in the denominator carry the length of x_j.",
    right:
      "They carry that of x_i: one sample is compared with every weight, and it has one length.")

  static let largerAngle = Erratum(
    "E5", "L-Softmax loss",
    says: "The angle between x and the own weight has to be much larger than to the other weight.",
    right:
      "Smaller: cos(m theta1) > cos theta2 means m theta1 < theta2. Reviewers found the same slip in "
      + "the paper's draft.",
    Evidence(
      LessonRun("--loss lsoftmax --margin 2", 480), view: "angle-plane",
      see: "where the margin is met the own angle is about half the other or less"))

  static let boundsOfTheFactor = Erratum(
    "E6", "A-Softmax loss, how large m has to be",
    says: "m has to be larger than 2 + sqrt 3 for two classes, and than 3 for more.",
    right:
      "At least these, and for another purpose: so that the widest class is narrower than the "
      + "narrowest gap, for more classes with weights evenly spaced. The loss works below; 2 + sqrt 3 "
      + "is the worst case of two classes, and opposite ones need 3.",
    Evidence(
      LessonRun("--loss asoftmax --margin 2", 480),
      see: "m = 2, below either bound: eight rays, nearly all digits right"))

  static let indexOfTheBias = Erratum(
    "E7", "Softmax loss and L-Softmax loss, first formulas",
    says: "The numerator adds the bias b_i, with the number of the sample.",
    right: "It adds the bias of the sample's class, b with the index y_i.")

  static let strictAtZero = Erratum(
    "E8", "L-Softmax loss",
    says: "cos theta1 > cos(m theta1) for every theta from 0 to pi/m.",
    right: "At least as large: at 0 both are 1.",
    Evidence(
      LessonRun("--loss lsoftmax --margin 2", 0), view: "target-logit",
      see: "the curves of psi and of the cosine meet at 0"))

  static let continuationNotJoined = Erratum(
    "E10", "L-Softmax loss, phi",
    says: "D(theta) may be any falling function; k has no range there, and m may be any number.",
    right:
      "D(pi/m) has to be -1, or phi would jump; k goes from 0 to m - 1, and m is a whole number, as "
      + "the text says later for A-Softmax.",
    Evidence(
      LessonRun("--loss lsoftmax --margin 4", 0), view: "target-logit",
      see: "four pieces, each beginning where the one before ends"))

  static let layerOfTheRepresentation = Erratum(
    "E14", "Problem definition and softmax loss",
    says: "x_i is the image, then the input of the last hidden layer, then that layer's output.",
    right: "In every formula x_i is the embedding: what goes into the layer with the weights w.")

  static let whyItIsCalledArc = Erratum(
    "E15", "ArcFace loss",
    says: "It is called so because an arc cosine is computed.",
    right: "Because its margin is a length of arc on the sphere: the same angle everywhere.",
    Evidence(
      LessonRun("--loss arcface", 480), view: "boundaries",
      see: "a stripe of one width, beside A-Softmax's wedge and CosFace's curve"))

  static let softmaxInsteadOfLSoftmax = Erratum(
    "E16", "A-Softmax loss, first formula",
    says: "It announces the L-Softmax loss and prints another one.",
    right: "What is printed is plain softmax, with its bias and without m.")
}
