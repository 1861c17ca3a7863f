/// An array that NumPy wrote, as rows of numbers or as classes.
struct NPYArray {
  let header: NPYHeader
  let bytes: ByteView

  init(_ bytes: ByteView) throws(ImportFault) {
    header = try NPYHeader(bytes)
    self.bytes = bytes
  }

  var rows: Int { header.shape.first ?? 1 }
  var isMatrix: Bool { header.shape.count >= 2 }

  var isNumeric: Bool {
    switch header.element {
    case .text, .bytes: false
    default: true
    }
  }

  /// The array as rows of numbers: the first axis counts rows, the others lie behind one another.
  func table(_ request: ImportRequest) throws(ImportFault) -> ImportedTable {
    var table = try matrix(request.progress)
    table.parts.numbers = "\(table.width) column\(table.width == 1 ? "" : "s")"
    try table.drop(request.ignored.positions(among: [], count: table.width))
    return table
  }

  private func matrix(_ progress: ((Double) -> Void)?) throws(ImportFault) -> ImportedTable {
    guard isNumeric else {
      throw ImportFault(.offset(8), "holds texts where numbers are wanted. Give it as --labels.")
    }
    guard isMatrix, header.count > 0 else {
      let shape = header.shape.map(String.init).joined(separator: " × ")
      throw ImportFault(
        .offset(8),
        "has shape (\(shape)). Give an array of rows: samples × numbers, neither of them 0.")
    }
    let width = header.count / rows
    let values = header.isFortranOrder ? try columns(width, progress) : try inOrder(progress)
    return ImportedTable(width: width, values: values)
  }

  func unsigned(_ position: Int, _ width: Int) -> UInt64 {
    header.isBigEndian
      ? bytes.bigEndian(position, bytes: width) : bytes.littleEndian(position, bytes: width)
  }

  func signed(_ position: Int, _ width: Int) -> Int64 {
    let shift = 64 - 8 * width
    return Int64(bitPattern: unsigned(position, width) << UInt64(shift)) >> Int64(shift)
  }

  func number(_ position: Int) -> Double {
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

  private func inOrder(_ progress: ((Double) -> Void)?) throws(ImportFault) -> [Float] {
    if let values = wholeFloats() { return try checked(values) }
    var values: [Float] = []
    values.reserveCapacity(header.count)
    for index in 0..<header.count {
      values.append(Float(number(header.start + index * header.element.size)))
      if index & 0xFFFFF == 0xFFFFF { progress?(Double(index) / Double(header.count)) }
    }
    return try checked(values)
  }

  /// The elements in one go, where they are what this machine holds.
  private func wholeFloats() -> [Float]? {
    #if _endian(little)
      guard header.element == .float(bytes: 4), !header.isBigEndian,
        let part = bytes.slice(header.start, 4 * header.count)
      else { return nil }
      return [Float](unsafeUninitializedCapacity: header.count) { buffer, count in
        UnsafeMutableRawBufferPointer(buffer).copyMemory(from: part.raw)
        count = header.count
      }
    #else
      return nil
    #endif
  }

  /// The elements where the first axis varies fastest.
  private func columns(
    _ width: Int, _ progress: ((Double) -> Void)?
  ) throws(ImportFault) -> [Float] {
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
    return try checked(values)
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

  private func checked(_ values: [Float]) throws(ImportFault) -> [Float] {
    guard let index = values.firstIndex(where: { !$0.isFinite }) else { return values }
    let width = max(header.count / max(rows, 1), 1)
    throw ImportFault(
      .file,
      "holds \(values[index]) in row \(index / width + 1), column \(index % width + 1), counted "
        + "from 1: no finite number of 32 bits. Leave the row out, or give a number.")
  }
}
