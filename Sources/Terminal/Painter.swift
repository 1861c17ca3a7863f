import CTerminal
import Cells

/// Frames made into bytes, cell by changed cell.
///
/// ncurses starts, ends and repaints the screen and always knows what is on it; on terminals that speak
/// xterm's language what changes from frame to frame goes out in fewer bytes than it would send.
struct Painter: ~Copyable {
  private static let synchronizedStart = Array("\u{1B}[?2026h".utf8)
  private static let synchronizedEnd = Array("\u{1B}[?2026l".utf8)

  /// The tier that was resolved.
  let colors: ColorTier
  private let isUTF8: Bool
  private let colorNumbers: ColorNumbers
  private let file: MemoryFile
  private var pairs: PairTable
  private var shown: Frame
  /// Nil where ncurses sends every frame.
  private var encoder: CellEncoder?
  /// Whether the next frame is sent whole.
  private var isWhole = true

  /// Starts ncurses in the first description that this machine knows, nil when it knows none that serves.
  init?(
    environment: Environment, options: ScreenOptions, isUTF8: Bool, size: Size,
    file: consuming MemoryFile
  ) {
    let isStarted = environment.descriptions(for: options.colors).contains { description in
      switch description {
      case .named(let name): terminal_begin(name, false, file.descriptor) == .done
      case .direct: terminal_begin("", true, file.descriptor) == .done
      }
    }
    guard isStarted else { return nil }
    let abilities = terminal_abilities()
    let offered: ColorTier =
      abilities.direct
      ? .direct : abilities.colors >= 256 ? .palette256 : abilities.colors >= 8 ? .palette16 : .none
    colors = environment.tier(for: options.colors, offered: offered)
    colorNumbers = ColorNumbers(tier: colors, isEight: abilities.colors < 16)
    pairs = PairTable(limit: min(abilities.pairs, 1 << 16))
    if isUTF8, environment.isCompatible, colors == .direct || colors == .palette256 {
      encoder = CellEncoder(colorNumbers)
    }
    self.isUTF8 = isUTF8
    self.file = file
    shown = Frame(size: size)
    terminal_resize(Int32(size.height), Int32(size.width))
  }

  /// Takes another size; the next frame is sent whole.
  mutating func resize(to size: Size) {
    terminal_resize(Int32(size.height), Int32(size.width))
    terminal_erase()
    shown = Frame(size: size)
    isWhole = true
    terminal_repaint()
  }

  /// The bytes that turn what is shown into a frame; none when nothing differs.
  ///
  /// A frame of another size is cut, or filled up with blanks.
  mutating func bytes(showing frame: Frame) -> [UInt8] {
    let preamble = file.take()
    if !put(frame) {
      pairs.forget()
      terminal_erase()
      terminal_repaint()
      shown = Frame(size: shown.size)
      isWhole = true
      _ = put(frame)
    }
    guard !isWhole, var encoder else {
      isWhole = false
      encoder?.clear()
      return preamble + flushed()
    }
    self.encoder = nil
    let content = encoder.bytes(of: shown)
    self.encoder = encoder
    return preamble + synchronized(content)
  }

  /// The bytes that enter the screen again and show all of it.
  mutating func bytesToEnter() -> [UInt8] {
    terminal_enter()
    return flushed()
  }

  /// The bytes that leave the screen.
  mutating func bytesToLeave() -> [UInt8] {
    _ = file.take()
    terminal_leave()
    return file.take()
  }

  private func flushed() -> [UInt8] {
    terminal_flush()
    return synchronized(file.take())
  }

  private func synchronized(_ content: [UInt8]) -> [UInt8] {
    content.isEmpty ? [] : Self.synchronizedStart + content + Self.synchronizedEnd
  }

  /// Hands changed cells to ncurses; false when there are more pairs of colours than it can know.
  private mutating func put(_ frame: Frame) -> Bool {
    for row in 0..<shown.height {
      for column in 0..<shown.width {
        let cell = frame.contains(column: column, row: row) ? frame[column, row] : Cell()
        if shown[column, row] == cell { continue }
        guard put(cell, column: column, row: row) else { return false }
        shown[column, row] = cell
        encoder?.add(cell, at: row * shown.width + column)
      }
    }
    return true
  }

  private mutating func put(_ cell: Cell, column: Int, row: Int) -> Bool {
    let style = cell.style
    let pair = pairs.number(
      foreground: colorNumbers.number(of: style.foreground),
      background: colorNumbers.number(of: style.background))
    guard let pair else { return false }
    let attributes =
      colorNumbers.needsBold(style.foreground) ? style.attributes.union(.bold) : style.attributes
    terminal_put(Int32(row), Int32(column), glyph(of: cell), Int32(attributes.rawValue), pair)
    return true
  }

  private func glyph(of cell: Cell) -> UInt32 {
    let scalar = cell.displayedScalar
    return isUTF8 || scalar < 0x80 ? scalar : 0x3F
  }
}
