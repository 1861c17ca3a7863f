import Foundation
import MarginLosses
import Testing

@testable import wedge

/// The rows of a CSV whose cells all stand in quotes.
private func cells(_ line: Substring) -> [String] {
  line.dropFirst().dropLast().components(separatedBy: "\",\"")
    .map { $0.replacingOccurrences(of: "\"\"", with: "\"") }
}

@Suite struct LossesTableTests {
  /// "By the batches" was said of losses whose boundary never moves.
  @Test func onlyABandThatMovesIsByTheBatches() throws {
    let rows = LossesMarkdown.text.split(separator: "\n")
    for (title, words) in [
      ("AdaCos", "| 0.0° |"), ("center loss", "| 0.0° |"), ("CurricularFace", "| by the batches |"),
      ("SphereFace-R", "| m 1.5 (code), s 30 (code) |"), ("NT-Xent", "| tau 0.1 (paper)"),
    ] {
      let row = rows.first { $0.hasPrefix("| \(title) |") }
      #expect(row?.contains(words) == true, "\(row ?? "")")
    }
  }

  private static let names = LossRegistry.descriptions.map(\.name)

  @Test func everyLossHasOneRowWithFormulaBoundaryAndSource() throws {
    let outcome = try wedge("losses", "--table", "csv")
    let rows = outcome.output.split(separator: "\n").map(cells)
    #expect(outcome.status == 0 && rows[0] == LossesTable.header)
    #expect(rows.count == Self.names.count + 1 && Set(Self.names).count == Self.names.count)
    for name in Self.names {
      let mine = rows.filter { $0[0].hasSuffix("(\(name))") }
      let row = try #require(mine.first)
      #expect(mine.count == 1 && row.count == LossesTable.header.count, "\(row)")
      #expect(
        !row[1].isEmpty && !row[2].isEmpty && !row[4].isEmpty && Int(row[7].suffix(4)) != nil,
        "\(name)")
    }
  }

  @Test func limitsAreThoseOfThePlaneAndOfASimplex() throws {
    let rows = LossesTable.rows
    func row(_ name: String) throws -> [String] {
      try #require(rows.first { $0[0].hasSuffix("(\(name))") })
    }
    #expect(try row("arcface")[5] == "m < 2π/C" && row("arcface")[6] == "m < acos(−1/(C−1))")
    #expect(try row("cosface")[5] == "m < 1−cos(2π/C)")
    #expect(try row("circle_class")[5] == "m > cos(2π/C)/√2")
    #expect(try row("normface")[5] == "no margin" && row("normface")[3] == "x, w")
    #expect(try row("arcface")[4].contains("jumps at 151.4°"))
    #expect(try row("softmax")[4] == "nowhere" && row("softmax")[3] == "none")
    #expect(try row("uniface")[8].contains("clamps"))
    // Without room for its mask the bound has no formula.
    #expect(try row("npcface")[5] == "m0 < 2π/C for C = 8")
  }

  @Test func onlyWhatHasNoDirectionIsUndefined() throws {
    let rows = LossesTable.rows
    func place(_ name: String) throws -> String {
      try #require(rows.first { $0[0].hasSuffix("(\(name))") })[4]
    }
    for loss in ["lgm", "softmax"] { #expect(try place(loss) == "nowhere") }
    for loss in ["npair", "triplet", "supcon"] {
      #expect(try place(loss) == "x = 0 at length 1: no pull", "\(loss)")
    }
    for loss in ["contrastive", "ranked_list", "margin"] {
      #expect(try place(loss).hasPrefix("d = 0"), "\(loss)")
    }
    #expect(try place("lsoftmax").hasPrefix("x = 0 or w = 0"))
    #expect(try place("tuplet_margin").contains("θ(a,p) = 0, π unless β is 0"))
    #expect(try place("soft_triple").contains("centres of a class in one place"))
    for loss in ["mv_softmax", "curricularface", "arcface"] {
      #expect(try place(loss).contains("rival becomes hard") == (loss != "arcface"), "\(loss)")
    }
  }

  @Test func markdownHasARowALossAndTextAParagraph() throws {
    let markdown = LossesTable.text(.markdown).split(separator: "\n")
    #expect(markdown.count == Self.names.count + 2 && markdown.allSatisfy { $0.hasPrefix("| ") })
    let text = LossesTable.text(.text)
    #expect(text.components(separatedBy: "\n\n").count == Self.names.count)
    #expect(try wedge("losses", "--table", "csv", "--json").status == 64)
    #expect(try wedge("losses", "--table", "html").status == 64)
  }
}
