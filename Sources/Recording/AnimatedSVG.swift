public import Cells

/// Frames as one SVG that moves by CSS keyframes, which web pages show without a script.
///
/// A row of cells that looks the same in several frames is kept once and shown whenever it is due, so
/// that a file holds what changes, not what stays.
public struct AnimatedSVG: Sendable {
  private let foreground: UInt32
  private let background: UInt32
  private let look: PictureLook
  /// Frames closer than this are passed over.
  private let leastMicros: Int
  /// Bytes that the picture has at least.
  private(set) var leastBytes = 0
  private var size = Size(width: 0, height: 0)
  /// Rows that have been seen, each with the times between which it is shown.
  private var rows: [Row] = []
  private var known: [RowKey: Int] = [:]
  /// Which of them each line of the screen shows now.
  private var shown: [Int] = []
  private var lastMicros: Int?
  /// The newest frame that was passed over, and when it came.
  private var passedOver: (frame: Frame, micros: Int)?

  private struct RowKey: Hashable {
    var row: Int
    var cells: [Cell]
  }

  private struct Row: Sendable {
    var row: Int
    var picture: String
    var spans: [(from: Int, to: Int)]
  }

  /// - Parameters:
  ///   - foreground: what the terminal's own colour of letters stands for, `0xRRGGBB`; the ground likewise.
  ///   - leastMicros: how long each frame is shown at least; those that come earlier are passed over.
  public init(
    foreground: UInt32 = 0xE0E0E0, background: UInt32 = 0x121212,
    look: PictureLook = PictureLook(), leastMicros: Int = 0
  ) {
    self.foreground = foreground
    self.background = background
    self.look = look
    self.leastMicros = leastMicros
  }

  /// Shows a frame from a time on.
  public mutating func add(_ frame: Frame, at micros: Int) {
    if size.width == 0 { size = frame.size }
    if let lastMicros, micros - lastMicros < leastMicros {
      passedOver = (frame, micros)
      return
    }
    show(frame, at: micros)
  }

  private mutating func show(_ frame: Frame, at micros: Int) {
    lastMicros = micros
    passedOver = nil
    for row in 0..<frame.height {
      let cells = (0..<frame.width).map { frame[$0, row] }
      let index = index(of: RowKey(row: row, cells: cells))
      if row < shown.count {
        guard shown[row] != index else { continue }
        rows[shown[row]].spans[rows[shown[row]].spans.count - 1].to = micros
        shown[row] = index
      } else {
        shown.append(index)
      }
      rows[index].spans.append((micros, micros))
    }
  }

  private mutating func index(of key: RowKey) -> Int {
    if let index = known[key] { return index }
    var canvas = SVGCanvas(
      foreground: foreground, background: background, drawsShapes: false)
    canvas.draw(key.cells, row: key.row)
    rows.append(Row(row: key.row, picture: canvas.fragment, spans: []))
    leastBytes += rows[rows.count - 1].picture.utf8.count
    known[key] = rows.count - 1
    return rows.count - 1
  }

  /// The whole picture; its last frame stays until a time.
  ///
  /// - Parameter words: what is said to who does not see it.
  public mutating func finish(at micros: Int, words: String = "") -> String {
    if let passedOver { show(passedOver.frame, at: passedOver.micros) }
    for index in shown where !rows[index].spans.isEmpty {
      rows[index].spans[rows[index].spans.count - 1].to = micros
    }
    let seconds = decimal((max(micros, 1) + 5000) / 10_000)
    var styles = ""
    var names: [String: String] = [:]
    var body = ""
    for (index, row) in rows.enumerated() where !row.picture.isEmpty {
      let keyframes = Self.keyframes(row.spans, of: micros)
      guard let keyframes else {
        body += "<g>\(row.picture)</g>\n"
        continue
      }
      if names[keyframes] == nil {
        names[keyframes] = "a\(names.count)"
        let name = names[keyframes] ?? ""
        styles += "@keyframes \(name){\(keyframes)}\n.\(name){animation-name:\(name)}\n"
      }
      // Where nothing moves, the last frame is seen, and no row of the one before it.
      let isLast = shown[row.row] == index
      body +=
        "<g class=\"m\(isLast ? " l" : "") \(names[keyframes] ?? "")\">\(row.picture)</g>\n"
    }
    let motion = """
      <style>
      .m{visibility:hidden;animation:\(seconds)s steps(1,end) infinite}.l{visibility:visible}
      @media (prefers-reduced-motion){.m{animation:none}}
      \(styles)</style>

      """
    return look.document(
      "\(SVGCanvas.groupStart(look.fontFamily))\(body)</g>\n", styles: motion, size: size,
      background: background,
      words: words)
  }

  /// When a row is seen, in percent of the whole; nil where it always is.
  private static func keyframes(_ spans: [(from: Int, to: Int)], of micros: Int) -> String? {
    guard let first = spans.first, let last = spans.last, micros > 0 else { return nil }
    if spans.count == 1, first.from == 0, last.to >= micros { return nil }
    var text = first.from > 0 ? "0%{visibility:hidden}" : ""
    for span in spans where span.to > span.from {
      text += "\(percent(span.from, micros)){visibility:visible}"
      if span.to < micros { text += "\(percent(span.to, micros)){visibility:hidden}" }
    }
    return text
  }

  private static func percent(_ micros: Int, _ whole: Int) -> String {
    let parts = (micros * 100_000 + whole / 2) / whole
    let (units, rest) = parts.quotientAndRemainder(dividingBy: 1000)
    guard rest > 0 else { return "\(units)%" }
    var figures = String(repeating: "0", count: 3 - "\(rest)".count) + "\(rest)"
    while figures.hasSuffix("0") { figures.removeLast() }
    return "\(units).\(figures)%"
  }
}
