/// An array that NumPy wrote, as rows of numbers or as classes.
struct NPYArray {
  let header: NPYHeader
  private let bytes: ByteView

  /// - Parameter size: of the whole array in bytes, where `bytes` is its beginning alone.
  init(_ bytes: ByteView, size: Int? = nil) throws(ImportFault) {
    header = try NPYHeader(bytes, size: size)
    self.bytes = bytes
  }

  private var rows: Int { header.rows }

  /// The array as rows of numbers: the first axis counts rows, the others lie behind one another.
  func table(_ request: ImportRequest = ImportRequest()) throws(ImportFault) -> ImportedTable {
    let width = try header.width(request)
    let values =
      header.isFortranOrder ? columns(width, request.progress) : inOrder(request)
    return try header.table(values, request)
  }

  /// The array as a class a row; of one-hot rows it is the place of the 1.
  func labels() throws(ImportFault) -> ImportedLabels {
    guard header.shape.count == 1 || header.count == rows else { return try oneHotLabels() }
    var classes = ClassIndex()
    classes.reserve(header.count)
    for index in 0..<header.count {
      let place = ImportFault.Place.offset(header.start + index * header.element.size)
      try classes.append(try name(index, place), at: place)
    }
    var labels = classes.finished()
    labels.areTexts = holdsNames
    return labels
  }

  /// The array as a word a row.
  func words() throws(ImportFault) -> [(word: String, place: ImportFault.Place)] {
    guard header.shape.count == 1 || header.count == rows else {
      throw ImportFault(.offset(8), "has several elements a row. Give one word or number a row.")
    }
    var words: [(String, ImportFault.Place)] = []
    for index in 0..<header.count {
      let place = ImportFault.Place.offset(header.start + index * header.element.size)
      words.append((try name(index, place), place))
    }
    return words
  }

  /// What one place of every row is called; of rows that are left out any name will do.
  func names(ofColumn column: Int, width: Int, without missing: [Int]) throws(ImportFault)
    -> [String]
  {
    let offset = header.isFortranOrder ? rows * fortranOffsets(width)[column] : column
    let left = Set(missing)
    var names: [String?] = []
    for row in 0..<rows {
      let index = offset + (header.isFortranOrder ? row : row * width)
      let place = ImportFault.Place.offset(header.start + index * header.element.size)
      names.append(left.contains(row) ? try? name(index, place) : try name(index, place))
    }
    let some = names.first { $0 != nil } ?? nil
    return names.map { $0 ?? some ?? "" }
  }

  /// The first of its texts; nil of numbers, and of none.
  var firstText: String? {
    guard holdsNames, header.count > 0, header.start + header.element.size <= bytes.count else {
      return nil
    }
    return try? name(0, .offset(header.start))
  }

  private func oneHotLabels() throws(ImportFault) -> ImportedLabels {
    let rows = header.shape.first ?? 1
    let width = header.count / max(rows, 1)
    let fault = ImportFault(
      .offset(8),
      "has \(width) labels a row, and they are not one-hot, a single 1 among zeros. Give one a row, "
        + "such as array.argmax(axis=1).")
    guard !holdsNames, header.shape.count == 2, header.count > 0 else { throw fault }
    var classes = ClassIndex()
    classes.reserve(rows)
    for row in 0..<rows {
      var place: Int?
      for column in 0..<width {
        let index = header.isFortranOrder ? column * rows + row : row * width + column
        let value = number(header.start + index * header.element.size)
        guard value == 0 || (value == 1 && place == nil) else { throw fault }
        if value == 1 { place = column }
      }
      guard let place else { throw fault }
      try classes.append("\(place)", at: .offset(8))
    }
    var labels = classes.finished()
    labels.source = "one-hot rows, by their argmax"
    return labels
  }

  /// Whether the elements are texts.
  private var holdsNames: Bool {
    switch header.element {
    case .text, .bytes: true
    default: false
    }
  }

  private func name(_ index: Int, _ place: ImportFault.Place) throws(ImportFault) -> String {
    let position = header.start + index * header.element.size
    switch header.element {
    case .signed(let width):
      return "\(Int64(truncatingIfNeeded: signed(position, width)))"
    case .unsigned(let width): return "\(unsigned(position, width))"
    case .boolean: return bytes[position] == 0 ? "False" : "True"
    case .float(let width):
      let value = number(position)
      guard value.isFinite else {
        throw ImportFault(place, "holds \(value) as a label. Give every row its class.")
      }
      if value == value.rounded(), value.magnitude < 1e15 { return "\(Int64(value))" }
      return width < 8 ? "\(Float(value))" : "\(value)"
    case .text(let scalars): return try named(text(position, scalars, index), place, index)
    case .bytes(let count): return try named(text(bytes: count, position, index), place, index)
    }
  }

  private func named(
    _ name: String, _ place: ImportFault.Place, _ index: Int
  ) throws(ImportFault) -> String {
    guard !name.isEmpty else {
      throw ImportFault(place, "is empty, as label \(index + 1). Give every row its class.")
    }
    return name
  }

  private func text(
    _ position: Int, _ scalars: Int, _ index: Int
  ) throws(ImportFault) -> String {
    var result = String.UnicodeScalarView()
    for place in 0..<scalars {
      let value = UInt32(truncatingIfNeeded: unsigned(position + 4 * place, 4))
      if value == 0 { break }
      guard let scalar = Unicode.Scalar(value) else {
        throw ImportFault(
          .offset(position + 4 * place),
          "holds \(value) in label \(index + 1), which is no character. Write the array again.")
      }
      result.append(scalar)
    }
    return String(result)
  }

  private func text(
    bytes count: Int, _ position: Int, _ index: Int
  ) throws(ImportFault) -> String {
    var end = position
    while end < position + count, bytes[end] != 0 { end += 1 }
    if let text = bytes.slice(position, end - position),
      let fault = UTF8Text.firstFault(in: text.raw)
    {
      throw ImportFault(
        .offset(position + fault),
        "holds the byte \(UTF8Text.hexadecimal(text[fault])) in label \(index + 1), which is no "
          + "UTF-8. Save the labels as text: numpy.char.decode(labels, 'latin-1').")
    }
    return bytes.text(position..<end)
  }

  private func unsigned(_ position: Int, _ width: Int) -> UInt64 {
    header.isBigEndian
      ? bytes.bigEndian(position, bytes: width) : bytes.littleEndian(position, bytes: width)
  }

  private func signed(_ position: Int, _ width: Int) -> Int64 {
    let shift = 64 - 8 * width
    return Int64(bitPattern: unsigned(position, width) << UInt64(shift)) >> Int64(shift)
  }

  private func number(_ position: Int) -> Double {
    switch header.element {
    case .float(2): Double(Float16(bitPattern: UInt16(truncatingIfNeeded: unsigned(position, 2))))
    case .float(4): Double(Float(bitPattern: UInt32(truncatingIfNeeded: unsigned(position, 4))))
    case .float: Double(bitPattern: unsigned(position, 8))
    case .signed(let width): Double(signed(position, width))
    case .unsigned(let width): Double(unsigned(position, width))
    case .boolean: bytes[position] == 0 ? 0 : 1
    case .text, .bytes: .nan
    }
  }

  private func inOrder(_ request: ImportRequest) -> [Float] {
    if let values = wholeFloats(request) { return values }
    var values: [Float] = []
    values.reserveCapacity(header.count)
    for index in 0..<header.count {
      values.append(Float(number(header.start + index * header.element.size)))
      if index & 0xFFFFF == 0xFFFFF {
        request.progress?(Double(index) / Double(header.count))
      }
    }
    return values
  }

  /// The elements in large pieces, where they are what this machine holds.
  private func wholeFloats(_ request: ImportRequest) -> [Float]? {
    guard header.isPlainFloat, let part = bytes.slice(header.start, 4 * header.count)?.raw else {
      return nil
    }
    return [Float](unsafeUninitializedCapacity: header.count) { buffer, count in
      let target = UnsafeMutableRawBufferPointer(buffer)
      request.reserved?(UnsafeRawBufferPointer(target))
      for start in stride(from: 0, to: part.count, by: 1 << 20) {
        let piece = UnsafeRawBufferPointer(rebasing: part[start..<min(start + 1 << 20, part.count)])
        UnsafeMutableRawBufferPointer(rebasing: target[start...]).copyMemory(from: piece)
        if let place = piece.baseAddress { request.passed?(place + piece.count) }
      }
      count = header.count
    }
  }

  /// The elements where the first axis varies fastest.
  private func columns(
    _ width: Int, _ progress: ((Double) -> Void)?
  ) -> [Float] {
    var values = [Float](repeating: 0, count: header.count)
    let strides = fortranOffsets(width)
    for column in 0..<width {
      for row in 0..<rows {
        let element = row + rows * strides[column]
        values[row * width + column] = Float(
          number(header.start + element * header.element.size))
      }
      progress?(Double(column + 1) / Double(width))
    }
    return values
  }

  /// For each place behind one another in a row, its place where the earlier axis varies faster.
  private func fortranOffsets(_ width: Int) -> [Int] {
    let axes = Array(header.shape.dropFirst())
    return (0..<width).map { place in
      var rest = place
      var indices: [Int] = []
      for length in axes.reversed() {
        indices.append(rest % length)
        rest /= length
      }
      var offset = 0
      var stride = 1
      for (length, index) in zip(axes, indices.reversed()) {
        offset += index * stride
        stride *= length
      }
      return offset
    }
  }
}
