import Glibc

/// A file of its own that grows piece by piece; what cannot be written now is kept and written later.
final class GrowingFile {
  let path: String
  /// Why the last piece is not on the disk; nil once all is.
  private(set) var fault: String?
  /// What is not on the disk yet.
  private(set) var rest: [UInt8] = []
  private let descriptor: Int32

  /// - Throws: what keeps a new file from being made; one that is there stays as it is.
  init(path: String) throws(OutputError) {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw OutputError(name: path, reason: systemMessage()) }
  }

  deinit { close(descriptor) }

  /// Writes a piece behind what came before it.
  func append(_ text: String) {
    rest += text.utf8
    fault = nil
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else {
        fault = systemMessage()
        return
      }
      rest.removeFirst(count)
    }
  }
}
