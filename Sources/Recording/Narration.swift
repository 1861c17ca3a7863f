/// What a recording says in words, each with the time from which it holds.
public struct Narration: Equatable, Sendable {
  public enum Kind: Equatable, Sendable {
    /// A marker, where something begins.
    case chapter
    /// A line for the audience; empty takes it away.
    case caption
    /// A place to stop at, or a question.
    case stop
  }

  public struct Entry: Equatable, Sendable {
    public var kind: Kind
    public var text: String
    public var micros: Int
  }

  public private(set) var entries: [Entry] = []

  public init() {}

  public mutating func add(_ kind: Kind, _ text: String, at micros: Int) {
    entries.append(Entry(kind: kind, text: text, micros: micros))
  }

  func entries(of kind: Kind) -> [Entry] { entries.filter { $0.kind == kind } }
}

extension Narration {
  /// Minutes and seconds, as on a clock.
  static func clock(_ micros: Int) -> String {
    let seconds = micros / 1_000_000
    return "\(seconds / 60):\(seconds % 60 < 10 ? "0" : "")\(seconds % 60)"
  }
}
