internal import Kernels

extension Configuration {
  /// What draws generated inputs.
  var inputGenerator: SeededGenerator {
    SeededGenerator(seed: seed, stream: RandomStream.inputs.rawValue)
  }

  /// The deviation of generated inputs that was asked for, or what is usual.
  func spread(usual: Double) -> Double { noise > 0 ? noise : usual }
}

extension Dataset {
  /// Classes in their order, so many samples each to train on and a quarter as many to hold out;
  /// those that are not trained on are set aside.
  ///
  /// - Parameters:
  ///   - samples: of a class, where nothing else is asked for.
  ///   - unseen: samples that are kept of a class that is not trained on; nil keeps all.
  ///   - input: draws the next sample of a class.
  static func generated(
    by source: any DatasetSource.Type, _ configuration: Configuration, width: Int,
    samples usual: Int, unseen: Int? = nil, _ input: (_ label: Int) -> [Float]
  ) -> Dataset {
    let samples = configuration.samples > 0 ? configuration.samples : usual
    let names = source.classTitles(for: configuration)
    var dataset = Dataset(
      classNames: names, width: width, training: LabelledInputs(), heldOut: LabelledInputs())
    for label in names.indices {
      for sample in 0..<samples + (samples + 3) / 4 {
        let input = input(label)
        if sample < samples {
          dataset.training.append(input, label: label)
        } else {
          dataset.heldOut.append(input, label: label)
        }
      }
    }
    return dataset.withholding(configuration.unseen, most: unseen)
  }
}

extension LabelledInputs {
  mutating func append(_ input: [Float], label: Int) {
    inputs += input
    labels.append(Int32(label))
  }
}
