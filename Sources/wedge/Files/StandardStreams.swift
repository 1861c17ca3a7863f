import Glibc

/// The three streams that a program is started with, which a daemon may have closed.
enum StandardStreams {
  /// Takes the place of what is closed, so that no file that is opened later is taken for it: reads and
  /// writes fail as they did.
  static func holdPlaces() {
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO]
    where fcntl(descriptor, F_GETFD) < 0 {
      // The lowest that is free is taken.
      _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }
}
