extension Array where Element == Double {
  /// Sorts from the largest down, by the bits: a comparison for each of n log n steps would cost a
  /// screen its frame. Zeros of either sign are alike to no comparison, and stand together.
  ///
  /// - Precondition: no element is NaN.
  public mutating func sortDescending() {
    var keys = map { number in
      let bits = number.bitPattern
      // Ascending keys of descending numbers.
      return bits >> 63 == 0 ? ~(bits | 1 << 63) : bits
    }
    var other = [UInt64](repeating: 0, count: count)
    for shift in stride(from: UInt64(0), to: 64, by: 11) {
      var places = [Int](repeating: 0, count: 2048)
      for key in keys { places[Int(key >> shift & 2047)] += 1 }
      if places.contains(count) { continue }
      var start = 0
      for digit in places.indices { (places[digit], start) = (start, start + places[digit]) }
      for key in keys {
        let digit = Int(key >> shift & 2047)
        other[places[digit]] = key
        places[digit] += 1
      }
      swap(&keys, &other)
    }
    for index in indices {
      let key = keys[index]
      self[index] = Double(bitPattern: key >> 63 == 0 ? ~key & ~(1 << 63) : key)
    }
  }
}
