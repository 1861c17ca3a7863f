import Glibc

/// A file of finished runs that only grows: one complete line a run, each in one write.
final class SweepLog {
  let path: String
  private let descriptor: Int32
  /// Whether the file ends in the middle of a line that a process did not live to finish.
  private var isTorn: Bool

  /// Opens the file, or makes it.
  init(_ path: String) throws {
    self.path = path
    descriptor = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw OutputError(name: path, reason: systemMessage()) }
    var last: UInt8 = UInt8(ascii: "\n")
    let end = lseek(descriptor, 0, SEEK_END)
    if end > 0 { pread(descriptor, &last, 1, end - 1) }
    isTorn = last != UInt8(ascii: "\n")
  }

  deinit { close(descriptor) }

  /// Whether no other process writes this file now; then none does until this one ends.
  func claim() -> Bool { SweepClaims.take(file: descriptor) }

  /// Whether there is a file where this one was opened. Which one it is not every disk tells: a row that
  /// went astray is found missing later.
  private var isInPlace: Bool { access(path, F_OK) == 0 || errno != ENOENT }

  /// Appends a line and hands it to the disk.
  ///
  /// After a torn line it begins on a new one, so that the torn one stays by itself and is ignored.
  ///
  /// - Throws: also where the file was moved or removed: nobody would find the line.
  func append(_ line: [UInt8]) throws {
    guard isInPlace else {
      throw OutputError(
        name: path,
        reason:
          "it was moved or removed while runs are written to it. Give the command again: it begins a "
          + "new one, and takes up what is in the folder")
    }
    let bytes = (isTorn ? [UInt8(ascii: "\n")] : []) + line + [UInt8(ascii: "\n")]
    var count = write(descriptor, bytes, bytes.count)
    while count < 0, errno == EINTR { count = write(descriptor, bytes, bytes.count) }
    guard count == bytes.count else {
      // The beginning of a line may be there: whoever goes on must not write behind it.
      isTorn = isTorn || count > 0
      let reason = count < 0 ? systemMessage() : "there is no room left"
      throw OutputError(
        name: path,
        reason: "\(reason). What is finished is kept; make room and give the command again")
    }
    isTorn = false
    if fdatasync(descriptor) != 0, errno != EINVAL, errno != EROFS {
      throw OutputError(name: path, reason: systemMessage())
    }
  }
}
