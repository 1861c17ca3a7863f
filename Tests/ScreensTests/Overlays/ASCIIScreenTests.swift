import Cells
import Drawing
import MarginLosses
import Plotting
import Testing
import Training

@testable import Laboratory
@testable import Screens

/// A question mark stood for what has no character of its own, in knobs' names, formulas and help.
@Suite struct ASCIIScreenTests {
  /// A screen in both tiers' words: question marks that only ASCII has.
  private static func lost(_ state: State, _ size: Size) -> [String] {
    var ascii = state
    ascii.display.glyphs = .ascii
    // Its own question marks are keys, and words that end in one.
    return view(ascii, size: size).lines.filter { line in
      line.replacing("? keys", with: "").replacing("? next", with: "")
        .replacing("? help", with: "").contains("?")
    }
  }

  @Test(arguments: LossRegistry.descriptions.map(\.name))
  func noSignOfALossIsLost(_ loss: String) throws {
    for variant in try #require(LossRegistry.description(named: loss)).variants.map(\.name) + [""] {
      var state = try freeState(loss) { $0.parameters.variant = variant.isEmpty ? nil : variant }
      state.advance(steps: 3)
      state.refresh()
      for size in [(60, 20), (80, 24), (200, 60)] {
        #expect(Self.lost(state, Size(width: size.0, height: size.1)) == [], "\(loss) \(variant)")
      }
    }
  }

  @Test(arguments: LossRegistry.descriptions.map(\.name))
  func noSignOfWhatIsSaidOfALossIsLost(_ loss: String) throws {
    let description = try #require(LossRegistry.description(named: loss))
    let texts =
      [description.title, description.boundary, "\(description.citation)", description.teaches]
      + description.hyperparameters.flatMap { [$0.title, $0.symbol, $0.summary ?? ""] }
      + description.variants.flatMap { [$0.name, $0.summary] }
    for text in texts { #expect(!asciiText(text).contains("?"), "\(text)") }
    let knobs = try freeState(loss).pane.knobs.map { asciiText("\($0.symbol) \($0.title)") }
    #expect(Set(knobs).count == knobs.count)
  }

  @Test func noSignOfTheHelpIsLost() throws {
    var state = try freeState()
    for page in 0..<state.helpPageCount {
      state.press(.character("?"))
      let entries = HelpOverlay(state: state, page: page).entries
      for entry in entries where !entry.meaning.contains("?") && !entry.sign.contains("?") {
        #expect(!asciiText(entry.sign + entry.meaning).contains("?"), "\(entry.meaning)")
      }
    }
  }
}

/// With a dot between them two classes were a number.
@Test func theNarrowestPairIsTwoNames() throws {
  var state = try freeState()
  state.display.glyphs = .ascii
  let numbers = AngleNumbers(state.snapshot).lines(width: 100, count: 2, TextPen(state))
  #expect(numbers.contains { $0.contains(#/narrowest pair [A-D]-[A-D] /#) })
}
