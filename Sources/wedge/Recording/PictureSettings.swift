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

  /// The names that it takes.
  static let names = [
    "FontSize", "FontFamily", "Padding", "Margin", "MarginFill", "WindowBar", "WindowBarSize",
    "BorderRadius",
    "Radius", "Title", "Progress", "GifColors", "GifFramerate",
  ]

  /// Takes a setting.
  ///
  /// - Returns: whether it is one of a picture's.
  /// - Throws: `TapeFault` where its value is none.
  mutating func take(_ name: String, _ value: String, _ position: TapePosition) throws(TapeFault)
    -> Bool
  {
    func number(_ range: ClosedRange<Int>) throws(TapeFault) -> Int {
      guard let number = Int(value), range.contains(number) else {
        throw TapeFault(
          position,
          "'\(value)' is invalid for Set \(name). Give from \(range.lowerBound) to \(range.upperBound)."
        )
      }
      return number
    }
    switch name {
    case "FontSize": look.fontSize = try number(4...200)
    case "FontFamily":
      // A list, as some tapes have it, is one of fonts that are tried in turn.
      let unsafe = value.contains { "'\"\\{};".contains($0) }
      guard !value.isEmpty, !unsafe else {
        throw TapeFault(
          position,
          "'\(value)' is invalid for Set FontFamily. Give a name such as \"DejaVu Sans Mono\"."
        )
      }
      look.fontFamily = sanitized(value)
    case "Padding": look.padding = try number(0...1000)
    case "Margin": look.margin = try number(0...1000)
    case "WindowBarSize": look.windowBarSize = try number(10...200)
    case "BorderRadius", "Radius": look.radius = try number(0...500)
    case "GifColors": gifColors = try number(2...256)
    case "GifFramerate": gifFrameRate = try number(1...60)
    case "Title": title = sanitized(value)
    case "Progress": showsProgress = try Self.isOn(value, name, position)
    case "MarginFill":
      guard let color = Recoloring.color(value) else {
        throw TapeFault(
          position, "'\(value)' is invalid for Set MarginFill. Give a colour such as #674eff.")
      }
      look.marginFill = color
    case "WindowBar":
      guard let bar = PictureLook.WindowBar(rawValue: value) else {
        let names = PictureLook.WindowBar.allCases.map(\.rawValue).joined(separator: ", ")
        throw TapeFault(position, "'\(value)' is invalid for Set WindowBar. Give one of \(names).")
      }
      look.windowBar = bar
    default: return false
    }
    return true
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

  /// Half or a quarter of what is drawn is a picture now and then; less than that of few would stutter.
  ///
  /// - Parameter mostFrames: a second, of what is drawn.
  func raster(isLight: Bool, mostFrames: Int) -> Raster {
    Raster(
      look: look, frameRate: min(gifFrameRate ?? (mostFrames < 30 ? mostFrames : 15), mostFrames),
      colors: gifColors, budget: budget,
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
