import Cells
import Plotting
import Testing
import Training

@testable import Laboratory
@testable import Screens

@Suite struct PlaneLabelsTests {
  /// Prototypes evenly round the circle, and the words that stand around their ring.
  private static func words(_ classes: Int, _ size: Size) throws -> [[String]] {
    var snapshot = Snapshot()
    snapshot.classNames = Dataset.letters(classes)
    for index in 0..<classes {
      let direction = PlaneScale.direction(2 * .pi * Double(index) / Double(classes))
      snapshot.prototypes += [Float(direction.x), Float(direction.y)]
    }
    let beside = PlaneLabels.width(of: snapshot.classNames)
    let scale = try #require(PlaneScale(size, norms: [1], columnsBeside: beside))
    let marks = snapshot.classNames.enumerated().map { index, name in
      ClassMark(color: .terminal, letter: ClassSign.sign(name, index, .braille))
    }
    var canvas = Canvas(size: size, glyphs: .braille, ground: .terminal)
    PlaneLabels(snapshot: snapshot, marks: marks, scale: scale).draw(on: &canvas)
    var frame = Frame(size: size)
    canvas.draw(
      column: 0, row: 0, on: &frame, points: .dots, marks: [marks[0]], hatch: .terminal)
    return (0..<size.height).map { row in
      let scalars = (0..<size.width).compactMap { Unicode.Scalar(frame[$0, row].scalar) }
      return String(String.UnicodeScalarView(scalars)).split(separator: " ").map(String.init)
    }
  }

  /// They were put on whichever side was tried first, so that the size of the screen decided who is left.
  @Test(arguments: Array(stride(from: 0, to: 360, by: 15)), [(30, 16), (48, 25), (80, 41)])
  func lettersOfNearPrototypesStandInTheOrderOfTheirDirections(
    _ degrees: Int, _ size: (Int, Int)
  ) throws {
    let scale = try #require(PlaneScale(Size(width: size.0, height: size.1), norms: [1]))
    let canvas = Canvas(
      size: Size(width: size.0, height: size.1), glyphs: .braille, ground: .terminal)
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [2, 1, 0]] {
      let turns = order.map { (Double(degrees + $0) + 0.3) * .pi / 180 }
      let places = RingPlaces(circle: scale.circle)
        .places(of: turns.map(PlaneScale.direction), on: canvas)
      let cells = places.map { canvas.cell(at: $0) }
      #expect(Set(cells).count == 3, "\(cells)")
      for (first, second) in [(0, 1), (0, 2), (1, 2)] {
        let middles = [first, second].map { index in
          Vector(
            places[index].x.rounded(.down) + 0.5, 2 * (places[index].y / 2).rounded(.down) + 1)
        }
        let middle = PlaneScale.direction((turns[first] + turns[second]) / 2)
        // More than half a cell to the wrong side is seen as another order.
        let shown = middle.cross(middles[1] - middles[0])
        let isSeen = shown.magnitude > 0.5
        #expect(!isSeen || (shown > 0) == (turns[second] > turns[first]), "\(order) \(middles)")
      }
    }
  }

  @Test(arguments: [27, 40, 100, 1000], [40, 66, 104])
  func namesStandWholeOrNotAtAll(_ classes: Int, _ width: Int) throws {
    let words = try Self.words(classes, Size(width: width, height: width / 2 + 1)).flatMap { $0 }
    #expect(Set(words).isSubset(of: Dataset.letters(classes)))
    #expect(Set(words).count == words.count)
    #expect(words.count > 12)
  }

  @Test func everyOneOfFortyClassesIsNamedWhereThereIsRoom() throws {
    let words = try Self.words(40, Size(width: 104, height: 53)).flatMap { $0 }
    #expect(Set(words) == Set(Dataset.letters(40)))
  }

  @Test func aClassWithALongNameIsNeverAnotherClassesLetter() {
    #expect(ClassSign.sign("C", 2, .ascii) == "C")
    #expect(ClassSign.sign("C26", 26, .ascii) == "*")
    #expect(ClassSign.sign("C26", 26, .braille) == Canvas.shapes[6])
  }
}
