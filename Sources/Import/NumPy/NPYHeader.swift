/// The head of an array that NumPy wrote: format 1.0 to 3.0 of numpy.lib.format.
struct NPYHeader: Equatable {
  /// What an element is.
  enum Element: Equatable {
    case float(bytes: Int)
    case signed(bytes: Int)
    case unsigned(bytes: Int)
    case boolean
    /// UTF-32, so many scalars each.
    case text(scalars: Int)
    /// So many bytes each.
    case bytes(Int)

    var size: Int {
      switch self {
      case .float(let bytes), .signed(let bytes), .unsigned(let bytes), .bytes(let bytes): bytes
      case .boolean: 1
      case .text(let scalars): 4 * scalars
      }
    }
  }

  private(set) var element: Element
  private(set) var isBigEndian: Bool
  /// Whether the first axis varies fastest.
  private(set) var isFortranOrder: Bool
  private(set) var shape: [Int]
  /// Where the elements begin.
  private(set) var start: Int

  static let magic: [UInt8] = [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59]

  /// A head is never longer, with what stands before it.
  static let mostBytes = (1 << 20) + 12

  /// Elements in the whole array.
  private(set) var count: Int

  /// - Parameters:
  ///   - bytes: the array, or as much of its beginning as holds the head.
  ///   - size: of the whole array in bytes; nil where that is what `bytes` has.
  init(_ bytes: ByteView, size: Int? = nil) throws(ImportFault) {
    guard bytes.hasPrefix(Self.magic), bytes.count >= 10 else {
      throw ImportFault(.offset(0), "does not begin as a .npy file. Write it with numpy.save.")
    }
    let version = bytes[6]
    guard (1...3).contains(version) else {
      throw ImportFault(.offset(6), "is .npy format \(version). Wedge reads 1, 2 and 3.")
    }
    let width = version == 1 ? 2 : 4
    guard bytes.count >= 8 + width else { throw Self.truncated(at: bytes.count) }
    let length = Int(bytes.littleEndian(8, bytes: width))
    guard length <= bytes.count - 8 - width, length <= 1 << 20 else {
      throw Self.truncated(at: bytes.count)
    }
    start = 8 + width + length
    var text = PythonLiteral(bytes, 8 + width..<start)
    let head = try text.header()
    isFortranOrder = head.isFortranOrder
    shape = head.shape
    (element, isBigEndian) = try Self.element(head.description)
    count = try Self.count(shape, of: element.size, in: (size ?? bytes.count) - start, from: start)
  }

  /// The first axis; 1 for a single number.
  var rows: Int { shape.first ?? 1 }

  private var isNumeric: Bool {
    switch element {
    case .text, .bytes: false
    default: true
    }
  }

  /// Whether the elements lie as this machine holds them in an array of Float.
  var isPlainFloat: Bool {
    #if _endian(little)
      element == .float(bytes: 4) && !isBigEndian && !isFortranOrder
    #else
      false
    #endif
  }

  /// Numbers in a row: the first axis counts rows, the others lie behind one another.
  ///
  /// - Throws: where these are no rows of numbers, or more than `request` has room for.
  func width(_ request: ImportRequest) throws(ImportFault) -> Int {
    guard isNumeric else {
      throw ImportFault(
        .offset(8),
        "holds texts where numbers are wanted. Write it as numbers, by array.astype('float32'), "
          + "or give texts that are classes as --labels.")
    }
    guard shape.count >= 2, count > 0 else {
      let shape = shape.map(String.init).joined(separator: " × ")
      throw ImportFault(
        .offset(8),
        "has shape (\(shape)). Give an array of rows: samples × numbers, neither of them 0.")
    }
    let width = count / rows
    guard width <= request.mostWidth else {
      throw ImportFault(
        .offset(8), "has rows of \(width) numbers. Give rows of at most \(request.mostWidth).")
    }
    guard count <= ImportedTable.mostNumbers else {
      throw ImportFault(
        .offset(8),
        "has \(count) numbers. Wedge takes at most \(ImportedTable.mostNumbers): give fewer rows.")
    }
    return width
  }

  /// Values of the array in its rows' order, as a table.
  ///
  /// - Throws: the first that is no finite number, by its row and column; not where rows without a
  ///   number are to be left out.
  func table(
    _ values: [Float], _ request: ImportRequest
  ) throws(ImportFault) -> ImportedTable {
    let width = max(count / max(rows, 1), 1)
    let mayLack = request.ignored.missingRows && !request.needsEveryRow
    guard mayLack, values.contains(where: \.isNaN) else {
      return ImportedTable(width: width, values: try checked(values, request))
    }
    var filled = values
    var missing: [Int] = []
    for index in values.indices where values[index].isNaN {
      filled[index] = 0
      if missing.last != index / width { missing.append(index / width) }
    }
    var table = ImportedTable(width: width, values: try checked(filled, request))
    table.rows.missing = missing
    return table
  }

  private func checked(
    _ values: [Float], _ request: ImportRequest
  ) throws(ImportFault) -> [Float] {
    // All exponents at once: one that is full carries into the sign, and is seldom there.
    let bits = values.withUnsafeBufferPointer { values in
      values.reduce(UInt32(0)) { $0 | (($1.bitPattern & 0x7FFF_FFFF) &+ 0x0080_0000) }
    }
    guard bits >> 31 != 0, let index = values.firstIndex(where: { !$0.isFinite }) else {
      return values
    }
    let width = max(count / max(rows, 1), 1)
    throw ImportFault(
      .file,
      "holds \(words(of: values[index])) in row \(index / width + 1), column \(index % width + 1), counted "
        + "from 1: no finite number of 32 bits. "
        + (request.needsEveryRow
          ? "Give a number: each class needs its prototype."
          : values[index].isNaN
            ? "Leave such rows out with --ignore missing-rows, or give a number."
            : "Give a smaller number, or take the row out of the file."))
  }

  /// What does not fit into 32 bits is infinite only there.
  private func words(of value: Float) -> String {
    guard value.isInfinite, case .float(bytes: 8) = element else { return "\(value)" }
    return value < 0 ? "a number below -3.4e38" : "a number above 3.4e38"
  }

  private static func truncated(at offset: Int) -> ImportFault {
    ImportFault(.offset(offset), "ends within the head of the array. Copy the file again.")
  }

  private static func element(_ name: String) throws(ImportFault) -> (Element, isBig: Bool) {
    let order = name.first
    let kind = name.dropFirst().first
    let size = Int(name.dropFirst(2)) ?? 0
    let isBig = order == ">"
    guard let order, "<>|=".contains(order) else { throw refused(name) }
    switch (kind, size) {
    case ("f", 2), ("f", 4), ("f", 8): return (.float(bytes: size), isBig)
    case ("i", 1), ("i", 2), ("i", 4), ("i", 8): return (.signed(bytes: size), isBig)
    case ("u", 1), ("u", 2), ("u", 4), ("u", 8): return (.unsigned(bytes: size), isBig)
    case ("b", 1): return (.boolean, false)
    case ("U", 1...4096): return (.text(scalars: size), isBig)
    case ("S", 1...16384): return (.bytes(size), false)
    default: throw refused(name)
    }
  }

  private static func refused(_ name: String) -> ImportFault {
    ImportFault(
      .offset(8),
      "has elements of dtype '\(shortened(String(name.prefix(40))))'. Save it as numbers, "
        + "array.astype(\"float32\"), or labels as text: array.astype(str).")
  }

  private static func count(
    _ shape: [Int], of size: Int, in available: Int, from start: Int
  ) throws(ImportFault) -> Int {
    var count = 1
    for length in shape {
      let (product, hasOverflown) = count.multipliedReportingOverflow(by: length)
      guard !hasOverflown, product <= Int.max / max(size, 1) else {
        throw ImportFault(.offset(8), "claims more elements than any file has. Write it again.")
      }
      count = product
    }
    guard count * size == available else {
      let words = shape.map(String.init).joined(separator: " × ")
      throw ImportFault(
        .offset(start + available),
        "ends after \(available) bytes of elements where \(words) of \(size) bytes each take "
          + "\(count * size). Copy the file again.")
    }
    return count
  }
}
