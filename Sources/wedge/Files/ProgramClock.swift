import Glibc

/// The one clock of the program; nothing below the executable knows the time.
enum ProgramClock {
  /// Seconds that only go on.
  static var seconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
