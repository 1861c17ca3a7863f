/// A layer of the encoder: outputs are inputs · weights + biases, in tanh but for the last one's.
public struct EncoderLayer: Sendable {
  /// inputs × outputs, row-major.
  public var weights: [Float]
  public var biases: [Float]
}

extension Session {
  /// The encoder's layers from the inputs on; none where points are free.
  public var encoderLayers: [EncoderLayer] {
    guard let encoder else { return [] }
    var first = 0
    return zip(encoder.widths, encoder.widths.dropFirst()).map { inputs, outputs in
      let middle = first + inputs * outputs
      defer { first = middle + outputs }
      return EncoderLayer(
        weights: Array(encoder.parameters[first..<middle]),
        biases: Array(encoder.parameters[middle..<middle + outputs]))
    }
  }
}
