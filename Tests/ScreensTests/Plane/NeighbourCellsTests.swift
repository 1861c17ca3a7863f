import Cells
import Kernels
import MarginLosses
import Plotting
import Testing
import Training

@testable import Laboratory
@testable import Screens

@Suite struct NeighbourCellsTests {
  private static let theme = Theme(.dark, colors: .direct)
  private static let size = Size(width: 60, height: 30)

  private static func samples(_ places: [Vector], _ labels: [Int]) -> SampleSet {
    var samples = SampleSet()
    samples.embeddings = places.flatMap { [Float($0.x), Float($0.y)] }
    samples.judgements = zip(places, labels).map { place, label in
      var judgement = Judgement()
      judgement.label = Int32(label)
      judgement.predicted = judgement.label
      judgement.norm = Float(place.length)
      return judgement
    }
    return samples
  }

  private static func scattered(_ count: Int, classes: Int, seed: UInt64) -> SampleSet {
    var generator = SeededGenerator(seed: seed)
    let places = (0..<count).map { _ in Vector(generator.normal(), generator.normal()) }
    return samples(places, (0..<count).map { $0 % classes })
  }

  private static func drawn(
    _ samples: SampleSet, size: Size = size
  ) throws -> (canvas: Canvas, scale: PlaneScale, visits: Int) {
    let scale = try #require(PlaneScale(size, norms: samples.judgements.map(\.norm)))
    var canvas = Canvas(size: size, glyphs: .braille, ground: theme.ground)
    let visits = NeighbourCells(samples: samples, theme: theme, scale: scale).draw(
      within: scale.circle, LineStyle(color: theme.boundary), on: &canvas)
    return (canvas, scale, visits)
  }

  private static func frame(_ canvas: Canvas) -> Frame {
    var frame = Frame(size: canvas.size)
    canvas.draw(column: 0, row: 0, on: &frame, points: .dots, marks: [], hatch: .terminal)
    return frame
  }

  @Test func everyCellIsTintedByItsNearestSample() throws {
    let samples = Self.scattered(50, classes: 5, seed: 1)
    let (canvas, scale, _) = try Self.drawn(samples)
    let frame = Self.frame(canvas)
    var tinted = 0
    for row in 0..<Self.size.height {
      for column in 0..<Self.size.width {
        let offset = canvas.center(column: column, row: row) - scale.circle.center
        guard offset.length <= scale.circle.radius else { continue }
        let place = (scale.reach / scale.circle.radius) * offset
        let distances = (0..<samples.count).map {
          (Vector(Double(samples.embeddings[2 * $0]), Double(samples.embeddings[2 * $0 + 1]))
            - place)
            .length
        }
        let nearest = try #require(distances.indices.min { distances[$0] < distances[$1] })
        let expected = Self.theme.region(Int(samples.judgements[nearest].label))
        #expect(frame[column, row].style.background == expected)
        tinted += 1
      }
    }
    #expect(tinted > 1000)
  }

  /// Classes in heaps of their own, and as mixed as can be, where nearly every dot is asked.
  @Test(arguments: [(true, 8), (false, 4)])
  func aThousandSamplesCostFarLessThanCellsTimesSamples(_ isParted: Bool, _ least: Int) throws {
    let size = Size(width: 104, height: 53)
    var samples = Self.scattered(1000, classes: 8, seed: 2)
    if isParted {
      samples.embeddings = samples.embeddings.indices.map { index in
        let center = PlaneScale.direction(.pi * Double(index / 2 % 8) / 4)
        return Float(index % 2 == 0 ? center.x : center.y) + samples.embeddings[index] / 10
      }
      for row in 0..<1000 { samples.judgements[row].norm = 1.2 }
    }
    let (canvas, _, visits) = try Self.drawn(samples, size: size)
    #expect(visits < 1000 * size.width * size.height / least, "\(visits)")
    #expect(canvas.touches < 10 * size.width * size.height)
  }

  @Test func aSingleClassAndAHeapHaveNoLineInside() throws {
    let one = Self.scattered(40, classes: 1, seed: 3)
    let heap = Self.samples(Array(repeating: Vector(0.5, 0.5), count: 40), (0..<40).map { $0 % 4 })
    for samples in [one, heap] {
      let frame = Self.frame(try Self.drawn(samples).canvas)
      let colors = frame.cells.filter { $0.scalar != 0x20 }.map(\.style.foreground)
      #expect(Set(colors) == [Self.theme.point(0)])
    }
  }

  private static func lines(
    _ samples: SampleSet, _ means: [Float], _ names: [String], normalizes: Bool, fill: Fill
  ) -> [String] {
    var snapshot = Snapshot()
    snapshot.classNames = names
    snapshot.prototypes = means
    snapshot.training = samples
    if !normalizes {
      snapshot.bias = names.indices.map {
        -(means[2 * $0] * means[2 * $0] + means[2 * $0 + 1] * means[2 * $0 + 1]) / 2
      }
    }
    var plane = FeaturePlane(
      snapshot: snapshot, loss: rule(normalizes: normalizes),
      theme: Theme(.dark, colors: .none), glyphs: .ascii, fill: fill)
    plane.hasMeans = true
    return picture(plane, width: 44, height: 18)
  }

  /// What decides without prototypes.
  private static func rule(normalizes: Bool) -> any Classifier {
    var configuration = Configuration()
    configuration.data = "blobs"
    configuration.mode = .free
    configuration.loss = "contrastive"
    configuration.parameters = LossParameters(["m": 1, "normalize": normalizes ? 1 : 0])
    do {
      return try State(configuration).classifier
    } catch {
      return Softmax(LossParameters())
    }
  }

  private static let places = [
    Vector(-0.5, 0.1), Vector(0.4, 0.3), Vector(0.5, -0.6), Vector(-0.1, 0.9),
  ]
  private static let four = samples(places, [0, 1, 1, 0])
  private static let means: [Float] = [-0.3, 0.5, 0.45, -0.15]

  @Test func twoClassesMeetWhereTheirNearestSamplesAreEquallyNear() {
    let lines = Self.lines(Self.four, Self.means, ["A", "B"], normalizes: false, fill: .neighbour)
    #expect(
      lines == [
        #""#,
        #"               .....A........"#,
        #"            ...            //..."#,
        #"          ..             //     .."#,
        #"         .             //         ."#,
        #"       .        [A]  //             ."#,
        #"       .            |       B       ."#,
        #"      .              |               ."#,
        #"      .       A      |               ."#,
        #"      .               |              ."#,
        #"      .               /     [B]      ."#,
        #"       .             /              ."#,
        #"       .           //               ."#,
        #"         .        /          B    ."#,
        #"          ..    //              .."#,
        #"            .../             ..."#,
        #"               .............."#,
        #" nearest neighbour                  |x| 1.00"#,
      ])
  }

  @Test func twoClassesMeetHalfWayBetweenTheirMeans() {
    let lines = Self.lines(Self.four, Self.means, ["A", "B"], normalizes: false, fill: .wedges)
    #expect(
      lines == [
        #""#,
        #"               .....A........"#,
        #"            ...              ..."#,
        #"          ..                  / .."#,
        #"         .                  /     ."#,
        #"       .        [A]       /         ."#,
        #"       .                 /  B       ."#,
        #"      .                /             ."#,
        #"      .       A      /               ."#,
        #"      .            /                 ."#,
        #"      .           /         [B]      ."#,
        #"       .        /                   ."#,
        #"       .      /                     ."#,
        #"         .  /                B    ."#,
        #"          ..                    .."#,
        #"            ...              ..."#,
        #"               .............."#,
        #" nearest mean                       |x| 1.00"#,
      ])
  }

  @Test func directionsMeetHalfWayBetweenDirections() {
    let lines = Self.lines(Self.four, Self.means, ["A", "B"], normalizes: true, fill: .neighbour)
    #expect(
      lines == [
        #""#,
        #"             A .....A........"#,
        #"            ...            / ..."#,
        #"          ..              /     .."#,
        #"         .               /        ."#,
        #"       .                 /          ."#,
        #"       .                /   B       ."#,
        #"      .                /             ."#,
        #"      .       A       /              ."#,
        #"      .              //              ."#,
        #"      .             /                ."#,
        #"       .          //                .B"#,
        #"       .         /                  ."#,
        #"         .      /            B    ."#,
        #"          ..  //                .."#,
        #"            ...              ..."#,
        #"               .............."#,
        #" nearest neighbour                  |x| 1.00"#,
      ])
  }

  @Test(arguments: [1, 2, 30, 400])
  func everyDirectionBelongsToTheNearestOne(_ count: Int) {
    let samples = Self.scattered(count, classes: 3, seed: UInt64(count))
    let map = NeighbourSectors(samples).map
    let directions = (0..<count).map { row in
      let place = Vector(
        Double(samples.embeddings[2 * row]), Double(samples.embeddings[2 * row + 1]))
      return (1 / place.length) * place
    }
    #expect(abs(map.sectors.reduce(0) { $0 + $1.length } - 2 * .pi) < 1e-9)
    for step in 0..<720 {
      let angle = 2 * Double.pi * (Double(step) + 0.4321) / 720
      let direction = PlaneScale.direction(angle)
      let cosines = directions.map { $0.dot(direction) }
      let best = cosines.indices.max { cosines[$0] < cosines[$1] } ?? 0
      #expect(map.sector(at: angle).owner == Int(samples.judgements[best].label))
    }
  }

  @Test func sectorsTooNarrowToDrawAreLeftOutAndTheOthersStayWhereTheyAre() {
    let places = [0.0, 1, 1.01, 1.02, 2].map { PlaneScale.direction($0) }
    let sectors = NeighbourSectors(Self.samples(places, [0, 1, 2, 1, 2]))
    #expect(sectors.map.sectors.count == 5)
    let drawn = sectors.drawn(least: 0.02).sectors
    #expect(drawn.map(\.owner) == [1, 2, 0])
    for (sector, start) in zip(drawn, [0.5, 1.51, .pi + 1]) {
      #expect(abs(sector.start - start) < 1e-6)
    }
    let scattered = NeighbourSectors(Self.scattered(2000, classes: 8, seed: 9)).drawn(least: 0.02)
    #expect(scattered.sectors.allSatisfy { $0.length >= 0.02 })
    #expect(abs(scattered.sectors.reduce(0) { $0 + $1.length } - 2 * .pi) < 1e-9)
  }

  @Test func directionsThatCoincideBelongToTheLowestRow() {
    let samples = Self.samples([Vector(1, 1), Vector(2, 2), Vector(0, 0)], [2, 1, 0])
    #expect(NeighbourSectors(samples).map.sectors.map(\.owner) == [2])
    #expect(NeighbourSectors(SampleSet()).map.sectors.count == 1)
  }
}
