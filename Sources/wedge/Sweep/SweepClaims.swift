import Glibc

/// Which runs of a folder processes have in hand: a byte of a file is locked for each.
///
/// The kernel takes the locks of a process back when it ends, however it ends.
final class SweepClaims {
  private let descriptor: Int32

  /// Opens the file of claims, or makes it.
  init(_ folder: SweepFolder) throws {
    let path = "\(folder.path)/claims"
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw OutputError(name: path, reason: systemMessage()) }
  }

  deinit { close(descriptor) }

  /// Claims a run until this process ends; false where another process has it.
  ///
  /// Where the disk knows no locks everyone is alone.
  func take(_ id: String) -> Bool { Self.lock(descriptor, at: off_t(Self.place(of: id))) }

  /// Claims a whole file of rows, so that each process has one of its own.
  static func take(file descriptor: Int32) -> Bool { lock(descriptor, at: off_t(1) << 61) }

  /// Locks one byte, which need not be there.
  private static func lock(_ descriptor: Int32, at place: off_t) -> Bool {
    var range = flock(
      l_type: Int16(F_WRLCK), l_whence: Int16(SEEK_SET), l_start: place, l_len: 1, l_pid: 0)
    return fcntl(descriptor, setOpenFileLock, &range) == 0 || errno != EAGAIN && errno != EACCES
  }

  /// F_OFD_SETLK of fcntl.h: a lock of the open file, which closing another one does not give back.
  private static let setOpenFileLock: Int32 = 37

  /// Where a run's byte is: by its sixteen figures.
  private static func place(of id: String) -> UInt64 { (UInt64(id, radix: 16) ?? 0) >> 3 }
}
