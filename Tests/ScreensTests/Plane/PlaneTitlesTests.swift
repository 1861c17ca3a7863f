import Cells
import Plotting
import Testing
import Training

@testable import Laboratory
@testable import Screens

@Suite struct PlaneTitlesTests {
  /// What stands about the ring of three classes, row by row.
  private static func rows(_ titles: [String], _ size: Size) throws -> [String] {
    var snapshot = Snapshot()
    snapshot.classNames = Dataset.letters(titles.count)
    snapshot.classTitles = titles
    for angle in [0.9, 2.2, 5.5] {
      let direction = PlaneScale.direction(angle)
      snapshot.prototypes += [Float(direction.x), Float(direction.y)]
    }
    let scale = try #require(PlaneScale(size, norms: [1], columnsBeside: 1))
    let marks = snapshot.classNames.enumerated().map { index, name in
      ClassMark(color: .terminal, letter: ClassSign.sign(name, index, .braille))
    }
    var canvas = Canvas(size: size, glyphs: .braille, ground: .terminal)
    PlaneLabels(snapshot: snapshot, marks: marks, scale: scale, glyphs: .braille)
      .draw(on: &canvas)
    var frame = Frame(size: size)
    canvas.draw(
      column: 0, row: 0, on: &frame, points: .dots, marks: [marks[0]], hatch: .terminal)
    return (0..<size.height).map { row in
      String(
        String.UnicodeScalarView(
          (0..<size.width).compactMap { Unicode.Scalar(frame[$0, row].scalar) }))
    }
  }

  @Test func namesStandWholeWhereThereIsRoom() throws {
    let rows = try Self.rows(["setosa", "versicolor", "virginica"], Size(width: 90, height: 36))
    #expect(rows.contains { $0.contains("A setosa") })
    #expect(rows.contains { $0.contains("versicolor B") })
    #expect(rows.contains { $0.contains("C virginica") })
  }

  @Test(arguments: [30, 40, 60]) func whereThereIsLittleTheyAreCutOrLeftOut(_ width: Int) throws {
    let titles = ["a name of some length", "another name as long", "and one more of them"]
    let rows = try Self.rows(titles, Size(width: width, height: width / 2))
    let words = rows.joined(separator: " ").split(separator: " ").map(String.init)
    for letter in ["A", "B", "C"] { #expect(words.contains(letter)) }
    let parts = Set(titles.flatMap { $0.split(separator: " ") }.map(String.init))
    for word in words where !["A", "B", "C"].contains(word) {
      #expect(
        parts.contains(word)
          || word.last == "…" && parts.contains { $0.hasPrefix(word.dropLast()) },
        "\(word)")
    }
  }

  @Test func whatFitsNoCellIsNotShown() throws {
    for title in ["日本語のなまえ", "a\u{FFFD}b\u{FFFD}c"] {
      let rows = try Self.rows([title, title, title], Size(width: 90, height: 36))
      #expect(rows.allSatisfy { !$0.contains(title.prefix(1)) })
    }
  }
}
