/// Where the rows of a JSON text lie: a line each, or the elements of one array, as pandas writes
/// records.
struct JSONRows {
  private let bytes: ByteView
  private let isArray: Bool
  private var position: Int
  private var line = 1
  private var lineStart: Int
  private var isOver = false

  init(_ bytes: ByteView) {
    self.bytes = bytes
    position = TextFile.start(of: bytes)
    lineStart = position
    var first = position
    while first < bytes.count, bytes[first] <= 32 { first += 1 }
    var second = first + 1
    while second < bytes.count, bytes[second] <= 32 { second += 1 }
    isArray =
      second < bytes.count && bytes[first] == UInt8(ascii: "[")
      && [UInt8(ascii: "["), UInt8(ascii: "{")].contains(bytes[second])
    if isArray { pass(to: first + 1) }
  }

  /// How far it is read, in bytes.
  var read: Int { position }

  /// The next row's bytes and its place; nil at the end.
  mutating func next() throws(ImportFault) -> (range: Range<Int>, place: ImportFault.Place)? {
    isArray ? try nextElement() : nextLine()
  }

  private mutating func nextLine() -> (range: Range<Int>, place: ImportFault.Place)? {
    while position < bytes.count {
      let start = position
      var end = start
      while end < bytes.count, bytes[end] != 10 { end += 1 }
      let place = ImportFault.Place.line(line, column: 1)
      pass(to: min(end + 1, bytes.count))
      if (start..<end).contains(where: { bytes[$0] > 32 }) { return (start..<end, place) }
    }
    return nil
  }

  private mutating func nextElement() throws(ImportFault) -> (
    range: Range<Int>, place: ImportFault.Place
  )? {
    skipBlanks()
    guard !isOver else {
      guard position == bytes.count else {
        throw ImportFault(
          place, "has text after the array of rows. Give one array, or a row a line.")
      }
      return nil
    }
    guard position < bytes.count, [UInt8(ascii: "["), UInt8(ascii: "{")].contains(bytes[position]),
      let end = JSONScanner.end(of: bytes, position..<bytes.count)
    else {
      throw ImportFault(
        place, "begins no row that ends. Give an array of objects, or an object a line (.jsonl).")
    }
    let row = (range: position..<end, place: place)
    pass(to: end)
    skipBlanks()
    guard position < bytes.count,
      [UInt8(ascii: ","), UInt8(ascii: "]")].contains(bytes[position])
    else { throw ImportFault(place, "lacks a ',' or ']' here. Write it as JSON.") }
    isOver = bytes[position] == UInt8(ascii: "]")
    pass(to: position + 1)
    return row
  }

  private var place: ImportFault.Place { .line(line, column: position - lineStart + 1) }

  private mutating func skipBlanks() {
    var end = position
    while end < bytes.count, bytes[end] <= 32 { end += 1 }
    pass(to: end)
  }

  private mutating func pass(to end: Int) {
    for index in position..<end where bytes[index] == 10 {
      (line, lineStart) = (line + 1, index + 1)
    }
    position = end
  }
}
