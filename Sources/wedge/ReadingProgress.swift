import Cells
import Glibc

/// How far a long file is read, on standard error while somebody is there to see it.
struct ReadingProgress: Sendable {
  private let path: String
  private let isShown = isatty(STDERR_FILENO) == 1

  private static let width = 30

  init(_ path: String) { self.path = sanitized(path) }

  func show(_ share: Double) {
    guard isShown else { return }
    let done = Int(share * Double(Self.width))
    let bar = String(repeating: "#", count: done) + String(repeating: "-", count: Self.width - done)
    StandardError.write("\rreading \(path) [\(bar)] \(Int(share * 100)) %\u{1B}[K")
  }

  func clear() {
    if isShown { StandardError.write("\r\u{1B}[K") }
  }
}
