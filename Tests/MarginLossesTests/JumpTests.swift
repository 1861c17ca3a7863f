import Kernels
import MarginLosses
import Testing

@Suite struct JumpTests {
  /// The largest angle to the own prototype at which the margin is met between two, by steps of 0.001.
  private func edge(_ loss: NPCFace, spacing: Double) -> Double {
    Array(stride(from: 0, to: spacing / 2, by: 0.001)).last {
      loss.lead(own: $0, rival: spacing - $0) > 0
    } ?? 0
  }

  @Test(arguments: [
    [:], ["m": 0.3], ["m0": 0.6, "m": 0.3], ["t": 1, "a": 0],
    ["m0": 0.1, "m": 0.8, "t": 1, "a": 0],
    ["m0": 0, "m1": 0, "t": 1, "a": 0.1],
  ])
  func theBoundaryIsTheJumpWhereItIsSaidToBe(_ numbers: [String: Double]) throws {
    let loss = NPCFace(LossParameters(numbers))
    let jump = try #require(loss.terms.jump)
    let reach = max(numbers["m0"] ?? 0.4, numbers["m"] ?? 0.5)
    let bands = [1.0, 1.5, 2, 2.5, 3.1].map { $0 - 2 * edge(loss, spacing: $0) }
    #expect(bands.allSatisfy { $0 < reach + 0.003 }, "\(bands)")
    #expect(jump.isAll == bands.allSatisfy { ($0 - reach).magnitude < 0.003 }, "\(bands)")
  }
}
