import Testing
import Training

@Test func aFullHistoryHalvesItsResolutionAndKeepsItsMean() {
  var history = History(capacity: 8)
  for step in 0..<20 { history.append(Float(step)) }
  #expect(history.stride == 4)
  #expect(history.losses == [1.5, 5.5, 9.5, 13.5, 17.5])
}
