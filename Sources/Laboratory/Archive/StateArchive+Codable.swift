internal import Training

extension StateArchive: Decodable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let moments = try container.decode([MomentArchive].self, forKey: .moments)
    self.init(
      start: try container.decode(Configuration.self, forKey: .start), moments: moments,
      lastStep: moments.last?.session.step ?? 0,
      record: try container.decode(RunRecord.self, forKey: .record))
    ahead = try container.decodeIfPresent(MomentArchive.self, forKey: .ahead)
    try container.take(.startMemory, into: &startMemory)
    try container.take(.revisions, into: &revisions)
    try container.take(.lastStep, into: &lastStep)
    try container.take(.otherEngineUntil, into: &otherEngineUntil)
    try container.take(.ghost, into: &ghost)
    try container.take(.recordBefore, into: &recordBefore)
    try container.take(.look, into: &look)
    try container.take(.panes, into: &panes)
    try container.take(.markedPane, into: &markedPane)
    try container.take(.isPaneEnlarged, into: &isPaneEnlarged)
    try container.take(.hasWayBack, into: &hasWayBack)
  }

  /// As it can be gone on with by this engine: without steps that nobody has kept.
  var ofOtherEngine: StateArchive {
    var archive = self
    archive.otherEngineUntil = step
    archive.lastStep = step
    archive.ahead = nil
    archive.revisions = Array(revisions.prefix(max(moments.last?.revisionsTaken ?? 0, 0)))
    return archive
  }
}

extension StateArchive.MomentArchive: Codable {
  private enum CodingKeys: String, CodingKey { case session, revisionsTaken }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      session: try container.decode(SessionArchive.self, forKey: .session),
      notebook: try Notebook(from: decoder), revisionsTaken: 0)
    try container.take(.revisionsTaken, into: &revisionsTaken)
  }

  /// The notebook's parts stand beside the others, as they always did.
  func encode(to encoder: any Swift.Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(session, forKey: .session)
    try container.encode(revisionsTaken, forKey: .revisionsTaken)
    try notebook.encode(to: encoder)
  }
}

extension StateArchive.LookArchive: Codable {
  private enum CodingKeys: String, CodingKey {
    case asked, knob, chosenKnob, standsForMargin, speed, isRunning, isBig
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    look = try Look(from: decoder)
    asked = try container.decodeIfPresent(Asked.self, forKey: .asked)
    try container.take(.knob, into: &knob)
    try container.take(.chosenKnob, into: &chosenKnob)
    try container.take(.standsForMargin, into: &standsForMargin)
    try container.take(.speed, into: &speed)
    try container.take(.isRunning, into: &isRunning)
    try container.take(.isBig, into: &isBig)
  }

  /// The look's parts stand beside the others, as they always did.
  func encode(to encoder: any Swift.Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encodeIfPresent(asked, forKey: .asked)
    try container.encodeIfPresent(knob, forKey: .knob)
    // Said of the few, so that of the others a state has the bytes that it always had.
    if standsForMargin { try container.encode(standsForMargin, forKey: .standsForMargin) }
    try container.encode(speed, forKey: .speed)
    try container.encode(isRunning, forKey: .isRunning)
    try container.encode(isBig, forKey: .isBig)
    try look.encode(to: encoder)
  }
}
