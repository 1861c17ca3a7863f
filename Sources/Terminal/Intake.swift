import Cells
import Glibc

/// What comes in from the terminal: read as it comes, decoded, and kept until the program takes it.
struct Intake {
  /// Seconds for which a way out lets the keys before it have their turn.
  static let mostWait = 0.25

  /// Keys that end the program as it is now.
  var waysOut: Set<Key>
  private let possibleWaysOut: Set<Key>
  private var decoder = InputDecoder(describedKey: describedKey)
  private var queue = EventQueue()
  /// When bytes last came in.
  private var last = 0.0

  /// - Parameter waysOut: all keys that may ever end the program.
  init(waysOut: Set<Key>) {
    self.waysOut = waysOut
    possibleWaysOut = waysOut
  }

  var isEmpty: Bool { queue.isEmpty }

  /// The moment at which a way out came that still waits behind other keys; nil when none does.
  var wayOutCame: Double? { queue.waiting(waysOut) }

  /// Until when the rest of what has begun is awaited.
  ///
  /// Counted from the last byte: a loop that is late waits too briefly for it to pass in one wait.
  var patience: Double { decoder.patienceSeconds.map { last + $0 } ?? .infinity }

  /// The next event; those before a way out that has waited too long are left out.
  mutating func next() -> Event? {
    if let came = wayOutCame, Clock.seconds - came > Self.mostWait { queue.skip(to: waysOut) }
    return queue.next()
  }

  /// Leaves out those of some keys that wait already.
  mutating func passOver(_ keys: Set<Key>) { queue.passOver(keys) }

  mutating func append(_ event: Event) {
    queue.append(event, at: Clock.seconds, exits: possibleWaysOut)
  }

  /// Reads what has come, and gives out what is the screen's own business; nil when nothing will come any more.
  mutating func read() -> [InputDecoder.Input]? {
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = Glibc.read(STDIN_FILENO, &bytes, bytes.count)
    last = Clock.seconds
    if count > 0 { return keepEvents(of: decoder.inputs(from: bytes.prefix(count), at: last)) }
    return count < 0 && (errno == EINTR || errno == EAGAIN) ? [] : nil
  }

  /// Gives up on the rest of what has begun.
  mutating func loseHope() -> [InputDecoder.Input] { keepEvents(of: decoder.inputsAfterPatience()) }

  /// Keeps what the program is to take, and returns the rest.
  private mutating func keepEvents(of inputs: [InputDecoder.Input]) -> [InputDecoder.Input] {
    inputs.filter { input in
      guard case .event(let event) = input else { return true }
      if [.key(.control("z")), .key(.control("\\"))].contains(event) { return true }
      append(event)
      return false
    }
  }
}
