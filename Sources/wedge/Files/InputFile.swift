import Glibc

/// Whole files read with an error that names the file and the remedy.
enum InputFile {
  /// Whether something has this path.
  static func isThere(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Whether two paths name one file, or would.
  static func areSame(_ first: String, _ second: String) -> Bool {
    var (one, other) = (stat(), stat())
    guard stat(first, &one) == 0, stat(second, &other) == 0 else {
      return place(of: first) == place(of: second)
    }
    return one.st_dev == other.st_dev && one.st_ino == other.st_ino
      && one.st_mode & S_IFMT == S_IFREG
  }

  /// A path through its folder as it lies on the disk, whether or not anything has it yet.
  private static func place(of path: String) -> String {
    guard let folder = realpath(OutputFile.folder(of: path), nil) else { return path }
    defer { free(folder) }
    return String(cString: folder) + "/" + (path.split(separator: "/").last ?? "")
  }

  /// Bytes beyond which nothing is read, lest what has no end fill the memory.
  static let most = 1 << 30

  /// - Parameter most: bytes beyond which the file is refused.
  static func read(_ path: String, most: Int = InputFile.most) throws(InputError) -> [UInt8] {
    let descriptor = try open(path)
    defer { close(descriptor) }
    let size = Int(status(of: descriptor).st_size)
    guard size <= most else { throw tooLarge(path, most) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(size)
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 1)
    defer { chunk.deallocate() }
    while true {
      let count = try readSome(descriptor, into: chunk, path)
      if count == 0 { return bytes }
      bytes += chunk[..<count]
      guard bytes.count <= most else { throw tooLarge(path, most) }
    }
  }

  /// Opens what can be read to an end: no folder, and no device but the terminal.
  static func open(_ path: String) throws(InputError) -> Int32 {
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw InputError(path, "cannot be opened: \(systemMessage()). Check the path.")
    }
    let fault: String? =
      switch status(of: descriptor).st_mode & S_IFMT {
      case S_IFDIR: "is a folder. Give a file."
      case S_IFCHR where isatty(descriptor) == 0, S_IFBLK: "is a device. Give a file."
      default: nil
      }
    guard let fault else { return descriptor }
    close(descriptor)
    throw InputError(path, fault)
  }

  static func status(of descriptor: Int32) -> stat {
    var status = stat()
    fstat(descriptor, &status)
    return status
  }

  /// The next bytes; 0 at the end.
  static func readSome(
    _ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer, _ path: String
  ) throws(InputError) -> Int {
    while true {
      let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 { return count }
      guard errno == EINTR else {
        throw InputError(path, "cannot be read: \(systemMessage()). Check that it is a file.")
      }
    }
  }

  static func tooLarge(_ path: String, _ most: Int) -> InputError {
    InputError(path, "is larger than \(most >> 20) MB. Give the file that was meant.")
  }

  static func changed(_ path: String, from size: Int, to now: Int) -> InputError {
    InputError(
      path,
      "was changed while it was read: from \(size) bytes to \(now). "
        + "Give it once it is written to its end.")
  }
}
