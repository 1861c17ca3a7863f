internal import MarginLosses
internal import Training

extension Timeline.Revision: Codable {
  private enum CodingKeys: String, CodingKey {
    case step, loss, parameters, learningRate, noise, warmUp, marks, deed
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let standard = Configuration()
    self.init(
      step: try container.decode(Int.self, forKey: .step),
      loss: try container.decode(String.self, forKey: .loss),
      parameters: try container.decode(LossParameters.self, forKey: .parameters),
      learningRate: try container.decode(Double.self, forKey: .learningRate),
      noise: standard.noise, warmUp: standard.warmUp, marks: [],
      notebook: try Notebook(from: decoder),
      deed: try container.decodeIfPresent(Deed.self, forKey: .deed))
    try container.take(.noise, into: &noise)
    try container.take(.warmUp, into: &warmUp)
    try container.take(.marks, into: &marks)
  }

  /// The notebook's parts stand beside the others, as they always did.
  func encode(to encoder: any Swift.Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(step, forKey: .step)
    try container.encode(loss, forKey: .loss)
    try container.encode(parameters, forKey: .parameters)
    try container.encode(learningRate, forKey: .learningRate)
    try container.encode(noise, forKey: .noise)
    try container.encode(warmUp, forKey: .warmUp)
    try container.encode(marks, forKey: .marks)
    try container.encodeIfPresent(deed, forKey: .deed)
    try notebook.encode(to: encoder)
  }
}
