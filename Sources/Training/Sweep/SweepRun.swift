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
  /// All that a source of data may look at: what is learnt and where it begins, not how.
  private static let settings =
    (SettingRegistry.subject + SettingRegistry.beginning).filter { $0.name != "loss" }
    + SettingRegistry.course.filter { $0.name == "seed" }

  private var known: [[String]: String] = [:]

  mutating func digest(for configuration: Configuration) throws(ConfigurationError) -> String {
    let key = Self.settings.map { $0.text(in: configuration) }
    if let digest = known[key] { return digest }
    let source = try configuration.validated().source
    let digest = Dataset.made(source, for: configuration).digest
    known[key] = digest
    return digest
  }
}
