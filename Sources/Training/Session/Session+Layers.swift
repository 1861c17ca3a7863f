/// A layer of the encoder: outputs are inputs · weights + biases, in tanh but for the last one's.
public struct EncoderLayer: Sendable {
  /// inputs × outputs, row-major.
  public var weights: [Double]
  public var biases: [Double]
}

extension Session {
  /// The layers from the inputs as they came to the embeddings; none where points are free, or where
  /// the inputs are the embeddings.
  ///
  /// How columns were scaled is part of the first one.
  public var encoderLayers: [EncoderLayer] {
    guard let encoder else { return [] }
    var layers = Self.layers(of: encoder)
    guard let scaling = dataset.scaling else { return layers }
    if layers.isEmpty { layers = [.identity(dataset.width)] }
    layers[0] = layers[0].taking(scaling)
    return layers
  }

  /// Whether every column of the inputs was brought to mean 0 and deviation 1.
  public var isStandardized: Bool { dataset.scaling != nil }

  /// Whether an encoder sees the same numbers in every row that it is trained on.
  package var hasOneInput: Bool {
    guard encoder != nil, noise == 0 else { return false }
    let (inputs, width) = (dataset.training.inputs, dataset.width)
    return inputs.indices.dropFirst(width).allSatisfy { inputs[$0] == inputs[$0 - width] }
  }

  private static func layers(of encoder: Encoder) -> [EncoderLayer] {
    var first = 0
    return zip(encoder.widths, encoder.widths.dropFirst()).map { inputs, outputs in
      let middle = first + inputs * outputs
      defer { first = middle + outputs }
      return EncoderLayer(
        weights: encoder.parameters[first..<middle].map { Double($0) },
        biases: encoder.parameters[middle..<middle + outputs].map { Double($0) })
    }
  }
}

extension EncoderLayer {
  fileprivate static func identity(_ width: Int) -> EncoderLayer {
    var weights = [Double](repeating: 0, count: width * width)
    for index in 0..<width { weights[index * (width + 1)] = 1 }
    return EncoderLayer(weights: weights, biases: [Double](repeating: 0, count: width))
  }
  /// The layer that scales inputs as they came and then goes on as this one.
  fileprivate func taking(_ scaling: ColumnScaling) -> EncoderLayer {
    var folded = self
    let outputs = biases.count
    for (index, weight) in weights.enumerated() {
      folded.weights[index] = weight * scaling.factors[index / outputs]
      folded.biases[index % outputs] -= scaling.means[index / outputs] * folded.weights[index]
    }
    return folded
  }
}
