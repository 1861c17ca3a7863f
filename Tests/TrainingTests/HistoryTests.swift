import Testing
import Training

@Test func aFullHistoryHalvesItsResolutionAndKeepsItsMean() {
  var history = History(capacity: 8)
  for step in 0..<20 { history.append(Float(step)) }
  #expect(history.stride == 4)
  #expect(history.losses == [1.5, 5.5, 9.5, 13.5, 17.5])
}

@Test func floorsAreKeptFromTheStepOnAtWhichTheyMoved() {
  func floor(_ step: Int, _ value: Double?) -> Floor {
    Floor(step: step, inPlane: value, inAnyDimension: nil)
  }
  var history = History()
  for each in [floor(0, 1), floor(0, 2), floor(5, 2), floor(9, 3), floor(9, nil)] {
    history.append(each)
  }
  #expect(history.floors == [floor(0, 2), floor(9, nil)])
}
