internal import Kernels

/// People, as a camera sees them: a place of each in a plane, what changes from picture to picture,
/// and a fixed mixing of both into 32 numbers.
///
/// An identity is a point of the plane, normal; a sample adds four nuisances of deviation 0.3
/// (`--noise`), and goes through tanh of a fixed random mixing. 40 samples (`--samples`) of an
/// identity are trained on and a quarter as many are held out; of identities that nothing is trained
/// on there are at most 12 each.
public enum Identities: DatasetSource {
  public static let name: String = "identities"
  public static let classes: ClosedRange<Int> = 2...1000
  public static let usualClasses: Int = 30
  public static let usualUnseen: Int = 20
  public static let sampleWords: String = "a made-up picture of a person"
  public static let usualMode: Mode = .encoder
  public static let isGenerated: Bool = true

  /// Prototypes evenly spaced in the order of so many people would give away who is like whom.
  public static let usualInitialization: Initialization = .random

  static let width = 32
  /// So that tanh bends: nuisances cannot be told from identities by a line.
  static let gain = 2.5

  static let latents = 2
  static let nuisances = 4
  static let usualSpread = 0.3
  static let usualSamples = 40
  static let unseenSamples = 12

  public static func width(for configuration: Configuration) -> Int { width }

  public static func classTitles(for configuration: Configuration) -> [String] {
    (1...configuration.allClasses).map(String.init)
  }

  public static func dataset(for configuration: Configuration) -> Dataset {
    var generator = configuration.inputGenerator
    let spread = configuration.spread(usual: usualSpread)
    let mixing = (0..<width * (latents + nuisances)).map { _ in gain * generator.normal() }
    let people = (0..<configuration.allClasses).map { _ in
      (0..<latents).map { _ in generator.normal() }
    }
    return Dataset.generated(
      by: Self.self, configuration, width: width, samples: usualSamples, unseen: unseenSamples
    ) { label in
      let sources = people[label] + (0..<nuisances).map { _ in spread * generator.normal() }
      return (0..<width).map { row in
        var sum = 0.0
        for (column, source) in sources.enumerated() {
          sum += mixing[row * sources.count + column] * source
        }
        return Float(Double.tanh(sum))
      }
    }
  }
}
