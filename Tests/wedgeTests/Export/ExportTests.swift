import Laboratory
import MarginLosses
import Testing
import Training

@testable import wedge

struct ExportTests {
  @Test(arguments: LossRegistry.descriptions.flatMap(settings), ModuleLibrary.all)
  private func modulesAreShortAndNameWhatTheyUse(
    _ setting: Setting, _ library: ModuleLibrary
  ) throws {
    var configuration = Configuration()
    configuration.loss = setting.loss
    let description = try #require(LossRegistry.description(named: setting.loss))
    configuration.parameters = LossMemory.standard(of: description)
    configuration.parameters.variant = setting.variant
    guard let module = try? ExportCommand.module(of: configuration, for: library) else {
      #expect(setting.mayBeRefused, "\(setting)")
      return
    }
    let lines = module.text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count <= 83, "\(lines.count) lines")
    #expect(!module.text.contains("unknown") && !module.text.contains("psi("))
    #expect(module.text.unicodeScalars.allSatisfy { $0 != "?" })
    #expect(lines.allSatisfy { $0.count <= 124 })
  }

  @Test func theNumbersThatAreSetStandInTheModule() throws {
    var configuration = Configuration()
    configuration.loss = "cosface"
    configuration.parameters["m"] = 0.35
    configuration.parameters["s"] = 64
    let text = try ExportCommand.module(of: configuration, for: .pytorch).text
    #expect(text.contains("    m = 0.35\n    s = 64\n"))
    #expect(text.contains("psi = cos_y - self.m\n"))
  }

  @Test func whatTrainingMovesIsRefusedByName() throws {
    var configuration = Configuration()
    configuration.loss = "adaface"
    #expect {
      try ExportCommand.module(of: configuration, for: .pytorch)
    } throws: {
      ($0 as? UsageError)?.text.contains("'adaface' cannot be written as a module") ?? false
    }
  }

  private struct Setting: CustomStringConvertible {
    var loss: String
    var variant: String?
    /// The losses of the text, and some beyond it, are written in every variant.
    var mayBeRefused: Bool {
      let written = [
        "contrastive", "triplet", "npair", "sphereface_r_v2", "circle_class", "magface",
        "subcenter_arcface",
      ]
      return LossRegistry.all.allSatisfy { $0.description.name != loss } && !written.contains(loss)
    }
    var description: String { "\(loss) \(variant ?? "")" }
  }

  private static func settings(of loss: LossDescription) -> [Setting] {
    loss.variants.isEmpty
      ? [Setting(loss: loss.name)]
      : loss.variants.map { Setting(loss: loss.name, variant: $0.name) }
  }
}
