import Cells
internal import Drawing
import Laboratory
import Plotting
import Recording

/// A tape as a file, and the laboratory that it opens.
enum TapeFile {
  /// A tape read whole, with those that it names.
  static func read(_ path: String) throws -> Tape {
    let text = Self.text(of: try InputFile.read(path, most: 4 << 20))
    return try placed(path) {
      try TapeParser.tape(text, flags: TapeSettings.flags) { name in
        (try? InputFile.read(sourced(name, by: path), most: 4 << 20)).map(Self.text)
      }
    }
  }

  /// A tape that another one names lies beside it.
  private static func sourced(_ name: String, by path: String) -> String {
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    return name.hasPrefix("/") ? name : (folder + [name[...]]).joined(separator: "/")
  }

  /// Without the mark that some editors write before UTF-8.
  private static func text(of bytes: [UInt8]) -> String {
    String(
      decoding: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...], as: UTF8.self)
  }

  /// The laboratory as the tape opens it: never as the terminal is.
  static func opening(_ settings: TapeSettings) throws -> State {
    let options = settings.options
    return try settings.placed {
      try options.plan().state(
        options,
        Display(
          theme: options.theme ?? .dark, colors: options.colors ?? .direct,
          glyphs: options.glyphs ?? .braille))
    }
  }

  /// Faults of a tape with its name before them.
  static func placed<Value>(_ path: String, _ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let fault as TapeFault {
      throw InputError(
        place(fault.position, in: path), fault.text + sourcing(fault.position, in: path))
    }
  }

  /// A file, its line and its column.
  static func place(_ position: TapePosition, in path: String) -> String {
    let file = position.source.map { sourced($0.name, by: path) } ?? path
    return "\(file):\(position.line):\(position.column)"
  }

  /// From where a tape is sourced; nothing of the one that was given.
  static func sourcing(_ position: TapePosition, in path: String) -> String {
    position.source.map { " (sourced at \(path):\($0.line):\($0.column))" } ?? ""
  }

  static func warn(_ path: String, _ warning: TapeFault) {
    let place = place(warning.position, in: path)
    let text = "\(place) \(warning.text)\(sourcing(warning.position, in: path))"
    StandardError.write("Warning: \(sanitized(text))\n")
  }
}
