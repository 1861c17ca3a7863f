import Plotting
import Testing

@Suite struct ShapesTests {
  @Test func aTurnGrowsWithTheAngle() {
    let directions = [
      Vector(1, 0), Vector(2, 1), Vector(0, 3), Vector(-1, 1), Vector(-1, 0), Vector(-1, -4),
      Vector(0, -1), Vector(5, -1),
    ]
    let turns = directions.map(\.turn)
    #expect(turns == turns.sorted())
    #expect(turns.first == 0)
    #expect(turns.allSatisfy { $0 < 4 })
  }
}
