import Cells

/// Events in the order in which they came, and which of them may end the program.
struct EventQueue {
  /// More than a person can press; keys beyond are lost, but for those that end the program.
  private static let most = 1 << 20

  private var events: [Event] = []
  private var taken = 0
  /// Keys that can end a program, with the moment at which they came and the place they have.
  private var exits: [(key: Key, moment: Double, place: Int)] = []
  /// The place of the next event that is taken.
  private var place = 0
  /// Keys that are passed over, and before which place.
  private var passedOver: (keys: Set<Key>, before: Int) = ([], 0)

  var isEmpty: Bool { taken == events.count }

  /// - Parameter exits: keys that may end the program.
  mutating func append(_ event: Event, at moment: Double, exits possible: Set<Key>) {
    let waiting = events.count - taken
    if case .key(let key) = event, possible.contains(key) {
      exits.append((key, moment, place + waiting))
    } else if waiting >= Self.most {
      return
    }
    events.append(event)
  }

  mutating func next() -> Event? {
    while let event = following() {
      if case .key(let key) = event, place <= passedOver.before, passedOver.keys.contains(key) {
        continue
      }
      return event
    }
    return nil
  }

  private mutating func following() -> Event? {
    guard !isEmpty else { return nil }
    let event = events[taken]
    taken += 1
    place += 1
    if exits.first.map({ $0.place < place }) ?? false { exits.removeFirst() }
    if isEmpty || taken > 4096 {
      events.removeSubrange(..<taken)
      taken = 0
    }
    return event
  }

  /// The moment at which the first of some keys came that still waits; nil when none does.
  func waiting(_ keys: Set<Key>) -> Double? {
    exits.first { keys.contains($0.key) }?.moment
  }

  /// Leaves out those of some keys that wait already.
  mutating func passOver(_ keys: Set<Key>) {
    passedOver = (keys, place + events.count - taken)
  }

  /// Leaves out all that waits before the first of some keys.
  mutating func skip(to keys: Set<Key>) {
    guard let exit = exits.first(where: { keys.contains($0.key) }) else { return }
    taken += exit.place - place
    place = exit.place
    exits.removeAll { $0.place < place }
  }
}
