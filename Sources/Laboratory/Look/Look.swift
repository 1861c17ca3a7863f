public import MarginLosses
internal import Training

/// How a run is looked at; nothing of the run depends on it.
public struct Look: Equatable, Codable, Sendable {
  /// The name of the view that was chosen as the main one; the screens know which there are.
  public package(set) var mainView: String = "plane"
  /// Whether the plane shows embeddings divided by their length.
  public internal(set) var isNormalized: Bool = false
  public internal(set) var fill: Fill = .wedges
  /// Whether the plane shows where the loss pulls points and prototypes.
  public internal(set) var showsGradients: Bool = false
  public internal(set) var planeLayers: PlaneLayers = .all
  public internal(set) var zoom: Zoom = Zoom()
  /// Which samples the plane shows.
  public internal(set) var shownSamples: ShownSamples = .training
  /// How alike two samples must be to count as one class, as degrees or a distance between them; nil
  /// where as many are accepted wrongly as rejected wrongly, of held-out samples.
  public internal(set) var threshold: Double?
  /// Which of a triplet's cases is shown of a point that is asked about; nil for all of them.
  public internal(set) var askedCase: Difficulty?

  public init() {}

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try container.take(.mainView, into: &mainView)
    try container.take(.isNormalized, into: &isNormalized)
    try container.take(.fill, into: &fill)
    try container.take(.showsGradients, into: &showsGradients)
    try container.take(.planeLayers, into: &planeLayers)
    try container.take(.zoom, into: &zoom)
    try container.take(.shownSamples, into: &shownSamples)
    try container.take(.threshold, into: &threshold)
    try container.take(.askedCase, into: &askedCase)
  }

  /// As it can have been chosen; a file is not trusted.
  var sound: Look {
    var sound = self
    if showsGradients { sound.isNormalized = false }
    if !zoom.isSound { sound.zoom = Zoom() }
    if !(0...1e9).contains(threshold ?? 0) { sound.threshold = nil }
    return sound
  }
}
