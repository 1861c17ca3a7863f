import Cells
import Glibc

/// What the environment tells about the terminal.
struct Environment: Hashable {
  var type: String = ""
  var colorType: String = ""
  var noColor: String = ""
  var colorForegroundBackground: String = ""
  var isInsideTmux: Bool = false

  /// A description to start the terminal with: one by name, or the built-in one with direct colour.
  enum Description: Hashable {
    case named(String)
    case direct
  }

  private static let compatibleTypes = [
    "xterm", "tmux", "screen", "alacritty", "foot", "kitty", "wezterm", "ghostty", "konsole", "vte",
    "st-", "rxvt-unicode", "gnome", "putty", "contour", "iterm", "mintty",
  ]

  /// Whether the terminal speaks xterm's language, by its type.
  var isCompatible: Bool {
    type == "st" || Self.compatibleTypes.contains { type.hasPrefix($0) }
  }

  /// Terminals with every glyph of their font, beside those that speak xterm's language.
  private static let drawingTypes = [
    "rxvt", "rio", "eat", "nsterm", "zellij", "dvtm", "mlterm", "fbterm", "Eterm", "eterm",
  ]
  /// Terminals that have been hardware, or are emulated with the glyphs of one.
  private static let plainTypes = ["vt", "ansi", "pcansi", "wy", "hp", "tvi", "ibm3"]

  /// The finest glyphs that a terminal of this type is known to show, where it shows UTF-8.
  ///
  /// The fonts of consoles have half blocks and no braille.
  var glyphs: GlyphTier {
    if isCompatible || Self.drawingTypes.contains(where: type.hasPrefix) { return .braille }
    return Self.plainTypes.contains(where: type.hasPrefix) ? .ascii : .half
  }

  /// Whether the environment promises 24-bit colours.
  ///
  /// GNU screen inherits the promise of the terminal around it and cannot keep it; tmux can.
  var promisesDirectColor: Bool {
    (colorType == "truecolor" || colorType == "24bit")
      && (!type.hasPrefix("screen") || isInsideTmux)
  }

  /// The descriptions to try, in order, for the colours asked for.
  ///
  /// A machine may not know a compatible type; then its xterm, and at last ours, still serve.
  func descriptions(for colors: ColorTier?) -> [Description] {
    guard type != "", type != "dumb", type != "unknown" else { return [] }
    guard isCompatible else { return [.named(type)] }
    let isDirect = colors == .direct || colors == nil && noColor == "" && promisesDirectColor
    if isDirect { return [.direct] }
    let known: [Description] = [.named(type), .named("xterm-256color"), .direct]
    let isSmall = colors == .palette256 && !type.contains("256color")
    return isSmall ? [.named("xterm-256color")] + known : known
  }

  /// The colours to use where a terminal's description offers so many.
  func tier(for colors: ColorTier?, offered: ColorTier) -> ColorTier {
    let order = ColorTier.allCases
    // A type that says how few it has, where another one's description had to serve.
    let named: ColorTier = type.hasSuffix("-16color") ? .palette16 : offered
    let wanted = colors ?? (noColor == "" ? named : .none)
    return order.firstIndex(of: wanted) ?? 0 < order.firstIndex(of: offered) ?? 0 ? offered : wanted
  }
}

extension Environment {
  /// What the process has been given.
  static var current: Environment {
    func value(_ name: String) -> String { getenv(name).map { String(cString: $0) } ?? "" }
    return Environment(
      type: value("TERM"), colorType: value("COLORTERM"), noColor: value("NO_COLOR"),
      colorForegroundBackground: value("COLORFGBG"), isInsideTmux: value("TMUX") != "")
  }
}
