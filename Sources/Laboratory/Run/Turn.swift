internal import Training

/// A knob turned while the run went on: what was turned, from where, to where, when.
public struct Turn: Equatable, Codable, Sendable {
  /// The knob's symbol, such as `m`; empty for a loss or a variant, whose names say it.
  public var symbol: String
  public var from: String
  public var to: String
  /// Where the turning began.
  public var step: Int
  /// Where the last press of this turn was.
  public var lastStep: Int
  /// Whether the loss before had learnt numbers of its own, which this one does not go on with; nil in
  /// states of before it was asked.
  var forgets: Bool?
  /// How many prototypes the loss before had that this one has no use for; nil without any.
  var dropped: Int?

  /// Presses of one knob fewer than this many steps apart are one turn.
  public static let pause: Int = 30

  public init(symbol: String, from: String, to: String, step: Int) {
    self.symbol = symbol
    self.from = from
    self.to = to
    self.step = step
    lastStep = step
  }

  /// What was turned, such as `m 0.50 → 0.00`.
  public var words: String {
    let change = from == to ? "away from \(from) and back" : "\(from) → \(to)"
    return symbol.isEmpty ? change : "\(symbol) \(change)"
  }

  /// Whether a turn that was read could have been made by a step.
  func isSound(at now: Int) -> Bool {
    0 <= step && step <= lastStep && lastStep <= now
      && (dropped.map(Self.droppable.contains) ?? true)
  }

  /// How many prototypes turns can have dropped.
  private static let droppable = 1...(1 << 20)

  /// Whether a turn is one more press of the same knob.
  func continues(with later: Turn) -> Bool {
    later.symbol == symbol && later.from == to && later.step - lastStep < Turn.pause
  }

  /// One more press of the same knob.
  ///
  /// - Parameters:
  ///   - later: what it loses since the first press at its step.
  ///   - earlier: the last turn before that press, which this one may go on from.
  mutating func go(on later: Turn, after earlier: Turn?) {
    to = later.to
    lastStep = later.step
    (forgets, dropped) = (later.forgets, later.dropped)
    guard let earlier, earlier.step == step, earlier.symbol == symbol else { return }
    forgets = (forgets ?? false) || (earlier.forgets ?? false)
    if let before = earlier.dropped { dropped = (dropped ?? 0) + before }
  }

  /// Takes down what a session has lost by the turn.
  mutating func loses(between before: Session, and after: Session) {
    forgets = !before.learntByLoss.isEmpty && before.learntByLoss != after.learntByLoss
    let fewer = before.prototypeCount - after.prototypeCount
    dropped = fewer > 0 ? fewer : nil
  }

  /// What does not stay of the run.
  var losses: [String] {
    ((forgets ?? false) ? ["the loss's own numbers"] : [])
      + (dropped.map { [$0 == 1 ? "1 prototype" : "\($0) prototypes"] } ?? [])
  }

  /// What stays of the run.
  package var stayingWords: String {
    "what was learnt stays"
      + (losses.isEmpty ? "" : ", but for " + losses.joined(separator: " and "))
  }
}
