import Glibc

/// Workloads that are whole processes.
enum ProcessWorkload {
  /// From exec to the end of `wedge snapshot` of the first frame.
  static func startup(_ name: String) -> Workload {
    Workload(name) { times in
      for _ in 0..<times { _ = launch() }
    }
  }

  /// The most memory such a process takes, as its check value in kilobytes.
  static func memory(_ name: String) -> Workload {
    Workload(name, check: { Double(launch()) }) { times in
      for _ in 0..<times { _ = launch() }
    }
  }

  /// Runs a process that draws the first frame.
  ///
  /// - Returns: its largest resident memory in kilobytes; 0 where it could not be run.
  private static func launch() -> Int {
    let arguments = [
      "wedge", "snapshot", "--steps", "0", "--size", "120x40", "--output", "/dev/null",
    ]
    var pointers = arguments.map { strdup($0) } + [nil]
    defer { pointers.forEach { free($0) } }
    var identifier = pid_t()
    guard posix_spawn(&identifier, "/proc/self/exe", nil, nil, &pointers, environ) == 0 else {
      return 0
    }
    var (status, usage) = (Int32(0), rusage())
    wait4(identifier, &status, 0, &usage)
    return usage.ru_maxrss
  }
}
