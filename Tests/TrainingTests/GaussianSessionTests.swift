import Foundation
import Kernels
import MarginLosses
import Testing

@testable import Training

private func session(_ edit: (inout Configuration) -> Void = { _ in }) throws -> Session {
  var configuration = Configuration()
  configuration.data = "blobs"
  configuration.mode = .free
  configuration.batch = 0
  configuration.classes = 4
  configuration.learningRate = 0.03
  configuration.loss = "lgm"
  configuration.parameters = LossParameters(["alpha": 0.3, "lambda": 0.1])
  edit(&configuration)
  return try Session(configuration)
}

@Suite struct GaussianSessionTests {
  /// The variances and what the optimiser remembers of them are written down.
  @Test(arguments: ["adam", "sgd"]) func aRunThatWasWrittenDownGoesOnToTheSameBits(
    _ optimizer: String
  ) throws {
    var run = try session { $0.optimizer = optimizer }
    for _ in 0..<30 { run.advance() }
    let written = try JSONEncoder().encode(run.archive)
    var again = try Session(JSONDecoder().decode(SessionArchive.self, from: written))
    for _ in 0..<30 {
      run.advance()
      again.advance()
    }
    let (mine, other) = (run.marginLoss as? LGM, again.marginLoss as? LGM)
    #expect(mine?.logVariances == other?.logVariances && mine?.logVariances.isEmpty == false)
    #expect(run.snapshot().prototypes == again.snapshot().prototypes)
  }

  /// What was written before any loss had numbers that a rule moves opens as it did.
  @Test func aRunWithoutARuleOfTheLossOpens() throws {
    var run = try session { $0.loss = "softmax" }
    run.advance()
    let written = try JSONEncoder().encode(run.archive)
    #expect(!String(decoding: written, as: UTF8.self).contains("lossRule"))
    _ = try Session(JSONDecoder().decode(SessionArchive.self, from: written))
  }

  @Test func anotherLossForgetsWhatTheVariancesWere() throws {
    var run = try session()
    for _ in 0..<5 { run.advance() }
    run.change(loss: "softmax", parameters: LossParameters())
    run.change(loss: "lgm", parameters: LossParameters())
    #expect((run.marginLoss as? LGM)?.logVariances.isEmpty == true)
    #expect(run.archive.lossRule == nil)
    for _ in 0..<5 { run.advance() }
    #expect((run.marginLoss as? LGM)?.logVariances.count == 8 && run.isFinite)
  }

  @Test func classesOneBehindAnotherAreNotMerged() throws {
    var run = try session { $0.classes = 2 }
    for _ in 0..<120 { run.advance() }
    _ = try run.apply(.movePrototype(row: 0, to: [1, 1]))
    _ = try run.apply(.movePrototype(row: 1, to: [3, 3]))
    #expect(run.metrics().status != .merged && run.metrics().status != .trapped)
  }
}
