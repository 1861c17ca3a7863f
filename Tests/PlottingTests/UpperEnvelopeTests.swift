import Plotting
import Testing

@Suite struct UpperEnvelopeTests {
  @Test func threeLinesShareARangeWhereTheyCross() {
    let envelope = UpperEnvelope(lines: [
      Line(slope: 1, intercept: 0), Line(slope: -1, intercept: 0), Line(slope: 0, intercept: 1),
      Line(slope: 0.5, intercept: -9),
    ])
    #expect(
      envelope.stretches(in: -3...4) == [
        Stretch(start: -3, end: -1, owner: 1), Stretch(start: -1, end: 1, owner: 2),
        Stretch(start: 1, end: 4, owner: 0),
      ])
  }

  @Test func theLowestIndexOwnsWhatEqualLinesShareAndNoPointIsAStretch() {
    let envelope = UpperEnvelope(lines: [
      Line(slope: 0, intercept: 1), Line(slope: 2, intercept: 1), Line(slope: 2, intercept: 1),
      Line(slope: 1, intercept: 1), Line(slope: 0, intercept: 0),
    ])
    #expect(
      envelope.stretches(in: -1...1) == [
        Stretch(start: -1, end: 0, owner: 0), Stretch(start: 0, end: 1, owner: 1),
      ])
  }

  @Test func linesThatAreNotFiniteOwnNothing() {
    var envelope = UpperEnvelope(lines: [
      Line(slope: .nan, intercept: 0), Line(slope: 0, intercept: .infinity),
      Line(slope: 1, intercept: 0),
    ])
    #expect(envelope.stretches(in: 0...1) == [Stretch(start: 0, end: 1, owner: 2)])
    envelope.replaceIntercepts([0, 0, .nan])
    #expect(envelope.stretches(in: 0...1) == [Stretch(start: 0, end: 1, owner: 1)])
    #expect(UpperEnvelope(lines: []).stretches(in: 0...1).isEmpty)
  }

  @Test(arguments: 0..<40)
  func everyStretchsOwnerIsHighestThere(_ seed: Int) {
    var state = UInt64(seed) &+ 99
    func random() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) * 0x1p-52 - 1
    }
    var lines = (0..<30).map { _ in Line(slope: random(), intercept: random()) }
    var envelope = UpperEnvelope(lines: lines)
    for index in lines.indices { lines[index].intercept = random() / 8 }
    envelope.replaceIntercepts(lines.map(\.intercept))
    let stretches = envelope.stretches(in: -2...3)
    #expect(stretches.first?.start == -2)
    #expect(stretches.last?.end == 3)
    for (left, right) in zip(stretches, stretches.dropFirst()) { #expect(left.end == right.start) }
    for stretch in stretches {
      #expect(stretch.start < stretch.end)
      let middle = (stretch.start + stretch.end) / 2
      let values = lines.map { $0.slope * middle + $0.intercept }
      #expect(values.allSatisfy { $0 <= values[stretch.owner] + 1e-12 })
    }
  }
}
