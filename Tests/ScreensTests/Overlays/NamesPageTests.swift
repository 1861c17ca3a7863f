import Cells
import Testing
import Training

@testable import Laboratory
@testable import Screens

/// A class whose mark is a letter can be looked up, however long names are and however many.
@Test(
  arguments: [(6, 200), (40, 30), (100, 60)],
  [Size(width: 80, height: 24), Size(width: 200, height: 60)])
func everyNameOfAClassStandsInTheHelp(_ names: (count: Int, length: Int), _ size: Size) throws {
  let titles = (0..<names.count).map { index in
    String(("\(index)-" + String(repeating: "name", count: 50)).prefix(names.length - 1)) + "!"
  }
  var configuration = Configuration()
  configuration.data = "file"
  configuration.mode = .free
  configuration.classes = names.count
  configuration.table = DataTable(
    name: "rows", width: 2, values: (0..<4 * names.count).map { Float($0 % 7) - 2.5 },
    labels: (0..<2 * names.count).map { Int32($0 / 2) }, classTitles: titles)
  var state = try State(configuration)
  var shown = ""
  state.press(.character("?"), size)
  while state.helpPage != nil {
    let frame = view(state, size: size)
    for row in 1..<frame.height {
      shown += String(
        String.UnicodeScalarView(
          (0..<frame.width).compactMap { Unicode.Scalar(frame[$0, row].scalar) }.filter {
            $0 != " "
          }))
    }
    state.press(.character("?"), size)
  }
  for title in titles { #expect(shown.contains(title)) }
}
