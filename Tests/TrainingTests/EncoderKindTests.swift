import Kernels
import MarginLosses
import Testing

@testable import Training

/// Rows of three classes in four columns of very different sizes, the last one always the same.
private func table() -> DataTable {
  let rows = (0..<60).map { row -> [Float] in
    let (label, place) = (row % 3, Float(row / 3))
    return [
      1000 + 40 * Float(label) + place, 0.001 * Float(label * label) + 0.0001 * place,
      Float(label) - 0.1 * place, 5,
    ]
  }
  return DataTable(
    name: "t", width: 4, values: rows.flatMap(\.self), labels: (0..<60).map { Int32($0 % 3) },
    classTitles: ["a", "b", "c"])
}

private func configuration(
  _ encoder: EncoderKind, dimension: Int = 2, standardize: Bool = false
) -> Configuration {
  var configuration = Configuration()
  configuration.data = TableData.name
  configuration.table = table()
  configuration.classes = 3
  configuration.encoder = encoder
  configuration.dimension = dimension
  configuration.standardize = standardize
  return configuration
}

@Suite struct EncoderKindTests {
  @Test func withoutAnEncoderPrototypesAloneLearn() throws {
    var session = try Session(configuration(.none, dimension: 4))
    let before = session.snapshot()
    for _ in 0..<20 { session.advance() }
    let after = session.snapshot()
    #expect(after.training.embeddings == session.dataset.training.inputs)
    #expect(after.heldOut.embeddings == session.dataset.heldOut.inputs)
    #expect(after.prototypes != before.prototypes)
    #expect(session.encoderLayers.isEmpty && after.dimension == 4)
  }

  @Test func suchARunGoesOnFromWhereItWasWrittenDown() throws {
    for kind in [EncoderKind.none, .linear] {
      var session = try Session(configuration(kind, dimension: 4))
      for _ in 0..<5 { session.advance() }
      var again = try Session(session.archive)
      session.advance()
      again.advance()
      #expect(again.snapshot().prototypes == session.snapshot().prototypes)
      #expect(again.snapshot().training.embeddings == session.snapshot().training.embeddings)
    }
  }

  @Test func aLinearMapLearns() throws {
    var session = try Session(configuration(.linear, standardize: true))
    let before = session.snapshot().loss
    for _ in 0..<200 { session.advance() }
    #expect(session.snapshot().loss < before / 2)
  }

  /// Another program computes embeddings from rows as they came by the layers that are written down.
  @Test(arguments: [(EncoderKind.mlp, 2), (.linear, 2), (.none, 4)])
  func layersHoldHowColumnsWereStandardized(_ kind: EncoderKind, _ dimension: Int) throws {
    var session = try Session(configuration(kind, dimension: dimension, standardize: true))
    for _ in 0..<10 { session.advance() }
    #expect(session.isStandardized)
    let snapshot = session.snapshot()
    let prototypes = snapshot.prototypes.map { Double($0) }
    let values = table().values
    for (sample, row) in session.dataset.training.rows.enumerated() {
      let start = Int(row) * 4
      let computed = Self.embedding(
        values[start..<start + 4].map { Double($0) }, session.encoderLayers)
      let told = snapshot.training.embeddings[sample * dimension..<(sample + 1) * dimension]
        .map { Double($0) }
      for label in 0..<3 {
        let prototype = Array(prototypes[label * dimension..<(label + 1) * dimension])
        let difference = Self.cosine(computed, prototype) - Self.cosine(told, prototype)
        #expect((8 * difference).magnitude < 1e-5)
      }
    }
  }

  @Test func rowsHeldOutHaveNoPartInTheMeans() throws {
    let session = try Session(configuration(.none, dimension: 4, standardize: true))
    let training = session.dataset.training
    for column in 0..<3 {
      let values = (0..<training.count).map { Double(training.inputs[4 * $0 + column]) }
      let mean = values.reduce(0, +) / Double(values.count)
      let square = values.reduce(0) { $0 + $1 * $1 } / Double(values.count)
      #expect(mean.magnitude < 1e-5 && (square - 1).magnitude < 1e-4)
    }
    #expect((0..<training.count).allSatisfy { training.inputs[4 * $0 + 3] == 0 })
    #expect(session.rowNames.count == 60 && Set(session.rowNames).count == 60)
  }

  @Test func whatIsNotServedIsSaidWithTheRemedy() {
    var free = configuration(.linear)
    free.mode = .free
    #expect(fault(free)?.remedy.contains("--mode free") == true)
    #expect(fault(configuration(.none, dimension: 3))?.remedy.contains("--encoder linear") == true)
    var compared = configuration(.none, dimension: 4)
    compared.loss = "triplet"
    compared.parameters = LossParameters()
    #expect(fault(compared)?.remedy.contains("triplet has none") == true)
  }

  private func fault(_ configuration: Configuration) -> ConfigurationError? {
    do {
      try configuration.check()
      return nil
    } catch {
      return error
    }
  }

  @Test func anEncoderBringsItsModeAndDimension() {
    var blobs = Configuration()
    blobs.data = "blobs"
    blobs.encoder = .none
    blobs.dimension = 5
    SettingRegistry.named("encoder")?.bring(&blobs)
    #expect(blobs.mode == .encoder && blobs.dimension == 2 && blobs.batch == 128)
    #expect(blobs.on(data: "digits").dimension == 64)
    #expect(blobs.in(mode: .free).encoder == .mlp)
  }

  private static func embedding(_ row: [Double], _ layers: [EncoderLayer]) -> [Double] {
    var values = row
    for (index, layer) in layers.enumerated() {
      let outputs = layer.biases.count
      values = (0..<outputs).map { output in
        let sum = values.indices.reduce(layer.biases[output]) {
          $0 + values[$1] * layer.weights[$1 * outputs + output]
        }
        return index < layers.count - 1 ? Double.tanh(sum) : sum
      }
    }
    return values
  }

  private static func cosine(_ a: [Double], _ b: [Double]) -> Double {
    let product = zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
    let lengths = [a, b].map { $0.reduce(0) { $0 + $1 * $1 }.squareRoot() }
    return product / (lengths[0] * lengths[1])
  }
}
