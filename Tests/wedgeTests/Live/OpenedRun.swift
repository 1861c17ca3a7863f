import Laboratory
import Training

/// A small run of free points, at its start.
func opened() throws -> State {
  var configuration = Configuration()
  configuration.data = "blobs"
  configuration.mode = .free
  return try State(configuration)
}
