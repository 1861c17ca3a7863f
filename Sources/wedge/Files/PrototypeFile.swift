/// Prototypes of the plane from a file of numbers separated by commas, alone, with a bias, or with the
/// logarithms of two variances.
struct PrototypeFile {
  /// Classes × 2.
  private(set) var prototypes: [Double] = []
  /// One a class, or empty.
  private(set) var bias: [Double] = []

  /// Two a class, or empty.
  private(set) var logVariances: [Double] = []

  var rows: Int { prototypes.count / 2 }

  /// 1,000 classes, and as many prototypes a class as a loss may have.
  static let mostRows = 16_000
  /// Beyond this a square is no number of 64 bits any more.
  static let mostNumber = 1e150

  /// What stands above rows that are not of the plane, where how many numbers they have does not tell what
  /// these are.
  static func head(dimension: Int, hasVariances: Bool, hasBias: Bool) -> String {
    let axes = 1...max(dimension, 1)
    let names =
      axes.map { "x\($0)" } + (hasVariances ? axes.map { "ln_variance\($0)" } : [])
      + (hasBias ? ["bias"] : [])
    return "# " + names.joined(separator: ",")
  }

  /// How many dimensions such a line names; nil where it is none.
  private static func dimension(of line: ArraySlice<UInt8>?) -> Int? {
    let text = String(decoding: line ?? [], as: UTF8.self)
    guard text.hasPrefix("# x1") else { return nil }
    return text.dropFirst(2).split(separator: ",").count { $0.hasPrefix("x") }
  }

  /// Reads rows of two numbers, of three, the last the bias, or of four, the last two the logarithms of
  /// variances; there is no header row but above prototypes that are not of the plane.
  ///
  /// - Parameters:
  ///   - areDirections: whether a prototype needs a length.
  ///   - perClass: how many prototypes a class has.
  /// - Throws: the file, the line, the column of the character, what stands there and what should.
  init(
    bytes: [UInt8], path: String, areDirections: Bool = true, perClass: Int = 1
  ) throws(InputError) {
    let bytes = bytes.starts(with: Self.byteOrderMark) ? Array(bytes.dropFirst(3)) : bytes
    var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    while let last = lines.last, Self.isBlank(last) { lines.removeLast() }
    if let dimension = Self.dimension(of: lines.first), dimension != 2 {
      throw InputError(
        "\(path):1",
        "says that its prototypes have \(dimension) dimensions, and only those of the plane have arcs. Give "
          + "prototypes of a run with --dimension 2.")
    }
    guard lines.count <= Self.mostRows else {
      throw InputError(path, "has \(lines.count) rows. Give at most \(Self.mostRows).")
    }
    var columns: Int?
    for (index, line) in lines.enumerated() {
      let place = "\(path):\(index + 1)"
      let numbers = try Self.numbers(String(decoding: line, as: UTF8.self), place)
      try Self.check(numbers.count, against: columns, place)
      columns = numbers.count
      guard !areDirections || numbers[0] != 0 || numbers[1] != 0 else {
        throw InputError(
          "\(place):1", "holds a prototype of length 0. Give one that has a direction.")
      }
      prototypes += numbers[..<2]
      if numbers.count == 3 { bias.append(numbers[2]) }
      if numbers.count == 4 { logVariances += numbers[2...] }
    }
    guard rows >= 2 * perClass else {
      let asked = perClass == 1 ? "two at least" : "\(2 * perClass) at least, \(perClass) a class"
      throw InputError(path, "holds \(rows) prototype\(rows == 1 ? "" : "s"). Give \(asked).")
    }
  }

  /// What some spreadsheets write before UTF-8.
  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  private static func isBlank(_ line: ArraySlice<UInt8>) -> Bool {
    line.allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == 13 }
  }

  private static func numbers(_ line: String, _ place: String) throws(InputError) -> [Double] {
    var numbers: [Double] = []
    var column = 1
    for field in line.split(separator: ",", omittingEmptySubsequences: false) {
      let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\r" }
      let lead = field.prefix(while: isSpace).count
      var text = field.dropFirst(lead)
      while let last = text.last, isSpace(last) { text.removeLast() }
      let here = "\(place):\(column + lead)"
      let isDecimal = text.unicodeScalars.allSatisfy {
        "+-.0123456789eEinfatyNI".unicodeScalars.contains($0)
      }
      guard isDecimal, let number = Double(text) else {
        throw InputError(
          here,
          "holds '\(text.prefix(40))', which is no number. "
            + "Give numbers separated by commas, without a header row.")
      }
      guard number.magnitude <= mostNumber else {
        let words = number.isFinite ? "number of at most \(mostNumber)" : "finite number"
        throw InputError(here, "holds '\(text.prefix(40))'. Give a \(words).")
      }
      numbers.append(number)
      column += field.count + 1
    }
    return numbers
  }

  private static func check(
    _ count: Int, against columns: Int?, _ place: String
  ) throws(InputError) {
    if let columns, count != columns {
      throw InputError(
        "\(place):1",
        "has \(count) number\(count == 1 ? "" : "s") where the first row has \(columns). "
          + "Give every row as many.")
    }
    guard (2...4).contains(count) else {
      throw InputError(
        "\(place):1",
        "has \(count) number\(count == 1 ? "" : "s"). "
          + "Give 2 for a prototype of the plane, 3 with its bias, or 4 with ln σ² along both axes."
      )
    }
  }
}
