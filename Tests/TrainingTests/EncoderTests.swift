import Kernels
import Testing

@testable import Training

@Test(arguments: [(EncoderKind.mlp, 997), (.linear, 1)])
func encoderGradientIsTheCentralDifference(_ kind: EncoderKind, _ stride: Int) {
  var generator = SeededGenerator(seed: 21)
  var encoder = Encoder(kind, inputWidth: 6, dimension: 2, seed: 3)
  let inputs = (0..<24).map { _ in Float(generator.normal()) }
  let weights = (0..<8).map { _ in Float(generator.normal()) }
  /// A fixed linear function of the embeddings stands for the loss.
  func value(_ encoder: Encoder) -> Double {
    zip(encoder.embeddings(of: inputs), weights).reduce(0) { $0 + Double($1.0) * Double($1.1) }
  }
  let scratch = encoder.scratch(rows: 4)
  inputs.withUnsafeBufferPointer { scratch.forward(encoder.parameters, $0) }
  scratch.backward(encoder.parameters, resultGradient: weights)
  let gradient = scratch.gradient
  for index in Swift.stride(from: 0, to: encoder.parameters.count, by: stride) {
    let original = encoder.parameters[index]
    encoder.parameters[index] = original + 1e-2
    let above = value(encoder)
    encoder.parameters[index] = original - 1e-2
    let below = value(encoder)
    encoder.parameters[index] = original
    #expect(((above - below) / 2e-2 - Double(gradient[index])).magnitude < 2e-3)
  }
}

@Test(arguments: [1, 30, 128], [2, 17])
func theNetworkGivesTheSameBitsAtEveryLevel(_ rows: Int, _ dimension: Int) {
  var generator = SeededGenerator(seed: 4)
  let inputs = (0..<7 * rows).map { _ in Float(generator.normal()) }
  let slopes = (0..<dimension * rows).map { _ in Float(generator.normal()) }
  for kind in [EncoderKind.mlp, .linear] {
    let encoder = Encoder(kind, inputWidth: 7, dimension: dimension, seed: 3)
    let passes = Level.available.map { level in
      let scratch = encoder.scratch(rows: 128, level: level)
      inputs.withUnsafeBufferPointer { scratch.forward(encoder.parameters, $0) }
      scratch.backward(encoder.parameters, resultGradient: slopes)
      return scratch.results + scratch.gradient
    }
    for pass in passes { #expect(pass == passes[0]) }
  }
}

@Test func anEpochHoldsEverySampleAtMostOnce() {
  var sampler = BatchSampler(count: 10, size: 3, seed: 1)
  var (epoch, batch): ([Int], [Int]) = ([], [])
  for _ in 0..<3 {
    sampler.next(into: &batch)
    epoch += batch
  }
  #expect(Set(epoch).count == 9)
  sampler.next(into: &batch)
  #expect(batch.count == 3)
}

@Test func aBatchOfZeroTakesAllInOrder() {
  var sampler = BatchSampler(count: 4, size: 0, seed: 1)
  var batch = [7]
  sampler.next(into: &batch)
  #expect(batch == [0, 1, 2, 3])
}
