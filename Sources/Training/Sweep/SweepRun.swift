internal import Kernels
/// One run of a sweep: what `wedge train` does with this configuration and these steps.
public struct SweepRun: Equatable, Sendable {
  public let configuration: Configuration
  public let steps: Int
  /// Sixteen hexadecimal figures made from the configuration, the data and the engine's version;
  /// it names the run and changes nothing in it.
  public let id: String

  public init(_ configuration: Configuration, steps: Int, dataDigest: String) {
    self.configuration = configuration
    self.steps = steps
    id = fingerprint(of: configuration.canonicalText(steps: steps, dataDigest: dataDigest))
  }
}

/// Digests of data sets, each made once.
struct DataDigests {
  /// All that a source of data looks at.
  private struct Key: Hashable {
    let data: String
    let classes: Int
    let unseen: [Int]
    let samples: Int

    let noise: Double
    let seed: UInt64
  }

  private var known: [Key: String] = [:]

  mutating func digest(for configuration: Configuration) throws(ConfigurationError) -> String {
    let key = Key(
      data: configuration.data, classes: configuration.classes, unseen: configuration.unseen,
      samples: configuration.samples,
      noise: configuration.noise, seed: configuration.seed)
    if let digest = known[key] { return digest }
    let digest = try configuration.validated().source.dataset(for: configuration).digest
    known[key] = digest
    return digest
  }
}
