internal import Training

/// What the laboratory has noted of a run on its way; it is kept, and comes back, as a whole.
struct Notebook: Codable, Sendable {
  /// What lasts, so that the status line speaks only after time.
  var watch: Watch
  /// The newest turn of a knob or of the loss.
  var lastTurn: Turn?
  /// The run as it was at its start, or when the newest turn began.
  var earlier: EarlierAngles
  /// What each loss was last set to.
  var memory: LossMemory = LossMemory()

  /// Of a run at its start.
  init(_ snapshot: Snapshot, memory: LossMemory = LossMemory()) {
    watch = Watch(snapshot)
    earlier = EarlierAngles(snapshot)
    self.memory = memory
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    watch = try container.decode(Watch.self, forKey: .watch)
    lastTurn = try container.decodeIfPresent(Turn.self, forKey: .lastTurn)
    earlier = try container.decode(EarlierAngles.self, forKey: .earlier)
    try container.take(.memory, into: &memory)
  }

  /// Whether what was read could have been noted by a step.
  func isSound(at step: Int) -> Bool {
    watch.isSound(at: step) && (lastTurn?.isSound(at: step) ?? true)
      && (0...step).contains(earlier.step)
  }
}
