internal import Kernels

/// Gaussian clusters in the plane, their centres evenly spaced on a circle of radius 2.
///
/// `samples` of a class are trained on, and a quarter as many again are held out.
public enum Blobs: DatasetSource {
  public static let name: String = "blobs"
  public static let summary: String = "Gaussian clusters in the plane, any number of classes"
  public static let classes: ClosedRange<Int> = 2...1000
  public static let usualMode: Mode = .free
  public static let isGenerated: Bool = true

  static let usualSpread = 0.6
  static let radius = 2.0

  /// Twenty a class; fewer of many classes, so that a step stays short.
  static func usualSamples(classes: Int) -> Int { max(2, min(20, 2000 / classes)) }

  public static func dataset(for configuration: Configuration) -> Dataset {
    var generator = SeededGenerator(seed: configuration.seed, stream: RandomStream.inputs.rawValue)
    let spread = configuration.noise > 0 ? configuration.noise : usualSpread
    let samples =
      configuration.samples > 0
      ? configuration.samples : usualSamples(classes: configuration.classes)
    let heldOutSamples = (samples + 3) / 4
    var dataset = Dataset(
      classNames: Dataset.letters(configuration.classes), width: 2, training: LabelledInputs(),
      heldOut: LabelledInputs())
    for label in 0..<configuration.classes {
      let angle = 2 * Double.pi * Double(label) / Double(configuration.classes)
      let center = (x: radius * Double.cos(angle), y: radius * Double.sin(angle))
      for sample in 0..<samples + heldOutSamples {
        let point = [center.x, center.y].map { Float($0 + spread * generator.normal()) }
        if sample < samples {
          dataset.training.append(point, label: label)
        } else {
          dataset.heldOut.append(point, label: label)
        }
      }
    }
    return dataset
  }
}

extension LabelledInputs {
  mutating func append(_ input: [Float], label: Int) {
    inputs += input
    labels.append(Int32(label))
  }
}
