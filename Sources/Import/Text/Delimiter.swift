/// What separates the fields of a text, told by its first line that is no comment.
struct Delimiter {
  let byte: UInt8
  /// Where the rows begin, behind a line that says the delimiter to a spreadsheet.
  let start: Int

  /// - Parameter isList: whether each line is a label, in which blanks are letters.
  init(_ bytes: ByteView, isList: Bool = false) {
    let start = TextFile.start(of: bytes)
    if let told = Self.told(bytes, start) {
      (byte, self.start) = told
      return
    }
    self.start = start
    let line = Line(bytes, TextFile.firstRow(of: bytes, from: start))
    let commas = line.count(UInt8(ascii: ","))
    let others = ([9, UInt8(ascii: ";")] + (isList ? [] : [UInt8(ascii: "|")]))
      .filter { line.count($0) > 0 }
    let surest = others.first { line.count($0) > commas || line.hasDecimalCommas($0) }
    if let surest {
      byte = surest
    } else if commas == 0, others.isEmpty, !isList, line.hasBlanks {
      byte = DelimitedScanner.blank
    } else {
      byte = UInt8(ascii: ",")
    }
  }

  /// The line `sep=;` that spreadsheets heed.
  private static func told(_ bytes: ByteView, _ start: Int) -> (UInt8, Int)? {
    guard bytes.hasPrefix(Array("sep=".utf8), at: start), start + 6 <= bytes.count else {
      return nil
    }
    let byte = bytes[start + 4]
    var end = start + 5
    guard [9, 32, 44, 59, 124].contains(byte), bytes[end] == 10 || bytes[end] == 13 else {
      return nil
    }
    if bytes[end] == 13, end + 1 < bytes.count, bytes[end + 1] == 10 { end += 1 }
    return (byte, end + 1)
  }
}

/// A line, and what of it lies outside quotes.
private struct Line {
  private let bytes: ByteView
  private let range: Range<Int>
  private var counts = [Int](repeating: 0, count: 128)
  private(set) var hasBlanks = false

  init(_ bytes: ByteView, _ start: Int) {
    self.bytes = bytes
    var isQuoted = false
    var position = start
    var hasWord = false
    var isApart = false
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if !isQuoted {
        if byte == 10 || byte == 13 { break }
        if byte < 128 { counts[Int(byte)] += 1 }
        let isBlank = byte == 32 || byte == 9
        if !isBlank, isApart { hasBlanks = true }
        hasWord = hasWord || !isBlank
        isApart = isBlank && hasWord
      }
      position += 1
    }
    range = start..<position
  }

  func count(_ byte: UInt8) -> Int { counts[Int(byte)] }

  /// Whether all fields with a comma are numbers with decimals behind it, and some are.
  func hasDecimalCommas(_ delimiter: UInt8) -> Bool {
    guard let line = bytes.slice(range.lowerBound, range.count) else { return false }
    var scanner = DelimitedScanner(line, delimiter: delimiter)
    var fields: [DelimitedScanner.Field] = []
    guard (try? scanner.next(into: &fields)) == true else { return false }
    let marked = fields.filter { field in field.range.contains { line[$0] == UInt8(ascii: ",") } }
    return !marked.isEmpty
      && marked.allSatisfy { DecimalNumber.parse(line, $0.range, decimal: 44) != nil }
  }
}
