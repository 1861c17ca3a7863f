import Tapes
import Testing

@Suite struct StepPlanTests {
  @Test func aPlannedWayIsEven() {
    let plan = StepPlan(steps: 100...200, start: 50, duration: 10)
    #expect([0, 50, 51, 55, 60, 99].map(plan.step) == [100, 100, 110, 150, 200, 200])
    #expect(StepPlan(steps: 3...8, start: 0, duration: 0).step(at: 0) == 8)
  }
}
