import Testing

@testable import Training

@Test(arguments: [
  (1000, 2, 1001, "room for 1000 samples"), (1000, 512, 98, "room for 97 samples"),
  (2, 2, 100_001, "from 1 to 100000"),
])
func moreSamplesThanThereIsRoomForAreRefusedWithTheBound(
  _ classes: Int, _ dimension: Int, _ samples: Int, _ words: String
) throws {
  var configuration = Configuration()
  configuration.data = "blobs"
  configuration.mode = .free
  configuration.classes = classes
  configuration.dimension = dimension
  configuration.samples = samples
  let error = #expect(throws: ConfigurationError.self) { try configuration.check() }
  #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
  configuration.samples = samples - 1
  try configuration.check()
}

@Test(arguments: [Int.max, -1, 0]) func aCountThatAFileMadeUpIsRefused(_ classes: Int) {
  var configuration = Configuration()
  configuration.classes = classes
  configuration.unseen = [1, 2]
  #expect(throws: ConfigurationError.self) { try configuration.check() }
}
