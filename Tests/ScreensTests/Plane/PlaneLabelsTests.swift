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
