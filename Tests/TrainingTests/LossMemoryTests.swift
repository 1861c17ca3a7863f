import Foundation
import MarginLosses
import Testing

@testable import Training

private let adaptive: [String] = (LossRegistry.all + LossRegistry.beyond).filter { $0.isAdaptive }
  .map { $0.description.name }

private func trained(_ loss: String, steps: Int) throws -> Session {
  var configuration = Configuration()
  configuration.data = "blobs"
  configuration.mode = .free
  configuration.batch = 0
  configuration.loss = loss
  var run = try Session(configuration)
  for _ in 0..<steps { run.advance() }
  return run
}

/// What is written of a run whose loss remembers other words.
private func opened(_ run: Session, remembering words: [UInt64]? = nil) throws -> Session {
  var text = String(decoding: try JSONEncoder().encode(run.archive), as: UTF8.self)
  if let words, let start = text.range(of: "\"lossMemory\":["),
    let end = text[start.upperBound...].firstIndex(of: "]")
  {
    text.replaceSubrange(
      start.upperBound..<end, with: words.map { "\($0)" }.joined(separator: ","))
  }
  return try Session(JSONDecoder().decode(SessionArchive.self, from: Data(text.utf8)))
}

private func isRefused(_ run: Session, remembering words: [UInt64]) -> Bool {
  do {
    _ = try opened(run, remembering: words)
    return false
  } catch {
    return (error as? ArchiveFault)?.part == "session.lossMemory"
  }
}

@Suite struct LossMemoryTests {
  @Test(arguments: adaptive) func whatTheLossLearntOpensAndAWordMoreDoesNot(_ name: String) throws {
    let run = try trained(name, steps: 3)
    #expect(try opened(run).learntByLoss == run.learntByLoss)
    #expect(isRefused(run, remembering: run.learntByLoss + [0]))
  }

  /// The margins of ElasticFace are drawn from a word that may be any.
  @Test(arguments: adaptive.filter { $0 != "elasticface" })
  func whatNoRunThatIsFiniteLearnsIsRefused(_ name: String) throws {
    let run = try trained(name, steps: 3)
    let words = run.learntByLoss.map { word in
      word <= UInt64(UInt32.max) ? UInt64(Float.nan.bitPattern) : Double.nan.bitPattern
    }
    #expect(!words.isEmpty && isRefused(run, remembering: words))
  }

  @Test(arguments: adaptive) func aRunThatDivergedStaysReadable(_ name: String) throws {
    var run = try trained(name, steps: 3)
    _ = try run.apply(.movePoint(sample: 0, to: [.nan, .infinity]))
    _ = try run.apply(.movePrototype(row: 0, to: [.nan, .infinity]))
    run.advance()
    #expect(!run.isFinite)
    #expect(try Session(run.archive).learntByLoss == run.learntByLoss)
  }

  @Test func aClassThatCameInSinceTheLastStepLeavesCentersToBeFound() throws {
    var run = try trained("center", steps: 3)
    let label = run.classNames.count
    _ = try run.apply(
      .appendClass(prototype: [1, 0], HandPoint(label: label, embedding: [1, 1])))
    #expect(try opened(run).learntByLoss == run.learntByLoss)
  }
}
