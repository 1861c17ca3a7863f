import Glibc

/// Time that only goes on, for waits.
enum Clock {
  static var seconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  /// What is left until a moment as poll counts it: rounded up, -1 for ever.
  static func milliseconds(until moment: Double) -> Int32 {
    if moment == .infinity { return -1 }
    return Int32(min(max(0, ((moment - seconds) * 1000).rounded(.up)), 1e9))
  }
}
