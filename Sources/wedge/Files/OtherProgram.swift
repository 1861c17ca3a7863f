import Glibc

/// Programs of others that make what Wedge itself does not.
enum OtherProgram {
  /// How long they take, who say nothing themselves.
  private static let progress = ProgressLine()

  /// Whether a program is in the path.
  static func isThere(_ name: String) -> Bool {
    let path = getenv("PATH").map { String(cString: $0) } ?? ""
    return path.split(separator: ":").contains { access("\($0)/\(name)", X_OK) == 0 }
  }

  /// How a program ended.
  private enum End: Equatable {
    /// Its exit status; 127 where there is none of this name.
    case status(Int32)
    /// We were told to end while it ran.
    case interrupted(Int32)
  }

  /// Runs a program found in the path; told to end meanwhile, it ends the program and says so.
  private static func run(_ words: [String]) -> End {
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    // Its progress is not ours to show.
    var files = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&files)
    defer { posix_spawn_file_actions_destroy(&files) }
    posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    for descriptor in [STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_addopen(&files, descriptor, "/dev/null", O_WRONLY, 0)
    }
    var ends = sigset_t()
    sigemptyset(&ends)
    for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&ends, signal) }
    var usual = sigset_t()
    pthread_sigmask(SIG_BLOCK, &ends, &usual)
    defer { pthread_sigmask(SIG_SETMASK, &usual, nil) }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawnattr_setsigmask(&attributes, &usual)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var process = pid_t()
    guard posix_spawnp(&process, words[0], &files, &attributes, &arguments, environ) == 0 else {
      return .status(127)
    }
    defer { progress.clear() }
    return wait(for: process, named: words[0], or: ends)
  }

  private static func wait(for process: pid_t, named name: String, or ends: sigset_t) -> End {
    let start = ProgramClock.seconds
    var shown = 0
    var (ends, status, signal) = (ends, Int32(0), Int32(0))
    var patience = timespec(tv_sec: 0, tv_nsec: 20_000_000)
    while waitpid(process, &status, WNOHANG) == 0 {
      signal = sigtimedwait(&ends, nil, &patience)
      let seconds = Int(ProgramClock.seconds - start)
      if seconds > shown {
        shown = seconds
        progress.show("\(name) is at work, \(seconds) s")
      }
      guard signal > 0 else { continue }
      kill(process, SIGTERM)
      while waitpid(process, &status, 0) < 0 && errno == EINTR {}
      return .interrupted(signal)
    }
    // ^C is for both of us, and it may have been the faster one to end.
    patience = timespec()
    signal = sigtimedwait(&ends, nil, &patience)
    guard signal <= 0 else { return .interrupted(signal) }
    return .status(status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F)
  }

  /// Has a program write a file, which takes its place whole.
  ///
  /// - Parameter words: the program and its arguments for a path to write to.
  static func write(_ path: String, by words: (String) -> [String]) throws(OutputError) {
    let ending = path.split(separator: ".").last ?? ""
    let part = "\(path).\(getpid()).part.\(ending)"
    let words = words(part)
    switch run(words) {
    case .status(0):
      guard rename(part, path) != 0 else { return }
      let reason = systemMessage()
      unlink(part)
      throw OutputError(name: path, reason: reason)
    case .status(let status):
      unlink(part)
      throw OutputError(name: path, reason: "\(words[0]) ended with status \(status)")
    case .interrupted(let signal):
      unlink(part)
      throw OutputError(name: path, reason: "\(words[0]) was interrupted", signal: signal)
    }
  }
}
