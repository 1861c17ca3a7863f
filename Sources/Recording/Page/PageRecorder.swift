public import Cells

/// Frames as one HTML page that plays them: text in its colours, for readers on a dark and on a light
/// ground, with what is said of them; it asks for nothing beyond itself.
public struct PageRecorder: Sendable {
  private let size: Size
  private let title: String
  /// What a slider goes through in place of time; nil for a recording.
  private let slider: PageSlider?
  private let fontFamily: String?
  private var alphabet = PageAlphabet()
  private var pictures: [PageCells] = []
  private var times: [Int] = []
  private var last: ThemedFrame?

  /// - Parameter fontFamily: the font that is tried first.
  public init(size: Size, title: String, slider: PageSlider? = nil, fontFamily: String? = nil) {
    self.fontFamily = fontFamily
    self.size = size
    self.title = title
    self.slider = slider
  }

  /// Shows a frame from a time on; with a slider from a value on, by its place.
  public mutating func add(_ frame: ThemedFrame, at micros: Int) {
    guard frame != last else { return }
    let cells = alphabet.cells(of: frame)
    last = frame
    // Of two at one time only the later one is seen.
    if times.last == micros {
      pictures.removeLast()
      times.removeLast()
    }
    guard cells != pictures.last else { return }
    pictures.append(cells)
    times.append(micros)
  }

  /// The whole page; its last picture stays until a time.
  public func finish(at micros: Int, saying narration: Narration = Narration()) -> String {
    var stream = PageStream(
      size: size, glyphCount: alphabet.glyphs.count, styleCount: alphabet.styles.count)
    for picture in pictures { stream.add(picture) }
    let document = PageDocument(
      title: title, size: size, alphabet: alphabet, times: times, end: micros,
      narration: narration, slider: slider,
      lastText: last.map { PlainText.text(of: $0.dark) } ?? "",
      stream: Base64.text(stream.finish()), fontFamily: fontFamily)
    return document.text
  }
}

/// A setting that a reader of a page turns.
public struct PageSlider: Equatable, Sendable {
  public var name: String
  public var values: [String]
  /// The place of the value that is shown first.
  public var start: Int

  public init(name: String, values: [String], start: Int = 0) {
    self.name = name
    self.values = values
    self.start = start
  }
}
