import Glibc

/// Messages for the person, beside the data on standard output.
enum StandardError {
  static func write(_ text: String) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }

  /// Whether a line would be taken within a second.
  static var isRead: Bool {
    var descriptor = pollfd(fd: STDERR_FILENO, events: Int16(POLLOUT), revents: 0)
    return poll(&descriptor, 1, 1000) > 0 && descriptor.revents & Int16(POLLOUT) != 0
  }

  /// Writes line by line as far as somebody reads, so that nothing is held up.
  static func writeIfRead(_ text: String) {
    for line in text.split(separator: "\n") {
      guard isRead else { return }
      write("\(line)\n")
    }
  }
}
