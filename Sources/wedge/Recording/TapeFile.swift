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
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    return try placed(path) {
      try TapeParser.tape(text, flags: TapeSettings.flags) { name in
        let beside = name.hasPrefix("/") ? name : (folder + [name[...]]).joined(separator: "/")
        return (try? InputFile.read(beside, most: 4 << 20)).map(Self.text)
      }
    }
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
      throw InputError("\(path):\(fault.position.line):\(fault.position.column)", fault.text)
    }
  }

  static func warn(_ path: String, _ warning: TapeFault) {
    let place = "\(path):\(warning.position.line):\(warning.position.column)"
    StandardError.write("Warning: \(sanitized("\(place) \(warning.text)"))\n")
  }
}
