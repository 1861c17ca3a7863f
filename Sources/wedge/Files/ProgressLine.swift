import Glibc
import Synchronization

/// How far something is, on standard error: in one line for a person, in lines now and then for a log.
final class ProgressLine: Sendable {
  /// A log gets no more, and nothing of what is over before.
  private static let secondsBetweenLines = 10.0

  let isShown = isatty(STDERR_FILENO) == 1
  private let written = Mutex(ProgramClock.seconds)

  /// Puts a text in place of the one before, or behind it.
  func show(_ text: @autoclosure () -> String) {
    guard !isShown else { return StandardError.write("\r\(text())\u{1B}[K") }
    let isDue = written.withLock { written in
      guard ProgramClock.seconds - written >= Self.secondsBetweenLines else { return false }
      written = ProgramClock.seconds
      return true
    }
    if isDue { StandardError.write("\(text())\n") }
  }

  func clear() { if isShown { show("") } }
}
