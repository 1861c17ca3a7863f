import Glibc
import Synchronization

/// Bytes that come once: standard input and named pipes, read to their end, and kept for whoever
/// asks again.
enum StreamedInput {
  private static let known = Mutex<[String: [UInt8]]>([:])
  /// How long a writer may be silent before that is said.
  private static let patience: Int32 = 2000

  static func isStandardInput(_ path: String) -> Bool {
    ["-", "/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"].contains(path)
  }

  /// Whether a path leads to bytes that come once.
  static func isMeant(by path: String) -> Bool {
    var status = stat()
    return isStandardInput(path)
      || (stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO)
  }

  /// What messages and the screen call it.
  static func title(_ path: String) -> String {
    isStandardInput(path) ? "standard input" : path
  }

  /// All bytes, waited for; a writer who is silent for two seconds is said.
  ///
  /// - Parameter most: bytes beyond which it is refused, lest one without end fill the memory.
  /// - Returns: nil where the path leads to an ordinary file, or to nothing.
  static func bytes(_ path: String, most: Int = 1 << 30) throws(InputError) -> [UInt8]? {
    guard isMeant(by: path) else { return nil }
    let key = isStandardInput(path) ? "-" : path
    if let bytes = known.withLock({ $0[key] }) { return bytes }
    let bytes = try contents(path, most)
    known.withLock { $0[key] = bytes }
    return bytes
  }

  private static func contents(_ path: String, _ most: Int) throws(InputError) -> [UInt8] {
    guard !isStandardInput(path) else { return try contents(STDIN_FILENO, title(path), most) }
    // Opening would otherwise wait for a writer, without a word.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      throw InputError(path, "cannot be opened: \(systemMessage()). Check the path.")
    }
    defer { close(descriptor) }
    return try contents(descriptor, path, most)
  }

  private static func contents(
    _ descriptor: Int32, _ title: String, _ most: Int
  ) throws(InputError) -> [UInt8] {
    var status = stat()
    // What holds the place of a closed one can be written alone: to read it fails.
    let isReadable = fcntl(descriptor, F_GETFL) & O_ACCMODE != O_WRONLY
    if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFCHR, isReadable,
      isatty(descriptor) == 0
    {
      throw InputError(title, "is a device. Give a file or a pipe.")
    }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    var isSaid = false
    while true {
      var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      if poll(&request, 1, isSaid ? -1 : patience) == 0 {
        isSaid = true
        Notice.say("Waiting for data from \(title): nothing has come for two seconds.")
        continue
      }
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count == 0 { return bytes }
      if count < 0 && (errno == EINTR || errno == EAGAIN) { continue }
      guard count > 0 else {
        throw InputError(title, "cannot be read: \(systemMessage()). Give a file or a pipe.")
      }
      bytes += chunk[..<count]
      guard bytes.count <= most else {
        throw InputError(title, "is larger than \(most >> 20) MB. Give the data that were meant.")
      }
    }
  }

  /// Keys come from the terminal where standard input brought data.
  static func leaveKeysToTerminal() throws(InputError) {
    let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC)
    guard terminal >= 0, dup2(terminal, STDIN_FILENO) >= 0 else {
      throw InputError(
        "/dev/tty", "cannot be opened for keys: \(systemMessage()). Start Wedge in a terminal.")
    }
    close(terminal)
  }
}
