import Drawing
import Synchronization

extension PictureMemory {
  private final class Lock: Sendable {
    let mutex = Mutex(())
  }

  /// A memory that several threads may draw with.
  static func shared() -> PictureMemory {
    let lock = Lock()
    return PictureMemory { work in lock.mutex.withLock { _ in work() } }
  }
}
