internal import Kernels

extension Dataset {
  /// What training data are like outside of text books: few samples of some classes, wrong labels,
  /// samples of no class. What is held out stays clean.
  mutating func corrupt(_ configuration: Configuration) {
    var generator = SeededGenerator(
      seed: configuration.seed, stream: RandomStream.corruption.rawValue)
    if configuration.imbalance > 1 { thin(to: configuration.imbalance) }
    if configuration.outliers > 0 { scatter(configuration.outliers, &generator) }
    if configuration.labelNoise > 0 { mislabel(configuration.labelNoise, &generator) }
  }

  /// Class k of C keeps the share r^(−k/(C−1)) of its samples, the first ones, and two at least.
  private mutating func thin(to ratio: Double) {
    let classes = classNames.count
    var left = (0..<classes).map { label in
      let count = training.labels.count { $0 == label }
      let power = -Double.log(ratio) * Double(label) / Double(max(classes - 1, 1))
      return max(min(2, count), Int((Double(count) * Double.exp(power)).rounded()))
    }
    var kept = LabelledInputs()
    for sample in 0..<training.count {
      let label = Int(training.labels[sample])
      guard left[label] > 0 else { continue }
      left[label] -= 1
      kept.append(Array(training.inputs[sample * width..<(sample + 1) * width]), label: label)
      if !training.rows.isEmpty { kept.rows.append(training.rows[sample]) }
    }
    training = kept
  }

  /// Replaces samples by such whose every number is another sample's: each column as it was, and
  /// nothing that makes a class.
  private mutating func scatter(_ share: Double, _ generator: inout SeededGenerator) {
    let source = training
    for sample in 0..<training.count where generator.uniform() < share {
      for column in 0..<width {
        let other = generator.index(below: source.count)
        training.inputs[sample * width + column] = source.inputs[other * width + column]
      }
    }
  }

  /// Gives samples the label of another class, each alike likely.
  private mutating func mislabel(_ share: Double, _ generator: inout SeededGenerator) {
    let classes = classNames.count
    guard classes > 1 else { return }
    for sample in 0..<training.count where generator.uniform() < share {
      let shift = 1 + generator.index(below: classes - 1)
      training.labels[sample] = Int32((Int(training.labels[sample]) + shift) % classes)
    }
  }
}
