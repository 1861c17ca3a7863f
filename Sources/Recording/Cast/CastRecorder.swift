public import Cells

/// Frames as an asciicast: one event a frame, each within a synchronised update, on the primary screen,
/// with a whole repaint and a marker every few seconds, so that players can jump.
///
/// The same frames give the same bytes: no time stamp, no environment. asciicast v2 and v3 after
/// docs.asciinema.org.
public struct CastRecorder: Sendable {
  private let version: CastVersion
  private var lines: [UInt8]
  private var last: Frame?
  /// Milliseconds already told, so that rounding does not add up.
  private var toldMillis = 0
  private var nextRepaint = 0
  private let size: Size

  private static let repaintMicros = 5_000_000

  public init(_ version: CastVersion, size: Size, title: String) {
    self.version = version
    self.size = size
    let title = JSONText.quoted(title)
    let head =
      switch version {
      case .two:
        "{\"version\":2,\"width\":\(size.width),\"height\":\(size.height),\"title\":\(title)}"
      case .three:
        "{\"version\":3,\"term\":{\"cols\":\(size.width),\"rows\":\(size.height)},\"title\":\(title)}"
      }
    lines = Array(head.utf8) + [0x0A]
  }

  /// Shows a frame from a time on.
  public mutating func add(_ frame: Frame, at micros: Int) {
    let isFirst = last == nil
    let isRepaint = isFirst || micros >= nextRepaint
    var bytes = ANSIEncoder.bytes(from: isRepaint ? nil : last, to: frame)
    guard !bytes.isEmpty else { return }
    last = frame
    if isRepaint {
      if !isFirst { event("m", "\(micros / 1_000_000) s", at: micros) }
      nextRepaint = (micros / Self.repaintMicros + 1) * Self.repaintMicros
    }
    let start = isFirst ? "\u{1B}[?25l\u{1B}[2J\u{1B}[H" : ""
    bytes = Array((start + "\u{1B}[?2026h").utf8) + bytes + Array("\u{1B}[?2026l".utf8)
    event("o", String(decoding: bytes, as: UTF8.self), at: micros)
  }

  /// A chapter that players can jump to.
  public mutating func mark(_ label: String, at micros: Int) { event("m", label, at: micros) }

  /// The pictures alone, without the cursor, which would be drawn, and without the rest of the last one, which
  /// what draws a film is told apart.
  public var pictures: [UInt8] { lines }

  /// The whole recording; its last picture stays until a time.
  ///
  /// The cursor is shown again, for a terminal in which something is printed after it: below the picture, or in
  /// the first column of its last row where there is no row below; no line feed, which would scroll the picture
  /// up there.
  public mutating func finish(at micros: Int) -> [UInt8] {
    event("o", "\u{1B}[0m\u{1B}[\(size.height + 1)H\u{1B}[?25h", at: micros)
    return lines
  }

  private mutating func event(_ code: String, _ data: String, at micros: Int) {
    let time =
      switch version {
      case .two: Self.seconds(micros, digits: 6)
      case .three: interval(to: micros)
      }
    lines += Array("[\(time),\"\(code)\",\(JSONText.quoted(data))]\n".utf8)
  }

  /// Milliseconds since the event before; what is rounded off is told with a later one.
  private mutating func interval(to micros: Int) -> String {
    let millis = (micros + 500) / 1000
    let passed = max(millis - toldMillis, 0)
    toldMillis += passed
    return Self.seconds(passed * 1000, digits: 3)
  }

  private static func seconds(_ micros: Int, digits: Int) -> String {
    let (whole, rest) = micros.quotientAndRemainder(dividingBy: 1_000_000)
    let padded = String(repeating: "0", count: 6 - "\(rest)".count) + "\(rest)"
    return "\(whole).\(padded.prefix(digits))"
  }
}
