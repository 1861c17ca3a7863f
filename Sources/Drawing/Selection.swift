internal import Kernels

extension Array where Element == Double {
  /// The value at a place of the ascending order, without putting all in order (Hoare's selection).
  ///
  /// Values come to stand so that those before the place are no larger and those after it no smaller.
  ///
  /// - Precondition: no value is a NaN.
  package mutating func value(at place: Int) -> Double {
    withUnsafeMutableBufferPointer { values in
      var range = 0..<values.count
      while range.count > 1 {
        let pivot = values[(range.lowerBound + range.upperBound) / 2]
        let below = values.gather(range) { $0 < pivot }
        if place < below {
          range = range.lowerBound..<below
        } else if below > range.lowerBound {
          range = below..<range.upperBound
        } else {
          // None is less: what equals it goes first, so that the range shrinks.
          let equal = values.gather(range) { $0 == pivot }
          if place < equal { return pivot }
          range = equal..<range.upperBound
        }
      }
      return values[place]
    }
  }

  /// The value below which a share lies, as `Quantile.interpolated` has it; nil without values.
  ///
  /// - Precondition: no value is a NaN.
  package mutating func quantile(_ share: Double) -> Double? {
    guard !isEmpty else { return nil }
    let place = share * Double(count - 1)
    let below = Swift.min(Int(place), count - 1)
    let lower = value(at: below)
    let upper = self[(below + 1)...].min() ?? lower
    return Quantile.interpolated([lower, upper], share: place - Double(below))
  }
}

extension UnsafeMutableBufferPointer<Double> {
  /// Brings the values of a range that are of a kind to its front; where they end. No branch hangs on a value,
  /// which a processor could only guess.
  fileprivate func gather(_ range: Range<Int>, _ isOfKind: (Double) -> Bool) -> Int {
    var end = range.lowerBound
    for place in range {
      let value = self[place]
      self[place] = self[end]
      self[end] = value
      end += isOfKind(value) ? 1 : 0
    }
    return end
  }
}
