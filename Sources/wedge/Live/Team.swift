import Glibc
import Synchronization

/// A second thread that shares work in independent pieces.
///
/// Who takes which piece is left to chance; the pieces do not interact, so results do not depend on
/// it.
final class Team: Sendable {
  private struct Job {
    var count = 0
    var next = 0
    /// Pieces that are not done yet.
    var left = 0
    var body: (@Sendable (Int) -> Void)?
  }

  private let job = Mutex(Job())
  private let signal = Semaphore()
  private let done = Semaphore()

  /// A team with one thread beside the caller's, where there is a second core.
  init() {
    guard sysconf(Int32(_SC_NPROCESSORS_ONLN)) > 1 else { return }
    _ = Thread.start { self.work() }
  }

  /// Carries out a body for 0 ..< count on both threads; returns when all are done.
  func forEach(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
    job.withLock { $0 = Job(count: count, next: 0, left: count, body: body) }
    signal.raise()
    while takePiece() {}
    while job.withLock({ $0.left > 0 }) { done.wait() }
    job.withLock { $0.body = nil }
  }

  /// Does one piece; false when none is left to take.
  private func takePiece() -> Bool {
    let piece = job.withLock { job -> (Int, @Sendable (Int) -> Void)? in
      guard let body = job.body, job.next < job.count else { return nil }
      job.next += 1
      return (job.next - 1, body)
    }
    guard let (index, body) = piece else { return false }
    body(index)
    let isLast = job.withLock { job in
      job.left -= 1
      return job.left == 0
    }
    if isLast { done.raise() }
    return true
  }

  private func work() {
    while true {
      signal.wait()
      while takePiece() {}
    }
  }
}
