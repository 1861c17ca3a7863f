/// How columns are brought to mean 0 and deviation 1: a value less its column's mean, times its factor.
struct ColumnScaling: Equatable, Sendable {
  let means: [Double]
  /// 0 for a column that is the same in every row.
  let factors: [Double]

  /// By the rows of some inputs.
  init(_ samples: LabelledInputs, width: Int) {
    var mean = [Double](repeating: 0, count: width)
    var square = mean
    let count = Double(max(samples.count, 1))
    for (index, value) in samples.inputs.enumerated() { mean[index % width] += Double(value) }
    for column in 0..<width { mean[column] /= count }
    for (index, value) in samples.inputs.enumerated() {
      let offset = Double(value) - mean[index % width]
      square[index % width] += offset * offset
    }
    means = mean
    factors = square.map { $0 > 0 ? 1 / ($0 / count).squareRoot() : 0 }
  }

  func apply(to inputs: inout [Float]) {
    for index in inputs.indices {
      let column = index % means.count
      inputs[index] = Float((Double(inputs[index]) - means[column]) * factors[column])
    }
  }
}

extension Dataset {
  /// The data of a configuration, as it asks to see them.
  static func made(_ source: any DatasetSource.Type, for configuration: Configuration) -> Dataset {
    var dataset = source.dataset(for: configuration)
    if configuration.scalesColumns(of: source) { dataset.standardize() }
    return dataset
  }

  /// Brings every column to mean 0 and deviation 1 of the training rows; a constant one to 0.
  private mutating func standardize() {
    let scaling = ColumnScaling(training, width: width)
    scaling.apply(to: &training.inputs)
    scaling.apply(to: &heldOut.inputs)
    scaling.apply(to: &unseen.inputs)
    self.scaling = scaling
  }
}

extension Configuration {
  /// Whether columns are brought to mean 0 and deviation 1: asked for, or of a file before the network.
  func scalesColumns(of source: any DatasetSource.Type) -> Bool {
    mode == .encoder && (standardize || encoder == .mlp && source.hasUnits)
  }
}
