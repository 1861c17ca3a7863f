import CDeflate

/// Arrays by name, as numpy.savez writes them: a ZIP of .npy files, nothing deflated.
struct NPZFile {
  private var entries: [(name: String, bytes: [UInt8])] = []

  /// Numbers in rows of a width; in one row without.
  mutating func add(_ name: String, _ values: [Float], width: Int? = nil) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(4 * values.count)
    for value in values { bytes.append(littleEndian: value.bitPattern) }
    let shape = width.map { [values.count / max($0, 1), $0] } ?? [values.count]
    append(name, "<f4", shape, bytes)
  }

  mutating func add(_ name: String, _ values: [Double], width: Int? = nil) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(8 * values.count)
    for value in values { bytes.append(littleEndian: value.bitPattern) }
    let shape = width.map { [values.count / max($0, 1), $0] } ?? [values.count]
    append(name, "<f8", shape, bytes)
  }

  /// As wide as PyTorch wants its class indices.
  mutating func add(_ name: String, _ values: [Int64]) {
    var bytes: [UInt8] = []
    for value in values { bytes.append(littleEndian: UInt64(bitPattern: value)) }
    append(name, "<i8", [values.count], bytes)
  }

  /// Texts, each in as many characters as the longest.
  mutating func add(_ name: String, _ texts: [String]) {
    append(name, texts, shape: [texts.count])
  }

  /// One text, an array without dimensions.
  mutating func add(_ name: String, text: String) { append(name, [text], shape: []) }

  private mutating func append(_ name: String, _ texts: [String], shape: [Int]) {
    let longest = max(texts.map { $0.unicodeScalars.count }.max() ?? 0, 1)
    var bytes: [UInt8] = []
    for text in texts {
      let scalars = text.unicodeScalars.map(\.value)
      for index in 0..<longest {
        bytes.append(littleEndian: index < scalars.count ? scalars[index] : 0)
      }
    }
    append(name, "<U\(longest)", shape, bytes)
  }

  private mutating func append(_ name: String, _ type: String, _ shape: [Int], _ data: [UInt8]) {
    let sizes = shape.map(String.init).joined(separator: ", ") + (shape.count == 1 ? "," : "")
    var header = "{'descr': '\(type)', 'fortran_order': False, 'shape': (\(sizes)), }"
    // The numbers begin at a multiple of 64.
    let size = 10 + header.utf8.count + 1
    header += String(repeating: " ", count: (64 - size % 64) % 64) + "\n"
    var bytes: [UInt8] = [0x93] + Array("NUMPY".utf8) + [1, 0]
    bytes.append(littleEndian: UInt16(header.utf8.count))
    bytes += Array(header.utf8) + data
    entries.append((name + ".npy", bytes))
  }

  /// The file.
  var bytes: [UInt8] {
    var file: [UInt8] = []
    var directory: [UInt8] = []
    for entry in entries {
      let start = file.count
      let facts = Self.facts(entry.name, entry.bytes)
      file.append(littleEndian: UInt32(0x0403_4B50))
      file += facts
      file.append(littleEndian: UInt16(0))
      file += Array(entry.name.utf8) + entry.bytes
      directory.append(littleEndian: UInt32(0x0201_4B50))
      directory.append(littleEndian: UInt16(20))
      directory += facts
      // No extra field, comment, disk or attributes.
      directory += [UInt8](repeating: 0, count: 12)
      directory.append(littleEndian: UInt32(start))
      directory += Array(entry.name.utf8)
    }
    let start = file.count
    file += directory
    file.append(littleEndian: UInt32(0x0605_4B50))
    file.append(littleEndian: UInt32(0))
    for _ in 0..<2 { file.append(littleEndian: UInt16(entries.count)) }
    file.append(littleEndian: UInt32(directory.count))
    file.append(littleEndian: UInt32(start))
    file.append(littleEndian: UInt16(0))
    return file
  }

  /// What a ZIP says of an entry both before it and in its directory; the day is that of its format,
  /// so that equal runs are equal files.
  private static func facts(_ name: String, _ bytes: [UInt8]) -> [UInt8] {
    var facts: [UInt8] = []
    let checksum = bytes.withUnsafeBytes { wedge_checksum(0, $0.baseAddress, $0.count) }
    for number: UInt16 in [20, 0, 0, 0, 0x21] { facts.append(littleEndian: number) }
    facts.append(littleEndian: checksum)
    for _ in 0..<2 { facts.append(littleEndian: UInt32(bytes.count)) }
    facts.append(littleEndian: UInt16(name.utf8.count))
    return facts
  }
}

extension [UInt8] {
  fileprivate mutating func append<Number: FixedWidthInteger>(littleEndian number: Number) {
    var number = number.littleEndian
    Swift.withUnsafeBytes(of: &number) { append(contentsOf: $0) }
  }
}
