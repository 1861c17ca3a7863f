/// The errors of the text by number; a new one is a card and its name here.
package enum ErrataRegistry {
  package static let all: [Erratum] = [
    .squareBeforeMaximum, .signOfNPair, .lengthOfTheSample, .nearAndFarReversed, .largerAngle,
    .boundsOfTheFactor, .indexOfTheBias, .strictAtZero, .boundariesAsInequalities,
    .continuationNotJoined, .squaredAndPlainDistance, .hardestIsBest, .cosineOfNPair,
    .layerOfTheRepresentation, .whyItIsCalledArc, .softmaxInsteadOfLSoftmax, .pairsAndThreshold,
    .slipsAndCitation,
  ]
}
