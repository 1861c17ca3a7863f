/// A claim that does not hold.
package struct FailedClaim: Sendable {
  package let lesson: String
  package let seed: Int
  /// From 1 on.
  package let step: Int
  package let run: LessonRun
  package let claim: Claim
  package let value: Double?
  package let band: ClosedRange<Double>

  /// In one line.
  package var text: String {
    let number = value.map { rounded($0) } ?? "nothing"
    return "\(lesson), step \(step), seed \(seed): \(claim.words) is \(number), not "
      + "\(rounded(band.lowerBound)) to \(rounded(band.upperBound)) "
      + "(wedge train \(run.options) --steps \(run.steps) --seed \(seed))"
  }

  private func rounded(_ value: Double) -> String { "\((value * 1000).rounded() / 1000)" }
}
