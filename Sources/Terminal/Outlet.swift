import Glibc

/// Bytes on their way to the terminal, which takes them when it can.
struct Outlet {
  private let descriptor: Int32
  private var waiting: [UInt8] = []
  private var sent = 0

  /// An outlet to a descriptor that does not block.
  init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  /// Whether everything has gone out.
  var isEmpty: Bool { sent == waiting.count }

  mutating func append(_ bytes: [UInt8]) {
    if isEmpty { discard() }
    waiting += bytes
  }

  mutating func discard() {
    waiting = []
    sent = 0
  }

  /// Sends what the terminal takes now; what a broken one refuses is dropped.
  mutating func send() {
    while !isEmpty {
      let written = waiting.withUnsafeBytes { bytes in
        write(descriptor, bytes.baseAddress.map { $0 + sent }, waiting.count - sent)
      }
      if written > 0 {
        sent += written
      } else if errno == EAGAIN {
        return
      } else if errno != EINTR {
        discard()
      }
    }
  }
}
