extension NPYArray {
  /// The array as a class a row; of one-hot rows it is the place of the 1.
  func labels() throws(ImportFault) -> ImportedLabels {
    guard header.shape.count == 1 || header.count == rows else { return try oneHotLabels() }
    var classes = ClassIndex()
    classes.reserve(header.count)
    for index in 0..<header.count {
      let place = ImportFault.Place.offset(header.start + index * header.element.size)
      try classes.append(try name(index, place), at: place)
    }
    return classes.finished()
  }

  private func oneHotLabels() throws(ImportFault) -> ImportedLabels {
    let width = header.count / max(rows, 1)
    let fault = ImportFault(
      .offset(8),
      "has \(width) labels a row, and they are not one-hot, a single 1 among zeros. Give one a row, "
        + "such as array.argmax(axis=1).")
    guard isNumeric, header.shape.count == 2, header.count > 0 else { throw fault }
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

  private func name(_ index: Int, _ place: ImportFault.Place) throws(ImportFault) -> String {
    let position = header.start + index * header.element.size
    switch header.element {
    case .signed(let width):
      return "\(Int64(truncatingIfNeeded: signed(position, width)))"
    case .unsigned(let width): return "\(unsigned(position, width))"
    case .boolean: return bytes[position] == 0 ? "False" : "True"
    case .float:
      let value = number(position)
      guard value.isFinite else {
        throw ImportFault(place, "holds \(value) as a label. Give every row its class.")
      }
      return value == value.rounded() && value.magnitude < 1e15 ? "\(Int64(value))" : "\(value)"
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
}
