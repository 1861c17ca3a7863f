import Glibc

/// The bytes of a file where they lie, so that a large one is not held twice.
struct MappedFile: ~Copyable {
  let bytes: UnsafeRawBufferPointer
  private let isMapped: Bool

  /// - Throws: the path, the system's word and the remedy.
  init(_ path: String) throws(InputError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw InputError(path, "cannot be opened: \(systemMessage()). Check the path.")
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
      throw InputError(path, "is a folder. Give a file.")
    }
    let size = Int(status.st_size)
    if status.st_mode & S_IFMT == S_IFREG, size > 0,
      let start = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED
    {
      bytes = UnsafeRawBufferPointer(start: start, count: size)
      isMapped = true
      return
    }
    // A pipe cannot be mapped.
    let copy = try InputFile.read(path)
    isMapped = false
    let held = UnsafeMutableRawBufferPointer.allocate(byteCount: copy.count, alignment: 1)
    held.copyBytes(from: copy)
    bytes = UnsafeRawBufferPointer(held)
  }

  deinit {
    if isMapped {
      munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
    } else {
      bytes.deallocate()
    }
  }
}
