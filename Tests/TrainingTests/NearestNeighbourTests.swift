import MarginLosses
import Testing

@testable import Training

/// The numbers of two rows differ by more than the largest number of 32 bits.
@Test func rowsAnInfinityApartHaveNeighboursAllTheSame() {
  var set = SampleSet()
  set.embeddings = [2e38, 1, 1, 1, -1, 1, -2e38, 2]
  set.judgements = [Int32(0), 0, 1, 1].map { label in
    var judgement = Judgement()
    judgement.label = label
    return judgement
  }
  let share = NearestNeighbour.accuracy(
    of: set, among: set, dimension: 2, normalizes: false, isSameSet: true)
  #expect(share != nil)
}
