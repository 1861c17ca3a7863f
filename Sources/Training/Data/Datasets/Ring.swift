internal import Kernels

/// Arcs of one circle, a class each: directions tell classes apart, and lengths are nearly alike.
///
/// An arc takes half of a class's share of the circle of radius 2. `--noise` is the deviation of the
/// radius. `samples` of a class are trained on, and a quarter as many again are held out.
public enum Ring: DatasetSource {
  public static let name: String = "ring"
  public static let classes: ClosedRange<Int> = 2...1000
  public static let sampleWords: String = "a made-up point"
  public static let usualMode: Mode = .free
  public static let isGenerated: Bool = true

  static let usualSpread = 0.15

  public static func width(for configuration: Configuration) -> Int { 2 }

  public static func dataset(for configuration: Configuration) -> Dataset {
    var generator = configuration.inputGenerator
    let spread = configuration.spread(usual: usualSpread)
    let classes = configuration.allClasses
    return Dataset.generated(
      by: Self.self, configuration, width: 2, samples: Blobs.usualSamples(classes: classes)
    ) { label in
      let share = Double(label) + 0.5 * (generator.uniform() - 0.5)
      let angle = 2 * Double.pi * share / Double(classes)
      let radius = Blobs.radius + spread * generator.normal()
      return [Float(radius * Double.cos(angle)), Float(radius * Double.sin(angle))]
    }
  }
}
