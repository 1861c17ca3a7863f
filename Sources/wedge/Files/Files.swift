import FoundationEssentials
import Glibc

/// Whole files read with an error that names the file and the remedy.
enum InputFile {
  /// Whether something has this path.
  static func isThere(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// - Parameter most: bytes beyond which the file is refused, lest one without end fill the memory.
  static func read(_ path: String, most: Int = 1 << 30) throws(InputError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw InputError(path, "cannot be opened: \(systemMessage()). Check the path.")
    }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count == 0 { return bytes }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else {
        throw InputError(path, "cannot be read: \(systemMessage()). Check that it is a file.")
      }
      bytes += chunk[..<count]
      guard bytes.count <= most else {
        throw InputError(path, "is larger than \(most >> 20) MB. Give the file that was meant.")
      }
    }
  }
}

/// Files that the program names itself, in the current folder.
enum FreePath {
  /// A path of this name and ending that nothing has yet; counts up where something does.
  static func path(_ name: String, ending: String) -> String {
    var path = "\(name).\(ending)"
    var count = 2
    while InputFile.isThere(path) {
      path = "\(name)-\(count).\(ending)"
      count += 1
    }
    return path
  }
}

/// Data written to standard output, or to a file that appears whole or not at all.
enum OutputFile {
  /// Writes a line for people; whether anybody reads it does not matter.
  static func say(_ text: String) {
    try? write(Array(text.utf8), descriptor: STDOUT_FILENO, name: "standard output")
  }

  static func write(_ bytes: [UInt8], to path: String?) throws(OutputError) {
    guard let path else {
      try write(bytes, descriptor: STDOUT_FILENO, name: "standard output")
      return
    }
    guard isReplaceable(path) else {
      try writeThrough(bytes, to: path)
      return
    }
    let temporary = "\(path).\(getpid()).part"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw OutputError(name: path, reason: systemMessage())
    }
    do {
      try write(bytes, descriptor: descriptor, name: path)
    } catch {
      close(descriptor)
      unlink(temporary)
      throw error
    }
    // On the disk before it takes the place of what was there; pipes and devices never come here.
    let isKept = fsync(descriptor) == 0
    guard close(descriptor) == 0, isKept, rename(temporary, path) == 0 else {
      let error = OutputError(name: path, reason: systemMessage())
      unlink(temporary)
      throw error
    }
  }

  /// Whether a path names nothing yet, or a plain file; a device or a pipe must stay what it is.
  private static func isReplaceable(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) != 0 || status.st_mode & S_IFMT == S_IFREG
  }

  private static func writeThrough(_ bytes: [UInt8], to path: String) throws(OutputError) {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw OutputError(name: path, reason: systemMessage()) }
    defer { close(descriptor) }
    try write(bytes, descriptor: descriptor, name: path)
  }

  private static func write(
    _ bytes: [UInt8], descriptor: Int32, name: String
  ) throws(OutputError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw OutputError(name: name, reason: systemMessage()) }
      rest = rest.dropFirst(count)
    }
  }
}

/// Output that could not be written; nothing half-written is left.
struct OutputError: Error {
  let name: String
  let reason: String
}

/// What the system says of its last error.
func systemMessage() -> String {
  String(cString: strerror(errno))
}
