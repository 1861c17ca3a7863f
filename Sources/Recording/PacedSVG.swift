public import Cells

/// A moving SVG at the highest rate of frames with which it stays under a size: that of its frames, ten a
/// second, or five, whatever its size then is.
public struct PacedSVG: Sendable {
  /// The most bytes of a file that pages show without being asked: some seconds of a slow link.
  public static let mostBytes = 2_000_000

  private var attempts: [Attempt]

  private struct Attempt: Sendable {
    /// Frames a second at most; nil for all of them.
    var rate: Int?
    var picture: AnimatedSVG
  }

  /// - Parameters:
  ///   - foreground: what the terminal's own colour of letters stands for, `0xRRGGBB`; the ground likewise.
  ///   - look: what lies around the screen.
  public init(foreground: UInt32, background: UInt32, look: PictureLook) {
    attempts = [nil, 10, 5].map { rate in
      Attempt(
        rate: rate,
        picture: AnimatedSVG(
          foreground: foreground, background: background, look: look,
          // A frame may come a little early.
          leastMicros: rate.map { 1_000_000 / $0 - 1000 } ?? 0))
    }
  }

  /// Shows a frame from a time on.
  public mutating func add(_ frame: Frame, at micros: Int) {
    for index in attempts.indices { attempts[index].picture.add(frame, at: micros) }
    // What has passed the size already need not be drawn to its end.
    while attempts.count > 1, attempts[0].picture.leastBytes > Self.mostBytes {
      attempts.removeFirst()
    }
  }

  /// The whole picture, its last frame shown until a time.
  ///
  /// - Returns: the picture, and how many frames a second it was brought down to; nil where it has all.
  public mutating func finish(at micros: Int, words: String = "") -> (text: String, rate: Int?) {
    while attempts.count > 1 {
      let text = attempts[0].picture.finish(at: micros, words: words)
      if text.utf8.count <= Self.mostBytes { return (text, attempts[0].rate) }
      attempts.removeFirst()
    }
    return (attempts[0].picture.finish(at: micros, words: words), attempts[0].rate)
  }
}
