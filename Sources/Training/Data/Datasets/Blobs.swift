internal import Kernels

/// Gaussian clusters in the plane, their centres evenly spaced on a circle of radius 2.
///
/// `samples` of a class are trained on, and a quarter as many again are held out.
public enum Blobs: DatasetSource {
  public static let name: String = "blobs"
  public static let classes: ClosedRange<Int> = 2...1000
  public static let sampleWords: String = "a made-up point"
  public static let usualMode: Mode = .free
  public static let isGenerated: Bool = true

  static let usualSpread = 0.6
  static let radius = 2.0

  /// Twenty a class; fewer of many classes, so that a step stays short.
  static func usualSamples(classes: Int) -> Int { max(2, min(20, 2000 / classes)) }

  public static func width(for configuration: Configuration) -> Int { 2 }

  public static func dataset(for configuration: Configuration) -> Dataset {
    var generator = configuration.inputGenerator
    let spread = configuration.spread(usual: usualSpread)
    let classes = configuration.allClasses
    return Dataset.generated(
      by: Self.self, configuration, width: 2, samples: usualSamples(classes: classes)
    ) { label in
      let angle = 2 * Double.pi * Double(label) / Double(classes)
      let center = (x: radius * Double.cos(angle), y: radius * Double.sin(angle))
      return [center.x, center.y].map { Float($0 + spread * generator.normal()) }
    }
  }
}
