import Cells
import MarginLosses
import Testing
import Training

@testable import Laboratory
@testable import Screens

struct PaneNamesTests {
  @Test func noTwoPanesOfTheBoundaryTableAreCalledTheSame() throws {
    let names = try names(of: Comparison.boundaryTable)
    #expect(Set(names.map { $0.last ?? "" }).count == 9)
    #expect(names[7].last == "1/.3/.2" && names[8].last == ".9/.4/.15")
  }

  @Test(arguments: [
    ("magface", "0.80/0.30"), ("combined", "1.0/0.30/0.20"), ("proxy_anchor", "0.10"),
    ("triplet", "0.50"), ("npcface", "0.40/0.50"),
  ])
  func theMarginsOfALossAreWhatItSaysIsOne(_ loss: String, _ words: String) throws {
    var configuration = Configuration()
    configuration.loss = loss
    configuration.parameters = LossMemory.standard(
      of: try #require(LossRegistry.description(named: loss)))
    configuration.batch = configuration.usualBatch
    #expect(SettingWords(try State(configuration).runs.panes[0]).shortest == words)
  }

  @Test func namesakesAreToldApartByVariantAndNumbers() throws {
    let usual = LossParameters(["m": 0.5, "s": 8])
    var raw = usual
    raw.variant = "raw"
    let names = try names(of: [
      Comparison.Entry(loss: "arcface", parameters: usual),
      Comparison.Entry(loss: "arcface", parameters: raw),
      Comparison.Entry(loss: "arcface", parameters: LossParameters(["m": 0.5, "s": 16])),
    ])
    #expect(names.map(\.last) == ["monotone s 8", "raw s 8", "monotone s 16"])
    #expect(names[1][0].hasPrefix("ArcFace raw  m "))
  }

  @Test(arguments: [
    Size(width: 80, height: 24), Size(width: 100, height: 30), Size(width: 120, height: 40),
  ])
  func numbersOfTheTableStandApart(_ size: Size) throws {
    var state = try freeState()
    try state.compare(Comparison.boundaryTable)
    let frame = view(state, size: size)
    let run = /[0-9]\.[0-9]+\.[0-9]/
    for row in 0..<frame.height {
      let text = String(
        String.UnicodeScalarView(
          (0..<frame.width).compactMap { Unicode.Scalar(frame[$0, row].scalar) }))
      #expect(text.firstMatch(of: run) == nil, "\(text)")
    }
  }

  /// What the rate did was read as the loss's doing.
  @Test func aKnobOfOnePaneAloneIsInItsName() throws {
    var state = try freeState()
    let usual = LossMemory.standard(of: state.lossDescription)
    try state.compare(["arcface", "cosface"].map { .init(loss: $0, parameters: usual) })
    var panes = try #require(state.comparison?.panes)
    #expect(panes.settingsApart.allSatisfy { $0.isEmpty })
    _ = update(&state, .pane(.marked(1)))
    for _ in 0..<20 {
      guard state.runs.panes[1].chosenSubject != .setting("learningRate") else { break }
      state.press(.down)
    }
    state.press(.right)
    panes = try #require(state.comparison?.panes)
    #expect(panes.settingsApart == [["η 0.03"], ["η 0.05"]])
    #expect(PaneNames(panes).names(of: 1).allSatisfy { $0.hasSuffix("η 0.05") })
  }

  private func names(of entries: [Comparison.Entry]) throws -> [[String]] {
    var state = try freeState()
    try state.compare(entries)
    let panes = try #require(state.comparison?.panes)
    return panes.indices.map { PaneNames(panes).names(of: $0) }
  }
}
