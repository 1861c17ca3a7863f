extension Configuration {
  /// Samples that are generated at most.
  private static let mostSamples = 2_000_000
  /// Numbers that their embeddings hold at most: 200 MB, and as much again for each moment of Adam.
  private static let mostNumbers = 50_000_000
  /// Comparisons of a sample with a class that one pass may take: seconds, in two dimensions.
  private static let mostComparisons = 1_000_000_000

  /// - Throws: how many samples a class there is room for, where more are asked for.
  func validateSize() throws(ConfigurationError) {
    let all = max(allClasses, 1)
    let most = min(
      Self.mostSamples / all, Self.mostNumbers / all / dimension,
      Self.mostComparisons / all / all)
    guard samples <= most else {
      throw ConfigurationError(
        "samples", "\(samples)",
        "\(all) classes in \(dimension) dimensions have room for \(most) samples each: at most "
          + "\(Self.mostSamples) samples, \(Self.mostNumbers) numbers, and \(Self.mostComparisons) "
          + "comparisons with a class in one pass.")
    }
  }
}
