internal import Kernels

/// A small network from inputs to embeddings: two layers of tanh and a linear one.
struct Encoder: Sendable {
  /// Width of the input, of the hidden layers and of the embedding.
  let widths: [Int]
  /// For each layer a fan-in × fan-out matrix and then its biases, one after the other.
  var parameters: [Float]

  /// Weights N(0, 1/fan-in), biases 0.
  init(inputWidth: Int, dimension: Int, seed: UInt64) {
    widths = [inputWidth, 128, 128, dimension]
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

  /// What each layer gave for a batch: the inputs first, the embeddings last.
  struct Activations {
    var layers: [[Float]]
    var rows: Int

    var embeddings: [Float] { layers[layers.count - 1] }
  }

  func forward(_ inputs: [Float]) -> Activations {
    let rows = inputs.count / widths[0]
    var activations = Activations(layers: [inputs], rows: rows)
    for layer in 0..<widths.count - 1 {
      var output = biases(of: layer, repeated: rows)
      MatrixProduct.multiply(
        activations.layers[layer], weights(of: layer), into: &output, rows: rows,
        inner: widths[layer], columns: widths[layer + 1], accumulating: true)
      if layer < widths.count - 2 { applyTanh(&output) }
      activations.layers.append(output)
    }
    return activations
  }

  /// The embeddings of any number of inputs, in pieces that stay in the cache.
  func embeddings(of inputs: [Float]) -> [Float] {
    let piece = 128 * widths[0]
    var result: [Float] = []
    result.reserveCapacity(inputs.count / widths[0] * widths[widths.count - 1])
    for start in stride(from: 0, to: inputs.count, by: piece) {
      let end = min(start + piece, inputs.count)
      result += forward(Array(inputs[start..<end])).embeddings
    }
    return result
  }

  /// The gradient of every parameter from that of the embeddings.
  func backward(_ activations: Activations, embeddingGradient: [Float]) -> [Float] {
    var gradient = [Float](repeating: 0, count: parameters.count)
    var signal = embeddingGradient
    for layer in stride(from: widths.count - 2, through: 0, by: -1) {
      let input = activations.layers[layer]
      let offset = self.offset(of: layer)
      let size = widths[layer] * widths[layer + 1]
      var weightGradient = [Float](repeating: 0, count: size)
      MatrixProduct.multiply(
        MatrixProduct.transpose(input, rows: activations.rows, columns: widths[layer]), signal,
        into: &weightGradient, rows: widths[layer], inner: activations.rows,
        columns: widths[layer + 1])
      gradient.replaceSubrange(offset..<offset + size, with: weightGradient)
      addRows(of: signal, width: widths[layer + 1], to: &gradient, at: offset + size)
      if layer > 0 { signal = propagated(signal, through: layer, input: input) }
    }
    return gradient
  }

  /// The gradient of a tanh layer's sums from that of the layer above.
  private func propagated(_ signal: [Float], through layer: Int, input: [Float]) -> [Float] {
    let rows = input.count / widths[layer]
    var result = [Float](repeating: 0, count: input.count)
    let transposed = MatrixProduct.transpose(
      weights(of: layer), rows: widths[layer], columns: widths[layer + 1])
    MatrixProduct.multiply(
      signal, transposed, into: &result, rows: rows, inner: widths[layer + 1],
      columns: widths[layer])
    for index in result.indices { result[index] *= 1 - input[index] * input[index] }
    return result
  }

  private func addRows(
    of matrix: [Float], width: Int, to gradient: inout [Float], at offset: Int
  ) {
    for start in stride(from: 0, to: matrix.count, by: width) {
      for column in 0..<width { gradient[offset + column] += matrix[start + column] }
    }
  }

  private func offset(of layer: Int) -> Int {
    (0..<layer).reduce(0) { $0 + (widths[$1] + 1) * widths[$1 + 1] }
  }

  private func weights(of layer: Int) -> [Float] {
    let start = offset(of: layer)
    return Array(parameters[start..<start + widths[layer] * widths[layer + 1]])
  }

  private func biases(of layer: Int, repeated rows: Int) -> [Float] {
    let width = widths[layer + 1]
    let start = offset(of: layer) + widths[layer] * width
    var result: [Float] = []
    result.reserveCapacity(rows * width)
    for _ in 0..<rows { result += parameters[start..<start + width] }
    return result
  }
}
