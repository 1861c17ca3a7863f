import Glibc

/// Data written to standard output, or to a file that appears whole or not at all.
enum OutputFile {
  /// Writes a line for people; whether anybody reads it does not matter.
  static func say(_ text: String) {
    try? write(Array(text.utf8), descriptor: STDOUT_FILENO, name: "standard output")
  }

  /// - Parameter path: nil or `-` is standard output.
  static func write(_ bytes: [UInt8], to path: String?) throws(OutputError) {
    guard let path = path.map(target), path != "-" else {
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
    // What nobody else might read stays so.
    var replaced = stat()
    if stat(path, &replaced) == 0 { fchmod(descriptor, replaced.st_mode & 0o7777) }
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

  /// What can be known of a file's place before the work that the file is to hold; nil where all is well.
  static func folderTrouble(of path: String) -> OutputError? {
    if isFolder(path) {
      return OutputError(name: path, reason: "it is a folder. Name a file in it")
    }
    let folder = folder(of: path)
    guard access(folder, W_OK | X_OK) != 0 else { return nil }
    let remedy = errno == ENOENT ? "Make the folder" : "Give another folder"
    return OutputError(name: path, reason: "'\(folder)': \(systemMessage()). \(remedy)")
  }

  static func refuseToReplace(_ path: String) throws(OutputError) {
    guard InputFile.isThere(path) else { return }
    throw OutputError(name: path, reason: "it is there already. Give --force to replace it")
  }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
  }

  /// The plain file that a symbolic link leads to, which takes what is written whole in the link's stead; not
  /// where the program's own output goes, which is others' too.
  private static func target(of path: String) -> String {
    var (link, file) = (stat(), stat())
    guard lstat(path, &link) == 0, link.st_mode & S_IFMT == S_IFLNK, stat(path, &file) == 0,
      file.st_mode & S_IFMT == S_IFREG, !isOpen(file), let real = realpath(path, nil)
    else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  private static func isOpen(_ file: stat) -> Bool {
    [STDOUT_FILENO, STDERR_FILENO].contains { descriptor in
      var status = stat()
      return fstat(descriptor, &status) == 0 && status.st_dev == file.st_dev
        && status.st_ino == file.st_ino
    }
  }

  /// Whether a path names nothing yet, or a plain file; a device or a pipe must stay what it is.
  private static func isReplaceable(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) != 0 || status.st_mode & S_IFMT == S_IFREG
  }

  private static func writeThrough(_ bytes: [UInt8], to path: String) throws(OutputError) {
    // A link may lead to where nothing is yet.
    let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
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
      guard count > 0 else {
        throw OutputError(name: name, reason: systemMessage(), hasNoReader: errno == EPIPE)
      }
      rest = rest.dropFirst(count)
    }
  }
}

/// Output that could not be written; nothing half-written is left.
struct OutputError: Error {
  let name: String
  let reason: String
  /// What happened to it.
  var fault = "cannot be written"
  /// Whether who read has had enough, as `head` has: no fault of anybody.
  var hasNoReader = false
  /// The signal that ended what was made; nothing else is begun then.
  var signal: Int32?
}

/// What the system says of its last error.
func systemMessage() -> String {
  String(cString: strerror(errno))
}
