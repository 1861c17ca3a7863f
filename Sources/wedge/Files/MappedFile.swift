import Glibc

/// A file's bytes, read into pages of their own: whoever shortens the file meanwhile cannot end the
/// program, as with a mapping of the file itself. Pages that were read can be given back.
struct MappedFile: ~Copyable {
  let bytes: UnsafeRawBufferPointer
  private let path: String
  private let descriptor: Int32
  /// As the file was before it was read.
  private let status: stat
  private let capacity: Int

  /// - Throws: the path, the system's word and the remedy.
  init(_ path: String) throws(InputError) {
    self.init(path, try Pages.read(path))
  }

  private init(_ path: String, _ read: Pages.Reading) {
    self.path = path
    descriptor = read.descriptor
    status = read.status
    bytes = UnsafeRawBufferPointer(rebasing: read.pages.buffer[..<read.pages.count])
    capacity = read.pages.buffer.count
  }

  deinit {
    close(descriptor)
    if let start = bytes.baseAddress { munmap(UnsafeMutableRawPointer(mutating: start), capacity) }
  }

  /// Gives the pages back that lie whole before a place; they read as zeros from now on.
  static func release(from start: UnsafeRawPointer, upTo place: UnsafeRawPointer) {
    let size = sysconf(Int32(_SC_PAGESIZE))
    let count = (place - start) / size * size
    if count > 0 { madvise(UnsafeMutableRawPointer(mutating: start), count, MADV_DONTNEED) }
  }

  /// - Throws: when the file is another one than was read, by its size or its time.
  func checkUnchanged() throws(InputError) {
    guard status.st_mode & S_IFMT == S_IFREG else { return }
    let now = InputFile.status(of: descriptor)
    guard now.st_size == status.st_size, now.st_mtim.tv_sec == status.st_mtim.tv_sec,
      now.st_mtim.tv_nsec == status.st_mtim.tv_nsec
    else { throw InputFile.changed(path, from: Int(status.st_size), to: Int(now.st_size)) }
  }
}

/// Anonymous memory that a file is read into.
private struct Pages {
  private(set) var buffer: UnsafeMutableRawBufferPointer
  private(set) var count = 0

  private init(buffer: UnsafeMutableRawBufferPointer) { self.buffer = buffer }

  /// A file that was read and is still open.
  struct Reading {
    var descriptor: Int32
    var status: stat
    var pages: Pages
  }

  static func read(_ path: String) throws(InputError) -> Reading {
    if let bytes = try StreamedInput.bytes(path) {
      var pages = Pages(buffer: try allocate(max(bytes.count, 1), path))
      pages.buffer.copyBytes(from: bytes)
      pages.count = bytes.count
      return Reading(descriptor: -1, status: stat(), pages: pages)
    }
    let descriptor = try InputFile.open(path)
    let status = InputFile.status(of: descriptor)
    do throws(InputError) {
      let isSized = status.st_mode & S_IFMT == S_IFREG && status.st_size > 0
      var pages = Pages(buffer: try allocate(isSized ? Int(status.st_size) : 1 << 16, path))
      do throws(InputError) {
        if isSized {
          try pages.fill(path, descriptor)
        } else {
          try pages.drain(path, descriptor)
        }
      } catch {
        munmap(pages.buffer.baseAddress, pages.buffer.count)
        throw error
      }
      return Reading(descriptor: descriptor, status: status, pages: pages)
    } catch {
      close(descriptor)
      throw error
    }
  }

  /// A file of a known size.
  private mutating func fill(_ path: String, _ descriptor: Int32) throws(InputError) {
    while count < buffer.count {
      let more = try InputFile.readSome(descriptor, into: rest, path)
      guard more > 0 else { throw InputFile.changed(path, from: buffer.count, to: count) }
      count += more
    }
  }

  /// What comes to an end by itself: a pipe.
  private mutating func drain(_ path: String, _ descriptor: Int32) throws(InputError) {
    while true {
      let more = try InputFile.readSome(descriptor, into: rest, path)
      if more == 0 { return }
      count += more
      guard count <= InputFile.most else { throw InputFile.tooLarge(path, InputFile.most) }
      if count == buffer.count { try grow(path) }
    }
  }

  private var rest: UnsafeMutableRawBufferPointer {
    UnsafeMutableRawBufferPointer(rebasing: buffer[count...])
  }

  private mutating func grow(_ path: String) throws(InputError) {
    let larger = try Self.allocate(2 * buffer.count, path)
    larger.copyMemory(from: UnsafeRawBufferPointer(buffer))
    munmap(buffer.baseAddress, buffer.count)
    buffer = larger
  }

  private static func allocate(
    _ size: Int, _ path: String
  ) throws(InputError) -> UnsafeMutableRawBufferPointer {
    let start = mmap(nil, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    guard let start, start != MAP_FAILED else {
      throw InputError(
        path, "has \(size) bytes, and there is no memory for them. Give a smaller file.")
    }
    let buffer = UnsafeMutableRawBufferPointer(start: start, count: size)
    LargePages.advise(UnsafeRawBufferPointer(buffer))
    return buffer
  }
}
