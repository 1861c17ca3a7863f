import Cells
import Plotting
import Recording
internal import Tapes

/// Frames on their way into one file.
final class Recorder {
  let path: String
  let format: RecordingFormat
  private let picture: PictureSettings
  /// What a picture is of: never the file that it goes into, or two names would make two pictures.
  private let title: String
  private let isLight: Bool
  private let stopsAtMarkers: Bool
  private let frameRate: Int
  /// Whether captions that are there already may be replaced, whatever they say.
  private let replacesCaptions: Bool
  private var cast: CastRecorder
  private var animation: PacedSVG
  private var page: PageRecorder
  private var narration = Narration()
  private var distinctFrames = 0
  private(set) var last: Frame?
  private var text = ""

  /// What parts the screens of commands in a text.
  private static let rule = String(repeating: "─", count: 80) + "\n"

  init(
    _ path: String, _ settings: TapeSettings, version: CastVersion, title: String,
    replacesCaptions: Bool = true
  ) throws {
    self.path = path
    self.replacesCaptions = replacesCaptions
    format = try RecordingFormat(path: path)
    picture = settings.picture
    isLight = settings.isLight
    stopsAtMarkers = settings.stopsAtMarkers
    frameRate = settings.manner.frameRate
    let size = settings.manner.size
    let title = picture.title ?? title
    self.title = title
    // What draws films reads no other version.
    cast = CastRecorder(format == .cast ? version : .two, size: size, title: title)
    page = PageRecorder(size: size, title: title, fontFamily: picture.look.fontFamily)
    let colors = picture.colors(isLight: isLight)
    animation = PacedSVG(
      foreground: colors.foreground, background: colors.background, look: picture.look)
  }

  /// Shows a frame from a time on; the other one is what a page shows on the other ground.
  func show(_ frame: Frame, other: Frame?, at micros: Int) {
    if frame != last { distinctFrames += 1 }
    last = frame
    switch format {
    case .cast, .gif, .mp4, .webm: cast.add(frame, at: micros)
    case .svg: animation.add(frame, at: micros)
    case .html:
      let other = other ?? frame
      page.add(
        ThemedFrame(dark: isLight ? other : frame, light: isLight ? frame : other), at: micros)
    case .txt, .ans, .png: return
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

  /// Writes the file, the last picture shown until a time, and its captions.
  func write(at micros: Int) throws {
    guard let last else { throw Self.nothingShown(path) }
    let words = narration.description(of: title, lasting: micros)
    switch format {
    case .cast: try write(cast.finish(at: micros))
    case .gif, .mp4, .webm:
      try picture.raster(isLight: isLight, mostFrames: frameRate).draw(
        Raster.Film(cast: cast.pictures, endMicros: micros), to: path, format,
        keeping: cast.finish(at: micros))
    case .txt: try write(Array(text.utf8))
    case .html:
      picture.warnOfPage(path)
      try write(Array(page.finish(at: micros, saying: narration).utf8))
    case .svg where distinctFrames > 1 && micros > 0 && !picture.look.isCard:
      let paced = animation.finish(at: micros, words: words)
      try write(Array(paced.text.utf8))
      if let rate = paced.rate {
        let most = PacedSVG.mostBytes
        let passes =
          paced.text.utf8.count > most ? "and it passes" : "with more it would pass"
        StandardError.write(
          "\(path): \(rate) frames a second; \(passes) \(most / 1_000_000) MB\n")
      }
    case .ans, .svg, .png:
      try picture.writeStill(last, to: path, isLight: isLight, words: words)
    }
    if format.hasCaptions, let captions = narration.captions(until: micros) {
      try write(captions: Array(captions.utf8))
    }
  }

  /// Captions that say something else than ours may be somebody's own.
  private func write(captions: [UInt8]) throws(OutputError) {
    let path = RecordingFormat.captions(beside: path)
    if !replacesCaptions, InputFile.isThere(path) {
      guard (try? InputFile.read(path)) != captions else { return }
      throw OutputError(
        name: path,
        reason: "it is there already and says something else. Give --force to replace it")
    }
    try OutputFile.write(captions, to: path)
  }

  private func write(_ bytes: [UInt8]) throws(OutputError) {
    try OutputFile.write(bytes, to: path)
  }

  static func nothingShown(_ path: String) -> OutputError {
    OutputError(
      name: path,
      reason:
        "the tape shows nothing: Hide is never undone, or it quits before. Write Show behind what "
        + "Hide is to leave out")
  }
}
