import CTerminal
import Glibc

/// A file without a name, into which ncurses writes: a write to it never waits, however large a frame is.
struct MemoryFile: ~Copyable {
  let descriptor: Int32

  init?() {
    descriptor = terminal_memory_file()
    if descriptor < 0 { return nil }
  }

  /// What was written since the last time.
  func take() -> [UInt8] {
    let length = Int(lseek(descriptor, 0, SEEK_CUR))
    guard length > 0 else { return [] }
    lseek(descriptor, 0, SEEK_SET)
    return [UInt8](unsafeUninitializedCapacity: length) { bytes, count in
      count = max(0, pread(descriptor, bytes.baseAddress, length, 0))
    }
  }
}
