import Plotting
import Testing

@Suite struct ShapesTests {
  private let circle = Circle(center: Vector(1, 2), radius: 5)

  @Test func aSegmentThroughTheCircleEndsOnIt() throws {
    let cut = try #require(Segment(Vector(-20, 2), Vector(20, 2)).clipped(to: circle))
    #expect((cut.start - Vector(-4, 2)).length < 1e-12)
    #expect((cut.end - Vector(6, 2)).length < 1e-12)
  }

  @Test func aSegmentInsideTheCircleStaysAsItIs() {
    let inside = Segment(Vector(0, 1), Vector(2, 3))
    #expect(inside.clipped(to: circle) == inside)
  }

  @Test func aSegmentThatMissesTheCircleVanishes() {
    #expect(Segment(Vector(-20, 8), Vector(20, 8)).clipped(to: circle) == nil)
    #expect(Segment(Vector(10, 2), Vector(20, 2)).clipped(to: circle) == nil)
    #expect(Segment(Vector(1, 2), Vector(1, 2)).clipped(to: circle) == nil)
  }

  @Test func aCutKeepsItsSideAndBearsItsName() {
    var polygon = ConvexPolygon(lower: Vector(0, 0), upper: Vector(4, 2))
    polygon.cut(normal: Vector(-1, 0), offset: 1, name: 7)
    #expect(polygon.corners == [Vector(0, 0), Vector(1, 0), Vector(1, 2), Vector(0, 2)])
    #expect(polygon.sides == [-1, 7, -1, -1])
  }

  @Test func aCutThatLeavesNothingEmptiesThePolygon() {
    var polygon = ConvexPolygon(lower: Vector(0, 0), upper: Vector(4, 2))
    polygon.cut(normal: Vector(1, 0), offset: -9, name: 0)
    #expect(polygon.isEmpty)
    #expect(!polygon.contains(Vector(1, 1)))
  }

  @Test func aPolygonContainsWhatEveryCutAllows() {
    var polygon = ConvexPolygon(lower: Vector(-5, -5), upper: Vector(5, 5))
    let cuts = [(Vector(1, 2), 3.0), (Vector(-2, 1), 4), (Vector(0.5, -1), 2)]
    for (name, cut) in cuts.enumerated() {
      polygon.cut(normal: cut.0, offset: cut.1, name: name)
    }
    for x in stride(from: -4.9, to: 5, by: 0.37) {
      for y in stride(from: -4.9, to: 5, by: 0.41) {
        let place = Vector(x, y)
        #expect(polygon.contains(place) == cuts.allSatisfy { $0.0.dot(place) + $0.1 >= 0 })
      }
    }
  }

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
