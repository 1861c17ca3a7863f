/// Which classes names in a file are of that stood there lately, byte for byte: most rows have the name of
/// another one, and a text need not be made of it again.
struct RememberedNames {
  private let bytes: ByteView
  /// One a remainder of the sum of bytes.
  private var places = [Range<Int>](repeating: 0..<0, count: 256)
  private var indices = [Int32](repeating: 0, count: 256)

  init(_ bytes: ByteView) { self.bytes = bytes }

  /// The class of a name; nil where it is not remembered.
  func index(of name: Range<Int>) -> Int32? {
    let slot = slot(of: name)
    let place = places[slot]
    guard place.count == name.count, !name.isEmpty else { return nil }
    for offset in 0..<name.count
    where bytes[place.lowerBound + offset] != bytes[name.lowerBound + offset] { return nil }
    return indices[slot]
  }

  mutating func remember(_ index: Int32, of name: Range<Int>) {
    let slot = slot(of: name)
    (places[slot], indices[slot]) = (name, index)
  }

  private func slot(of name: Range<Int>) -> Int {
    var sum = 0
    for position in name { sum = sum &* 31 &+ Int(bytes[position]) }
    return sum & 255
  }
}
