internal import Training

extension Timeline.Revision: Codable {
  private enum CodingKeys: String, CodingKey {
    case step, marks, deed
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      step: try container.decode(Int.self, forKey: .step),
      settings: try LiveSettings(from: decoder),
      marks: [], notebook: try Notebook(from: decoder),
      deed: try container.decodeIfPresent(Deed.self, forKey: .deed))
    try container.take(.marks, into: &marks)
  }

  /// What was turned and the notebook's parts stand beside the others, as they always did.
  func encode(to encoder: any Swift.Encoder) throws {
    try settings.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(step, forKey: .step)
    try container.encode(marks, forKey: .marks)
    try container.encodeIfPresent(deed, forKey: .deed)
    try notebook.encode(to: encoder)
  }
}
