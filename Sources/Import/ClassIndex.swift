/// Names of classes as they come, numbered; in the end in an order that does not depend on the rows'.
struct ClassIndex {
  /// More classes than this are no classes.
  static let most = 1000

  private var known: [String: Int32] = [:]
  private var names: [String] = []
  private(set) var indices: [Int32] = []

  mutating func reserve(_ count: Int) { indices.reserveCapacity(count) }

  /// Takes the next row's name down.
  ///
  /// - Throws: at more than `most` names, where a column of measurements was taken for classes.
  mutating func append(_ name: String, at place: ImportFault.Place) throws(ImportFault) {
    if let index = known[name] {
      indices.append(index)
      return
    }
    guard names.count < Self.most else {
      throw ImportFault(
        place,
        "is class number \(Self.most + 1), '\(shortened(name))'. Wedge takes at most \(Self.most): "
          + "choose another column with --label.")
    }
    let index = Int32(names.count)
    known[name] = index
    names.append(name)
    indices.append(index)
  }

  /// The rows' classes, numbers in the order of size, other names in that of their scalars.
  func finished() -> ImportedLabels {
    let numbers = names.map(Self.wholeNumber)
    let isNumeric = numbers.allSatisfy { $0 != nil }
    let order = names.indices.sorted { first, second in
      if isNumeric, let one = numbers[first], let other = numbers[second], one != other {
        return one < other
      }
      return names[first].unicodeScalars.lexicographicallyPrecedes(
        names[second].unicodeScalars)
    }
    var shown: [String] = []
    var target = [Int32](repeating: 0, count: names.count)
    for index in order {
      let name = isNumeric ? numbers[index].map(String.init) : nil
      // 3 and 3.0 are one class.
      if let name, name == shown.last {
        target[index] = Int32(shown.count - 1)
        continue
      }
      target[index] = Int32(shown.count)
      shown.append(name ?? names[index])
    }
    return ImportedLabels(indices: indices.map { target[Int($0)] }, names: shown)
  }

  /// The number that a name writes, when it is whole.
  private static func wholeNumber(_ name: String) -> Int? {
    if let number = Int(name) { return number }
    guard let number = Double(name), number == number.rounded(), number.magnitude < 1e15 else {
      return nil
    }
    return Int(number)
  }
}
