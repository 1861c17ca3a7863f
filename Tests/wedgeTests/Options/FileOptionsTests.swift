import Foundation
import MarginLosses
import Testing
import Training

@testable import wedge

private let flowers = """
  length,width,kind
  1,2,\u{1B}[2Jrose
  1,3,\u{1B}[2Jrose
  4,1,lily
  5,1,lily

  """

@Test func aFileOfTwoNumbersARowIsFreePointsOfAllItsClasses() throws {
  try withFile("flowers.csv", flowers) { path in
    let configuration = try options("--data", path).configuration()
    #expect(configuration.mode == .free && configuration.classes == 2)
    #expect(configuration.table?.name == "flowers.csv")
    #expect(configuration.table?.classTitles == ["\u{FFFD}[2Jrose", "lily"])
  }
}

@Test func embeddingsAreJudgedAndNothingElseIsAskedOfThem() throws {
  try withFile("flowers.csv", flowers) { path in
    let configuration = try options("--data", path, "--as", "embeddings").configuration()
    #expect(configuration.isJudged && configuration.dimension == 2)
    #expect(throws: UsageError.self) {
      try options("--data", path, "--as", "embeddings", "--mode", "free").configuration()
    }
  }
}

@Test(arguments: [
  ["--label", "kind"], ["--labels", "y.csv"], ["--as", "embeddings"], ["--header", "on"],
  ["--ignore", "id"], ["--data-format", "csv"],
])
func optionsOfFilesHaveNoUseWithoutOne(_ arguments: [String]) throws {
  #expect(throws: UsageError.self) { try options(arguments).configuration() }
}

@Test func aFaultInAFileNamesPlaceValueAndRemedyAndEndsWithTwo() throws {
  try withFile("flowers.csv", flowers + "6,none,rose\n") { path in
    let outcome = try wedge("judge", path)
    #expect(outcome.status == 2 && outcome.output.isEmpty)
    #expect(outcome.errors.contains("flowers.csv:6:3' holds 'none', which is no number"))
  }
}

@Test func judgeReportsEveryLossOfTheTextAsJSON() throws {
  try withFile("flowers.csv", flowers) { path in
    let outcome = try wedge("judge", path, "--json")
    let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    let report = try #require(object as? [String: Any])
    #expect(report["rows"] as? Int == 4 && report["classes"] as? Int == 2)
    #expect((report["losses"] as? [Any])?.count == LossRegistry.all.count)
    #expect(!outcome.output.contains("\u{1B}"))
  }
}
