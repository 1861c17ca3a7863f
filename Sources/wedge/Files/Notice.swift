import Cells
import Synchronization

/// A sentence for the person on standard error, once in a run however often it comes up.
enum Notice {
  private static let said = Mutex<Set<String>>([])

  static func say(_ text: String) {
    guard said.withLock({ $0.insert(text).inserted }) else { return }
    StandardError.write(sanitized(text) + "\n")
  }
}
