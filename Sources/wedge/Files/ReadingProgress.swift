import Cells

/// How far a long file is read, on standard error while somebody is there to see it.
struct ReadingProgress: Sendable {
  private let path: String
  private let line = ProgressLine()

  private static let width = 30

  init(_ path: String) { self.path = sanitized(path) }

  func show(_ share: Double) {
    let done = Int(share * Double(Self.width))
    let bar = String(repeating: "#", count: done) + String(repeating: "-", count: Self.width - done)
    line.show("reading \(path) [\(bar)] \(Int(share * 100)) %")
  }

  func clear() { line.clear() }
}
