/// The dictionary in the head of a .npy file, as Python writes it.
struct PythonLiteral {
  private let bytes: ByteView
  private var position: Int
  private let end: Int

  init(_ bytes: ByteView, _ range: Range<Int>) {
    self.bytes = bytes
    position = range.lowerBound
    end = range.upperBound
  }

  mutating func header() throws(ImportFault) -> (
    description: String, isFortranOrder: Bool, shape: [Int]
  ) {
    var description: String?
    var isFortranOrder: Bool?
    var shape: [Int]?
    try expect("{")
    while !take("}") {
      let key = try string()
      try expect(":")
      switch key {
      case "descr":
        guard peek() != UInt8(ascii: "[") else {
          throw fault("is an array of records. Save its numbers as a plain array.")
        }
        description = try string()
      case "fortran_order": isFortranOrder = try boolean()
      case "shape": shape = try tuple()
      default: throw fault("holds '\(shortened(key))', which no .npy file has. Write it again.")
      }
      if !take(",") {
        try expect("}")
        break
      }
    }
    guard let description, let isFortranOrder, let shape else {
      throw fault("lacks dtype, order or shape. Write it again with numpy.save.")
    }
    return (description, isFortranOrder, shape)
  }

  private func fault(_ words: String) -> ImportFault { ImportFault(.offset(position), words) }

  private mutating func peek() -> UInt8? {
    while position < end, bytes[position] == 32 || bytes[position] == 10 { position += 1 }
    return position < end ? bytes[position] : nil
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard peek() == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  private mutating func expect(_ character: Unicode.Scalar) throws(ImportFault) {
    guard take(character) else {
      throw fault("lacks a '\(character)' in the head of the array. Write it with numpy.save.")
    }
  }

  private mutating func string() throws(ImportFault) -> String {
    guard let quote = peek(), quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else {
      throw fault("lacks a text in the head of the array. Write it with numpy.save.")
    }
    let start = position + 1
    position = start
    while position < end, bytes[position] != quote { position += 1 }
    guard position < end else { throw fault("ends within a text. Write it again.") }
    position += 1
    return bytes.text(start..<position - 1)
  }

  private mutating func boolean() throws(ImportFault) -> Bool {
    _ = peek()
    for (word, value) in [("True", true), ("False", false)]
    where position + word.utf8.count <= end && bytes.hasPrefix(Array(word.utf8), at: position) {
      position += word.utf8.count
      return value
    }
    throw fault("says neither True nor False of its order. Write it with numpy.save.")
  }

  private mutating func tuple() throws(ImportFault) -> [Int] {
    var lengths: [Int] = []
    try expect("(")
    while !take(")") {
      let start = position
      while let digit = peek(), (48...57).contains(digit) { position += 1 }
      guard let length = Int(bytes.text(start..<position).filter { $0 != " " }),
        lengths.count < 32
      else { throw fault("has no length in its shape. Write it again.") }
      lengths.append(length)
      // Python 2 wrote 3L.
      _ = take("L")
      if !take(",") {
        try expect(")")
        break
      }
    }
    return lengths
  }
}
