internal import Kernels

/// What makes embeddings of inputs: a small network, a linear map, or nothing at all.
struct Encoder: Sendable {
  /// Width of the input, of the hidden layers and of the embedding; one alone where nothing is done.
  let widths: [Int]
  /// For each layer a fan-in × fan-out matrix and then its biases, one after the other.
  var parameters: [Float]

  /// Weights N(0, 1/fan-in), biases 0.
  init(_ kind: EncoderKind = .mlp, inputWidth: Int, dimension: Int, seed: UInt64) {
    widths =
      switch kind {
      case .mlp: [inputWidth, 128, 128, dimension]
      case .linear: [inputWidth, dimension]
      case .none: [inputWidth]
      }
    var generator = SeededGenerator(seed: seed, stream: RandomStream.encoder.rawValue)
    parameters = []
    for layer in 0..<widths.count - 1 {
      let deviation = 1 / Double(widths[layer]).squareRoot()
      for _ in 0..<widths[layer] * widths[layer + 1] {
        parameters.append(Float(deviation * generator.normal()))
      }
      parameters += [Float](repeating: 0, count: widths[layer + 1])
    }
  }

  /// Memory for passes over batches of so many rows at most.
  func scratch(rows: Int, level: Level = .inForce) -> NetworkScratch {
    NetworkScratch(widths: widths, capacity: rows, level: level)
  }

  /// The embeddings of any number of inputs, in pieces that stay in the cache.
  func embeddings(of inputs: [Float]) -> [Float] {
    guard widths.count > 1 else { return inputs }
    let rows = min(128, inputs.count / widths[0])
    let scratch = scratch(rows: rows)
    var result: [Float] = []
    result.reserveCapacity(inputs.count / widths[0] * widths[widths.count - 1])
    inputs.withUnsafeBufferPointer { inputs in
      for start in stride(from: 0, to: inputs.count, by: max(rows, 1) * widths[0]) {
        let end = min(start + rows * widths[0], inputs.count)
        scratch.forward(parameters, UnsafeBufferPointer(rebasing: inputs[start..<end]))
        result += scratch.results
      }
    }
    return result
  }
}
