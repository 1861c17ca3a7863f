import Foundation
import MarginLosses
import Testing

@testable import wedge

@Suite struct LossesPageTests {
  @Test func everyLossHasASentenceAndAPlaceOnThePage() {
    let page = LossesPage.page
    for loss in LossRegistry.descriptions {
      #expect(loss.teaches.hasSuffix(".") && loss.teaches.count < 160, "\(loss.name)")
      #expect(page.contains(loss.teaches) && page.contains("](\(loss.name).svg)"), "\(loss.name)")
    }
    #expect(Set(LossRegistry.descriptions.map(\.teaches)).count == LossRegistry.descriptions.count)
  }

  @Test(arguments: ["uniface", "soft_triple", "multi_similarity", "margin", "infonce"])
  func aPictureIsAFigureOfTheViewThatShowsTheLoss(_ name: String) throws {
    let svg = String(decoding: try LossesPage.picture(of: name), as: UTF8.self)
    #expect(svg.hasPrefix("<svg") || svg.hasPrefix("<?xml"))
    #expect(svg.utf8.count < 50_000)
  }

  @Test func aPageNeedsAFolderAndNothingBesideIt() throws {
    #expect(try wedge("losses", "--pictures", "/nowhere/at/all").status == 1)
    #expect(try wedge("losses", "--pictures", "x", "--json").status == 64)
  }
}
