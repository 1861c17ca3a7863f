/// Within which a claim's number lay on the seeds where the sentence is true, and on how many it is.
package struct ClaimBand: Equatable, Sendable {
  package let range: ClosedRange<Double>
  package let holds: Int

  package init(_ range: ClosedRange<Double>, holds: Int) {
    self.range = range
    self.holds = holds
  }
}
