import Plotting
import Testing

@Suite struct SectorTableTests {
  /// Starts that crowd in one corner and lie far apart elsewhere.
  private let starts: [Vector] = (0..<200).map { index in
    index < 190 ? Vector(1000, Double(index)) : Vector(-1, Double(195 - index))
  }

  @Test(arguments: [0, 1, 77, 190, 199])
  func aDirectionIsFoundAsByLookingAtEverySector(_ rotation: Int) {
    let rotated = Array(starts[rotation...] + starts[..<rotation])
    let table = SectorTable(starts: rotated)
    for step in 0..<4000 {
      let share = Double(step) / 1000
      let quarter = [Vector(1, 0), Vector(0, 1), Vector(-1, 0), Vector(0, -1), Vector(1, 0)]
      let corner = Int(share)
      let direction =
        (1 - share + Double(corner)) * quarter[corner]
        + (share - Double(corner)) * quarter[corner + 1]
      let before = rotated.indices.filter { rotated[$0].turn <= direction.turn }
      let last = before.isEmpty ? Array(rotated.indices) : before
      let expected = last.max { rotated[$0].turn < rotated[$1].turn }
      #expect(table.sector(of: direction) == expected)
    }
  }

  @Test func aSingleSectorIsEverywhere() {
    let table = SectorTable(starts: [Vector(0, 1)])
    for direction in [Vector(1, 0), Vector(0, 1), Vector(-1, 0), Vector(0, -1)] {
      #expect(table.sector(of: direction) == 0)
    }
  }
}
