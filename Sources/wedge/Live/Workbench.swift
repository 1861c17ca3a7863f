import Glibc
import Synchronization
import Terminal

/// Where work is done that may take long, while the main thread looks after the terminal.
///
/// The main thread waits for the work, so that there is never more than one hand on a state; but keys
/// are read, what was drawn goes out, and a way out is taken even where the work has no end.
final class Workbench {
  /// What both threads know.
  private final class Place: Sendable {
    let piece = Mutex<(@Sendable () -> Void)?>(nil)
    let begun = Semaphore()
    /// One byte is written for each piece of work that is done.
    let output: Int32

    init(output: Int32) { self.output = output }

    /// Does one piece, and lets go of it.
    func doPiece() {
      let piece = piece.withLock { piece in
        defer { piece = nil }
        return piece
      }
      piece?()
    }

    func workForEver() {
      while true {
        begun.wait()
        doPiece()
        var byte: UInt8 = 1
        while write(output, &byte, 1) < 0 && errno == EINTR {}
      }
    }
  }

  private let screen: Screen
  private let place: Place
  /// Can be read once work that was begun is done.
  let done: Int32
  /// Whether there is a thread to do it.
  let isStaffed: Bool

  init(_ screen: Screen) {
    var ends: [Int32] = [-1, -1]
    let hasPipe = pipe(&ends) == 0
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let place = Place(output: ends[1])
    self.screen = screen
    self.place = place
    done = ends[0]
    isStaffed = hasPipe && Thread.start { place.workForEver() }
  }

  /// Has work done and returns what comes of it; where a way out is taken meanwhile the process ends.
  func carryOut<Product>(_ work: () -> Product) -> Product {
    guard isStaffed else { return work() }
    var product: Product?
    withoutActuallyEscaping({ product = work() }) { work in
      // Nobody looks at what the work changes before it is done.
      nonisolated(unsafe) let work = work
      begin { work() }
      screen.lookAfter(until: done)
      finish()
    }
    guard let product else { preconditionFailure("work was not done") }
    return product
  }

  /// Has work done while the main thread goes on; nothing else can be begun until it is finished.
  func begin(_ work: @escaping @Sendable () -> Void) {
    place.piece.withLock { $0 = work }
    place.begun.raise()
  }

  /// Waits for the end of what was begun.
  func finish() {
    var byte: UInt8 = 0
    while read(done, &byte, 1) < 0 && errno == EINTR {}
  }

  /// Whether what was begun is done.
  var isDone: Bool {
    var end = pollfd(fd: done, events: Int16(POLLIN), revents: 0)
    return poll(&end, 1, 0) > 0
  }
}
