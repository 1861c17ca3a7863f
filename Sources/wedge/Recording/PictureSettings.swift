import Cells
import Plotting
import Recording
internal import Tapes

/// What a tape sets of its pictures, beyond what is on the screen.
struct PictureSettings {
  var look = PictureLook()
  /// What stands on a card before the first picture, and names the recording.
  var title: String?
  /// Whether a row below the picture says how far it is.
  var showsProgress = false
  var gifColors: Int?
  var gifFrameRate: Int?
  /// The most bytes that a GIF may have.
  var budget: Int?
  /// The colours of a theme that a file brings.
  var recoloring: Recoloring?

  /// What each name sets.
  private static let setters: [(name: String, set: Setter)] = [
    ("FontSize", { $0.look.fontSize = try $1.number(4...200) }),
    ("FontFamily", { $0.look.fontFamily = try $1.fontFamily }),
    ("Padding", { $0.look.padding = try $1.number(0...1000) }),
    ("Margin", { $0.look.margin = try $1.number(0...1000) }),
    ("MarginFill", { $0.look.marginFill = try $1.color }),
    ("WindowBar", { $0.look.windowBar = try $1.windowBar }),
    ("WindowBarSize", { $0.look.windowBarSize = try $1.number(10...200) }),
    ("BorderRadius", { $0.look.radius = try $1.number(0...500) }),
    ("Radius", { $0.look.radius = try $1.number(0...500) }),
    ("Title", { $0.title = SaidText.read($1.text) }),
    ("Progress", { $0.showsProgress = try isOn($1.text, $1.name, $1.position) }),
    ("GifColors", { $0.gifColors = try $1.number(2...256) }),
    ("GifFramerate", { $0.gifFrameRate = try $1.number(1...60) }),
  ]

  private typealias Setter =
    @Sendable (inout PictureSettings, PictureValue) throws -> Void

  /// The names that it takes.
  static var names: [String] { setters.map(\.name) }

  /// Takes a setting.
  ///
  /// - Returns: whether it is one of a picture's.
  /// - Throws: `TapeFault` where its value is none.
  mutating func take(_ name: String, _ value: String, _ position: TapePosition) throws -> Bool {
    guard let setter = Self.setters.first(where: { $0.name == name }) else { return false }
    try setter.set(&self, PictureValue(name: name, text: value, position: position))
    return true
  }

  /// What lies around pictures and sizes them, which a page sizes itself.
  func warnOfPage(_ path: String) {
    let set = [
      ("FontSize", look.fontSize != nil), ("Padding", look.padding > 0),
      ("Margin", look.margin > 0),
      ("MarginFill", look.marginFill != nil), ("WindowBar", look.windowBar != nil),
      ("Radius", look.radius > 0),
    ].filter(\.1).map(\.0)
    guard !set.isEmpty else { return }
    StandardError.write(
      "\(path): without \(set.joined(separator: ", ")), which a page has no use for\n")
  }

  static func isOn(_ value: String, _ name: String, _ position: TapePosition) throws(TapeFault)
    -> Bool
  {
    guard value == "on" || value == "off" else {
      throw TapeFault(position, "'\(value)' is invalid for Set \(name). Give on or off.")
    }
    return value == "on"
  }

  /// What the terminal's own colours stand for.
  func colors(isLight: Bool) -> (foreground: UInt32, background: UInt32) {
    recoloring.map { ($0.foreground, $0.background) }
      ?? (isLight ? (0x1C1C1C, 0xFFFFFF) : (0xE0E0E0, 0x121212))
  }

  /// Half or a quarter of what is drawn is a picture of a GIF now and then; less than that of few would stutter.
  ///
  /// - Parameter mostFrames: a second, of what is drawn.
  func raster(isLight: Bool, mostFrames: Int) -> Raster {
    Raster(
      look: look, frameRate: min(gifFrameRate ?? (mostFrames < 30 ? mostFrames : 15), mostFrames),
      filmRate: mostFrames, colors: gifColors, budget: budget,
      isLight: isLight, ink: colors(isLight: isLight))
  }

  /// Writes one frame as a file of its own.
  func writeStill(_ frame: Frame, to path: String, isLight: Bool, words: String) throws {
    let colors = colors(isLight: isLight)
    let svg = {
      SVGFrame.svg(
        of: frame, foreground: colors.foreground, background: colors.background, look: look,
        words: words)
    }
    switch try RecordingFormat(path: path) {
    case .png: try Raster.still(svg(), to: path)
    case .svg: try OutputFile.write(Array(svg().utf8), to: path)
    case .ans: try OutputFile.write(ANSIEncoder.page(of: frame), to: path)
    default: try OutputFile.write(Array(PlainText.text(of: frame).utf8), to: path)
    }
  }
}

/// The value of a setting and where it stands.
private struct PictureValue {
  let name: String
  let text: String
  let position: TapePosition

  func number(_ range: ClosedRange<Int>) throws(TapeFault) -> Int {
    guard let number = Int(text), range.contains(number) else {
      throw invalid("Give from \(range.lowerBound) to \(range.upperBound).")
    }
    return number
  }

  var fontFamily: String {
    get throws(TapeFault) {
      // A list, as some tapes have it, is one of fonts that are tried in turn.
      guard !text.isEmpty, !text.contains(where: { "'\"\\{};".contains($0) }) else {
        throw invalid("Give a name such as \"DejaVu Sans Mono\".")
      }
      return sanitized(text)
    }
  }

  var color: UInt32 {
    get throws(TapeFault) {
      guard let color = Recoloring.color(text) else {
        throw invalid("Give a colour such as #674eff.")
      }
      return color
    }
  }

  var windowBar: PictureLook.WindowBar {
    get throws(TapeFault) {
      guard let bar = PictureLook.WindowBar(rawValue: text) else {
        let names = PictureLook.WindowBar.allCases.map(\.rawValue).joined(separator: ", ")
        throw invalid("Give one of \(names).")
      }
      return bar
    }
  }

  private func invalid(_ remedy: String) -> TapeFault {
    TapeFault(position, "'\(text)' is invalid for Set \(name). \(remedy)")
  }
}
