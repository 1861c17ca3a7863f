/// Names of classes as they come, numbered; in the end in an order that does not depend on the rows'.
struct ClassIndex {
  /// More classes than this are no classes.
  static let most = 100_000

  /// What is numbered, and the option that chooses it.
  private let (noun, option): (String, String)
  private let most: Int
  private var known: [String: Int32] = [:]
  private var names: [String] = []
  private(set) var indices: [Int32] = []

  init(_ noun: String = "class", option: String = "--label", most: Int = ClassIndex.most) {
    (self.noun, self.option, self.most) = (noun, option, most)
  }

  mutating func reserve(_ count: Int) { indices.reserveCapacity(count) }

  /// Takes down that the next row is of a class that came before.
  mutating func append(_ index: Int32) { indices.append(index) }

  /// Takes the next row's name down.
  ///
  /// - Throws: at more than `most` names, where a column of measurements was taken for classes.
  mutating func append(_ name: String, at place: ImportFault.Place) throws(ImportFault) {
    let exact = exactName(name)
    if let index = known[exact] {
      indices.append(index)
      return
    }
    guard names.count < most else {
      let alone =
        indices.count == names.count ? ", and every row so far has one of its own: no classes" : ""
      throw ImportFault(
        place,
        "is \(noun) number \(most + 1), '\(shortened(name))'\(alone). Wedge takes at most \(most): "
          + "choose another column with \(option).")
    }
    let index = Int32(names.count)
    known[exact] = index
    names.append(name)
    indices.append(index)
  }

  /// The name that the first row has, and no other one, where all others are shared; nil else, and
  /// where an example is too small to tell.
  var nameOfFirstRowAlone: String? {
    guard indices.count >= 5 else { return nil }
    var counts = [Int](repeating: 0, count: names.count)
    for index in indices { counts[Int(index)] += 1 }
    guard let first = counts.first, first == 1, counts.count > 1,
      counts.dropFirst().allSatisfy({ $0 > 1 }), Double(names[0]) == nil
    else { return nil }
    return names[0]
  }

  /// The rows' classes, numbers in the order of size, other names in that of their scalars.
  func finished() -> ImportedLabels {
    let numbers = names.map(Self.wholeNumber)
    let isNumeric = numbers.allSatisfy { $0 != nil }
    let sizes = names.map(Self.number)
    let hasSizes = sizes.allSatisfy { $0 != nil }
    let order = names.indices.sorted { first, second in
      if hasSizes, let one = sizes[first], let other = sizes[second], one != other {
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
    guard let size = number(name) else { return nil }
    if let number = Int(name) { return number }
    return size == size.rounded() && size.magnitude < 1e15 ? Int(size) : nil
  }

  /// The number that a name writes; nil of what another number would be written like: 007 is not 7,
  /// and 0x1F a name.
  private static func number(_ name: String) -> Double? {
    let digits = name.utf8.drop { $0 == UInt8(ascii: "-") }
    let isPadded =
      digits.first == UInt8(ascii: "0")
      && digits.dropFirst().first.map { $0 != UInt8(ascii: ".") && $0 | 32 != UInt8(ascii: "e") }
        ?? false
    guard !isPadded, digits.first.map({ (48...57).contains($0) }) ?? false else { return nil }
    return Double(name).flatMap { $0.isFinite ? $0 : nil }
  }
}
