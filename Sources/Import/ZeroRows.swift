extension ImportedTable {
  /// Rows of zeros alone, from 0: they have no direction.
  public var zeroRows: [Int] { Self.zeroRows(values, width) }

  /// Rows of prototypes that are zeros alone, from 0.
  public var zeroPrototypes: [Int] { Self.zeroRows(prototypes, width) }

  private static func zeroRows(_ values: [Float], _ width: Int) -> [Int] {
    guard width > 0 else { return [] }
    return (0..<values.count / width).filter { row in
      (row * width..<(row + 1) * width).allSatisfy { values[$0] == 0 }
    }
  }

  /// Leaves rows out.
  ///
  /// - Parameter reason: what they are, such as `of zeros`.
  /// - Throws: when a class has no other rows.
  public mutating func leave(
    rows left: [Int], _ reason: String = "of zeros", withClasses: Bool = false
  ) throws(ImportFault) {
    guard !left.isEmpty else { return }
    var isKept = [Bool](repeating: true, count: count)
    for row in left { isKept[row] = false }
    let kept = isKept.indices.filter { isKept[$0] }
    var shorter: [Float] = []
    shorter.reserveCapacity(kept.count * width)
    for row in kept { shorter += values[row * width..<(row + 1) * width] }
    values = shorter
    labels = labels.isEmpty ? [] : kept.map { labels[$0] }
    let places = left.map { rows.places.isEmpty ? $0 : Int(rows.places[$0]) - 1 }
    rows = rows.choosing(kept)
    if withClasses { dropEmptyClasses() }
    let remaining = Set(labels)
    if !labels.isEmpty,
      let empty = classNames.indices.first(where: { !remaining.contains(Int32($0)) })
    {
      throw ImportFault(
        .file,
        "has only rows \(reason) in class '\(shortened(classNames[empty]))'. Leave the class out.")
    }
    parts.left.append(
      "\(left.count) row\(left.count == 1 ? "" : "s") \(reason) (\(Self.numbers(of: places)))")
  }

  /// Leaves out the classes of which there is no row any more.
  private mutating func dropEmptyClasses() {
    let remaining = Set(labels)
    let kept = classNames.indices.filter { remaining.contains(Int32($0)) }
    var places = [Int32](repeating: 0, count: classNames.count)
    for (place, label) in kept.enumerated() { places[label] = Int32(place) }
    labels = labels.map { places[Int($0)] }
    classNames = kept.map { classNames[$0] }
  }

  /// Rows counted from 1, of many the first.
  public static func numbers(of rows: [Int]) -> String {
    rows.prefix(5).map { "\($0 + 1)" }.joined(separator: ", ") + (rows.count > 5 ? ", …" : "")
  }
}
