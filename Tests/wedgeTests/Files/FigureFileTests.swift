import Laboratory
import Testing
import Training

@testable import wedge

@Suite struct FigureFileTests {
  /// Key W drew the first pane, and said nothing of the others.
  @Test func ofRunsSideBySideAllAreDrawnUnderTheirOwnName() throws {
    let arguments = ["snapshot", "--data", "blobs", "--compare", "arcface,cosface", "--steps", "0"]
    guard case .command(_, let options) = try CommandLineParser.parse(arguments) else {
      throw UsageError("not a command")
    }
    let state = try FigureCommand.state(options)
    #expect(FigureFile.freePath(for: state).hasSuffix("-compare-0.svg"))
    let text = String(decoding: FigureFile.svg(of: state), as: UTF8.self)
    #expect(text.contains("<title>2 runs, step 0</title>"))
  }
}
