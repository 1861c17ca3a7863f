import Testing

@testable import Training

struct EncoderLayerTests {
  @Test func layersAreTheParametersInTheirOrder() throws {
    var session = try Session(Configuration())
    session.advance()
    let layers = session.encoderLayers
    #expect(layers.map(\.biases.count) == [128, 128, 2])
    #expect(
      layers.flatMap { $0.weights + $0.biases }.map { Float($0) } == session.encoder?.parameters)
  }

  @Test func freePointsHaveNone() throws {
    var configuration = Configuration()
    configuration.data = "blobs"
    configuration.mode = .free
    #expect(try Session(configuration).encoderLayers.isEmpty)
  }
}
