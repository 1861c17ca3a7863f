import Cells
import Plotting
import Recording
internal import Tapes

/// What a recording is written as, by the ending of its file.
enum RecordingFormat: String, CaseIterable {
  case cast, txt, ans, svg, html, gif

  /// What one picture is written as.
  static let stills: [RecordingFormat] = [.txt, .ans, .svg]

  /// - Parameter place: where the tape names the file, to stand before what is wrong.
  /// - Throws: a usage error that names the endings there are.
  init(path: String, isStill: Bool = false, place: String = "") throws {
    let formats = isStill ? Self.stills : Self.allCases
    let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
    guard name.contains("."), let format = formats.first(where: { $0.rawValue == ending }) else {
      let names = formats.map { ".\($0.rawValue)" }.joined(separator: " ")
      throw UsageError(
        "\(place)'\(path)' is of no kind that \(isStill ? "one picture" : "a recording") can be. "
          + "Give a file in \(names).")
    }
    self = format
  }
}

/// Frames on their way into one file.
final class Recorder {
  let path: String
  let format: RecordingFormat
  private var cast: CastRecorder
  private var picture: AnimatedSVG
  private var page: PageRecorder
  private var narration = Narration()
  private var distinctFrames = 0
  private var last: Frame?
  private var text = ""
  private let isLight: Bool
  private let stopsAtMarkers: Bool

  /// What parts the screens of commands in a text.
  private static let rule = String(repeating: "─", count: 80) + "\n"

  init(_ path: String, _ settings: TapeSettings, version: CastVersion, title: String) throws {
    self.path = path
    format = try RecordingFormat(path: path)
    cast = CastRecorder(version, size: settings.manner.size, title: title)
    page = PageRecorder(size: settings.manner.size, title: title)
    isLight = settings.options.theme == .light
    stopsAtMarkers = settings.stopsAtMarkers
    picture = isLight ? AnimatedSVG(foreground: 0x1C1C1C, background: 0xFFFFFF) : AnimatedSVG()
  }

  /// Shows a frame from a time on; the other one is what a page shows on the other ground.
  func show(_ frame: Frame, other: Frame?, at micros: Int) {
    if frame != last { distinctFrames += 1 }
    last = frame
    switch format {
    case .cast, .gif: cast.add(frame, at: micros)
    case .svg: picture.add(frame, at: micros)
    case .html:
      let other = other ?? frame
      page.add(
        ThemedFrame(dark: isLight ? other : frame, light: isLight ? frame : other), at: micros)
    case .txt, .ans: return
    }
  }

  /// Takes down what is said at a time.
  func tell(_ kind: Narration.Kind, _ text: String, at micros: Int) {
    narration.add(kind, text, at: micros)
    guard kind == .chapter else { return }
    cast.mark(text, at: micros)
    if stopsAtMarkers { narration.add(.stop, text, at: micros) }
  }

  func endCommand(_ frame: Frame?) {
    if format == .txt, let frame { text += PlainText.text(of: frame) + Self.rule }
  }

  /// The bytes of the file, the last picture shown until a time.
  func finished(at micros: Int) -> [UInt8] {
    switch format {
    case .cast: return cast.finish(at: micros)
    case .gif: return cast.finish(at: micros, leavesCursorBelow: false)
    case .html: return Array(page.finish(at: micros, saying: narration).utf8)
    case .txt: return Array(text.utf8)
    case .ans: return last.map { ANSIEncoder.page(of: $0) } ?? []
    case .svg:
      guard distinctFrames > 1, micros > 0 else {
        return last.map { Self.still($0, .svg, isLight: isLight) } ?? []
      }
      return Array(picture.finish(at: micros).utf8)
    }
  }

  /// Writes the file.
  func write(at micros: Int) throws {
    guard last != nil else { throw Self.nothingShown(path) }
    let bytes = finished(at: micros)
    guard format == .gif else { return try OutputFile.write(bytes, to: path) }
    try GIFWriter.write(cast: bytes, to: path)
  }

  static func nothingShown(_ path: String) -> OutputError {
    OutputError(
      name: path, reason: "the tape shows nothing. Write Show behind what Hide is to leave out")
  }

  /// One frame as a file of its own.
  static func still(_ frame: Frame, _ format: RecordingFormat, isLight: Bool) -> [UInt8] {
    switch format {
    case .ans: ANSIEncoder.page(of: frame)
    case .svg:
      Array(
        (isLight
          ? SVGFrame.svg(of: frame, foreground: 0x1C1C1C, background: 0xFFFFFF)
          : SVGFrame.svg(of: frame)).utf8)
    case .txt, .cast, .html, .gif: Array(PlainText.text(of: frame).utf8)
    }
  }
}
