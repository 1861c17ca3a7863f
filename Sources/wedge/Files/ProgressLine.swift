import Glibc

/// One line on standard error that says how far something is, when somebody is there to read it.
struct ProgressLine: Sendable {
  let isShown = isatty(STDERR_FILENO) == 1

  /// Puts a text in place of the one before.
  func show(_ text: @autoclosure () -> String) {
    if isShown { StandardError.write("\r\(text())\u{1B}[K") }
  }

  func clear() { show("") }
}
