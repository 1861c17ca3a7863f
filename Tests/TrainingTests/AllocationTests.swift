import CAllocations
import MarginLosses
import Testing
import Training

/// A run whose steps are to be counted.
private func configuration(_ loss: String, batch: Int, mode: Mode) -> Configuration {
  var configuration = Configuration()
  configuration.loss = loss
  configuration.mode = mode
  configuration.batch = batch
  if mode == .free { configuration.data = "blobs" }
  var parameters = LossParameters()
  for each in LossRegistry.description(named: loss)?.hyperparameters ?? [] where !each.isOptional {
    parameters[each.key] = each.laboratoryDefault
  }
  configuration.parameters = parameters
  return configuration
}

@Test(
  arguments: LossRegistry.all.map { $0.description.name },
  [(0, Mode.free), (32, .free), (128, .encoder)])
func aSteadyStepAllocatesNothing(_ loss: String, _ way: (batch: Int, mode: Mode)) throws {
  var session = try Session(configuration(loss, batch: way.batch, mode: way.mode))
  let steps = way.mode == .free ? 1000 : 100
  for _ in 0..<5 { session.advance() }
  let before = wedge_allocations()
  for _ in 0..<steps { session.advance() }
  let after = wedge_allocations()
  #expect(after - before == 0, "\(after - before) in \(steps) steps")
  #expect(session.step == steps + 5 && session.isFinite)
}

@Test func whatIsAllocatedIsCounted() {
  let before = wedge_allocations()
  let numbers = [Int](repeating: 3, count: Int(before.magnitude) % 7 + 100)
  #expect(wedge_allocations() > before || before < 0)
  #expect(numbers.count >= 100)
}
