import Testing

@testable import Training

@Suite struct ChangedConfigurationTests {
  @Test(arguments: DatasetRegistry.present(for: Configuration()).map { $0.name })
  func roundAllDataOneComesBackEitherWayToWhatOneLeft(_ name: String) {
    let start = Configuration().on(data: name)
    let names = DatasetRegistry.present(for: Configuration()).map { $0.name }
    let place = names.firstIndex(of: name) ?? 0
    let round = Array(names[(place + 1)...] + names[...place])
    for others in [round, Array(round.dropLast().reversed()) + [name]] {
      let back = others.reduce(start) { $0.on(data: $1) }
      #expect(back == start, "\(others)")
    }
  }

  @Test func classesThatWereChosenAreCarriedOnWhereThereAreAsMany() {
    var start = Configuration()
    start.classes = 5
    #expect(start.on(data: "blobs").classes == 5)
    #expect(start.on(data: "iris").classes == 3)
  }

  @Test func aNetworkAfterFeaturesHasNotTheirDimension() {
    var start = Configuration()
    start.encoder = .none
    start.dimension = start.usualDimension
    #expect(start.dimension == 64)
    let back = start.in(mode: .free).in(mode: .encoder)
    #expect(back.dimension == 2 && back.encoder == .mlp)
  }
}
