extension RandomAccessCollection where Index == Int {
  /// How many elements come before the first of which something does not hold.
  ///
  /// - Precondition: it holds of the first elements and of no later one.
  /// - Complexity: O(log n) questions.
  @inlinable
  public func prefixCount(where holds: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = low + (high - low) / 2
      if holds(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low - startIndex
  }
}
