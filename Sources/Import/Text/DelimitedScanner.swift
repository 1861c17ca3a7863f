/// Rows of fields separated by a delimiter, after RFC 4180: a field in double quotes may hold
/// delimiters, line ends and doubled quotes. Lines without any field are passed over.
///
/// Between tabs, and in a list of labels, a quote that its line does not close is text; the Embedding
/// Projector knows no quotes at all. Where the delimiter is a blank, any number of blanks and tabs
/// stands between fields.
struct DelimitedScanner {
  /// Where a field's text lies; a quoted one may hold doubled quotes.
  struct Field {
    var range: Range<Int>
    var hasDoubledQuotes = false
    /// What it writes, where numbers are looked for and it is a plain one.
    var number: Double?
    /// The line it starts in, from 1.
    var line: Int
    /// Its first byte in that line, from 1.
    var column: Int

    var place: ImportFault.Place { .line(line, column: column) }
  }

  private let bytes: ByteView
  private let delimiter: UInt8
  /// Whether each line is a label: one without any field is then a row with an empty one, but at the
  /// end of a file.
  private let isList: Bool
  /// Whether the delimiter stands for any number of blanks and tabs.
  private let isBlankSeparated: Bool
  /// Whether a quote may open a field.
  private let hasQuotes: Bool
  /// The mark before decimals; nil where no numbers are looked for.
  private let decimal: UInt8?
  private(set) var position: Int
  private var line = 1
  private var lineStart: Int

  init(
    _ bytes: ByteView, delimiter: UInt8, from start: Int = 0, isList: Bool = false,
    hasQuotes: Bool = true, decimal: UInt8? = nil
  ) {
    self.bytes = bytes
    self.delimiter = delimiter
    self.isList = isList
    isBlankSeparated = delimiter == Self.blank
    self.hasQuotes = hasQuotes
    self.decimal = decimal
    position = start
    lineStart = start
  }

  /// Reads the next row into `fields`; false at the end.
  ///
  /// - Throws: a quote that is never closed, or text after one that is.
  mutating func next(into fields: inout [Field]) throws(ImportFault) -> Bool {
    fields.removeAll(keepingCapacity: true)
    let (start, line, lineStart) = (position, line, lineStart)
    skipBlankLines()
    guard position < bytes.count else { return false }
    if isList { (position, self.line, self.lineStart) = (start, line, lineStart) }
    while true {
      fields.append(try nextField())
      guard position < bytes.count else { return true }
      if isBlankSeparated, passesBlanks() { continue }
      guard position < bytes.count else { return true }
      if bytes[position] == delimiter {
        position += 1
        continue
      }
      endLine()
      return true
    }
  }

  var isAtComment: Bool { position < bytes.count && bytes[position] == UInt8(ascii: "#") }

  /// Reads a plain number that begins here, and the delimiter or the end of the line behind it.
  ///
  /// - Returns: nil where something else stands there; the scanner is then somewhere in it.
  mutating func plainNumber(isLast: Bool) -> Double? {
    guard let decimal, let plain = PlainNumber(bytes.raw, from: position, decimal: decimal) else {
      return nil
    }
    position = plain.end
    return passesEnd(isLast: isLast) ? plain.value : nil
  }

  /// Reads a field, and the delimiter or the end of the line behind it; nil where neither comes.
  mutating func field(isLast: Bool) throws(ImportFault) -> Field? {
    let field = try nextField()
    return passesEnd(isLast: isLast) ? field : nil
  }

  private mutating func passesEnd(isLast: Bool) -> Bool {
    guard position < bytes.count else { return isLast }
    let byte = bytes[position]
    guard isLast else {
      position += 1
      return byte == delimiter
    }
    endLine()
    return byte == 10 || byte == 13
  }

  /// Passes over a line that begins with '#'.
  ///
  /// - Parameter columns: fields of a row; nil before that is known. A line of as many, or one with
  ///   numbers behind its first field, is a row.
  /// - Returns: where the line lies; nil where no such line comes next.
  mutating func comment(columns: Int?) -> Range<Int>? {
    skipBlankLines()
    guard isAtComment else { return nil }
    var fields = 0
    var numbers = 0
    var (end, start) = (position, position)
    while true {
      let isOver = end == bytes.count || bytes[end] == 10 || bytes[end] == 13
      if isOver || bytes[end] == delimiter {
        let field = trimmed(start..<end)
        if !isBlankSeparated || !field.isEmpty { fields += 1 }
        if fields > 1, DecimalNumber.parse(bytes, field) != nil { numbers += 1 }
        if isOver { break }
        start = end + 1
      }
      end += 1
    }
    // Between blanks words and numbers stand in a sentence too.
    let isRow = isBlankSeparated ? numbers > 0 && numbers == fields - 1 : numbers > 0
    guard columns.map({ $0 != fields }) ?? !isRow else { return nil }
    let comment = position..<end
    position = end
    if position < bytes.count { endLine() }
    return comment
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var range = range
    while let first = range.first, isBlank(bytes[first]) { range = first + 1..<range.upperBound }
    while let last = range.last, isBlank(bytes[last]) { range = range.lowerBound..<last }
    return range
  }

  /// The text of a field, its doubled quotes made single.
  func text(_ field: Field) -> String {
    let text = bytes.text(field.range)
    guard field.hasDoubledQuotes else { return text }
    var result = String.UnicodeScalarView()
    var isSecond = false
    for scalar in text.unicodeScalars {
      isSecond = scalar == "\"" && !isSecond
      if scalar != "\"" || isSecond { result.append(scalar) }
    }
    return String(result)
  }

  /// What stands for any number of blanks and tabs.
  static var blank: UInt8 { 32 }

  /// Passes over blanks; whether a field comes behind them in the line.
  private mutating func passesBlanks() -> Bool {
    while position < bytes.count, isBlank(bytes[position]) { position += 1 }
    return position < bytes.count && bytes[position] != 10 && bytes[position] != 13
  }

  private mutating func skipBlankLines() {
    while position < bytes.count {
      var end = position
      while end < bytes.count, isBlank(bytes[end]) { end += 1 }
      guard end < bytes.count else {
        position = end
        return
      }
      guard bytes[end] == 10 || bytes[end] == 13 else { return }
      position = end
      endLine()
    }
  }

  private mutating func endLine() {
    if bytes[position] == 13, position + 1 < bytes.count, bytes[position + 1] == 10 {
      position += 1
    }
    position += 1
    line += 1
    lineStart = position
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == 32 || (byte == 9 && delimiter != 9)
  }

  private func endsField(_ byte: UInt8) -> Bool {
    byte == delimiter || byte == 10 || byte == 13 || (byte == 9 && isBlankSeparated)
  }

  private mutating func nextField() throws(ImportFault) -> Field {
    while position < bytes.count, isBlank(bytes[position]) { position += 1 }
    if position < bytes.count, bytes[position] == UInt8(ascii: "\""), hasQuotes,
      (delimiter != 9 && !isList && !isBlankSeparated) || isClosedInLine
    {
      return try quotedField()
    }
    let start = position
    if let decimal, let plain = PlainNumber(bytes.raw, from: start, decimal: decimal),
      plain.end == bytes.count || endsField(bytes[plain.end])
    {
      position = plain.end
      return Field(
        range: start..<position, number: plain.value, line: line, column: start - lineStart + 1)
    }
    // The loop that sees every byte: its bounds are asked once, in its own condition.
    let (raw, delimiter) = (bytes.raw, delimiter)
    var end = start
    while end < raw.count {
      let byte = raw[end]
      if byte == delimiter || byte == 10 || byte == 13 { break }
      end += 1
    }
    if isBlankSeparated, let tab = (start..<end).first(where: { raw[$0] == 9 }) { end = tab }
    position = end
    while end > start, isBlank(bytes[end - 1]) { end -= 1 }
    return Field(range: start..<end, line: line, column: start - lineStart + 1)
  }

  /// Whether the quote here is closed in its line, with the field.
  private var isClosedInLine: Bool {
    var index = position + 1
    while index < bytes.count, bytes[index] != 10, bytes[index] != 13 {
      guard bytes[index] == UInt8(ascii: "\"") else {
        index += 1
        continue
      }
      guard index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "\"") else {
        index += 1
        if isBlankSeparated, index < bytes.count { return endsField(bytes[index]) }
        while index < bytes.count, isBlank(bytes[index]) { index += 1 }
        return index == bytes.count || endsField(bytes[index])
      }
      index += 2
    }
    return false
  }

  private mutating func quotedField() throws(ImportFault) -> Field {
    var field = Field(
      range: position + 1..<position + 1, line: line, column: position - lineStart + 1)
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      if byte == 10 {
        line += 1
        lineStart = position + 1
      }
      position += 1
      guard byte == UInt8(ascii: "\"") else { continue }
      if position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
        field.hasDoubledQuotes = true
        position += 1
        continue
      }
      field.range = field.range.lowerBound..<position - 1
      try passToDelimiter()
      return field
    }
    throw ImportFault(
      .line(field.line, column: field.column),
      "opens a quote that is never closed. Close it, or double a quote that is meant as text.")
  }

  private mutating func passToDelimiter() throws(ImportFault) {
    if isBlankSeparated, position < bytes.count, endsField(bytes[position]) { return }
    while position < bytes.count, isBlank(bytes[position]) { position += 1 }
    guard position < bytes.count, !endsField(bytes[position]) else { return }
    throw ImportFault(
      .line(line, column: position - lineStart + 1),
      "has text after a closing quote. Double a quote that is meant as text.")
  }
}
