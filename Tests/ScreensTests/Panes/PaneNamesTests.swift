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

  @Test func aSettingThatWasTurnedInOnePaneAloneStandsBesideAllNames() throws {
    var state = try freeState()
    try state.compare(
      ["arcface", "cosface"].map {
        Comparison.Entry(loss: $0, parameters: LossParameters(["m": 0.2, "s": 8]))
      })
    #expect(try !names(in: state).contains { $0[0].contains("η") })
    for key: Key in [.tab, .tab, .character("s"), .down, .right] { state.press(key) }
    let names = try names(in: state)
    #expect(names.map { $0[0].suffix(6) } == ["η 0.03", "η 0.05"])
    #expect(names[0].last == "ArcFace")
  }

  private func names(of entries: [Comparison.Entry]) throws -> [[String]] {
    var state = try freeState()
    try state.compare(entries)
    return try names(in: state)
  }

  private func names(in state: State) throws -> [[String]] {
    let comparison = try #require(state.comparison)
    return comparison.panes.indices.map { PaneNames(comparison).names(of: $0) }
  }
}
