import Glibc

/// Programs of others that make what Wedge itself does not.
enum OtherProgram {
  /// Whether a program is in the path.
  static func isThere(_ name: String) -> Bool {
    let path = getenv("PATH").map { String(cString: $0) } ?? ""
    return path.split(separator: ":").contains { access("\($0)/\(name)", X_OK) == 0 }
  }

  /// The exit status of a program found in the path; 127 where there is none.
  static func run(_ words: [String]) -> Int32 {
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
    var process = pid_t()
    guard posix_spawnp(&process, words[0], &files, nil, &arguments, environ) == 0 else {
      return 127
    }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 && errno == EINTR {}
    return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
  }

  /// Has a program write a file, which takes its place whole.
  ///
  /// - Parameter words: the program and its arguments for a path to write to.
  static func write(_ path: String, by words: (String) -> [String]) throws(OutputError) {
    let ending = path.split(separator: ".").last ?? ""
    let part = "\(path).\(getpid()).part.\(ending)"
    let words = words(part)
    let status = run(words)
    guard status == 0, rename(part, path) == 0 else {
      let reason = status == 0 ? systemMessage() : "\(words[0]) ended with status \(status)"
      unlink(part)
      throw OutputError(name: path, reason: reason)
    }
  }
}
