internal import Kernels

extension Array where Element == Double {
  /// The value at a place of the ascending order, without putting all in order (Hoare's selection).
  ///
  /// Values come to stand so that those before the place are no larger and those after it no smaller.
  ///
  /// - Precondition: no value is a NaN.
  package mutating func value(at place: Int) -> Double {
    withUnsafeMutableBufferPointer { values in
      var (low, high) = (0, values.count - 1)
      while low < high {
        let pivot = values[(low + high) / 2]
        var (left, right) = (low, high)
        while left <= right {
          while values[left] < pivot { left += 1 }
          while values[right] > pivot { right -= 1 }
          guard left <= right else { break }
          values.swapAt(left, right)
          left += 1
          right -= 1
        }
        if place <= right {
          high = right
        } else if place >= left {
          low = left
        } else {
          break
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
