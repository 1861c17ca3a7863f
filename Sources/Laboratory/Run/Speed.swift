/// How many steps a second a run is asked for.
public struct Speed: Hashable, Sendable {
  /// Nil is as fast as the machine goes.
  public let stepsPerSecond: Int?

  public static let full: Speed = Speed(stepsPerSecond: nil)
  /// The opening's speed: the story takes eight seconds.
  public static let opening: Speed = Speed(stepsPerSecond: 60)
  /// What faster and slower go through, slowest first.
  public static let all: [Speed] =
    [1, 2, 5, 10, 30, 60, 120, 240].map { Speed(stepsPerSecond: $0) } + [full]

  private init(stepsPerSecond: Int?) {
    self.stepsPerSecond = stepsPerSecond
  }

  /// The speed with a name as `--speed` takes it; nil when there is none.
  public init?(named name: String) {
    guard let speed = Speed.all.first(where: { $0.name == name }) else { return nil }
    self = speed
  }

  /// The number of steps a second, or `full`.
  public var name: String { stepsPerSecond.map(String.init) ?? "full" }

  /// What the header says: `60/s` or `full`.
  public var label: String { stepsPerSecond.map { "\($0)/s" } ?? "full" }

  /// The next speed up; the fastest stays.
  public var faster: Speed { neighbour(1) }
  /// The next speed down; the slowest stays.
  public var slower: Speed { neighbour(-1) }

  private func neighbour(_ offset: Int) -> Speed {
    guard let position = Speed.all.firstIndex(of: self) else { return self }
    return Speed.all[min(max(position + offset, 0), Speed.all.count - 1)]
  }
}

/// Turns elapsed seconds into whole steps, and keeps the fraction for the next time.
public struct Pacer: Equatable, Sendable {
  private var owed: Double = 0

  public init() {}

  /// The steps due after some more seconds; nil is as many as there is time for.
  public mutating func steps(after seconds: Double, at speed: Speed) -> Int? {
    guard let stepsPerSecond = speed.stepsPerSecond else {
      owed = 0
      return nil
    }
    // A millionth forgives the rounding of sums such as thirty thirtieths.
    owed += seconds * Double(stepsPerSecond)
    let due = (owed + 1e-6).rounded(.down)
    owed -= due
    return Int(due)
  }
}
