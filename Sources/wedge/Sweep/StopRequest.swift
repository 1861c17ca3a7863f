import Glibc

/// Whether a signal asked to stop after the runs in hand.
enum StopRequest {
  /// Written by the handler alone; a word is written in one go.
  nonisolated(unsafe) private static var signal: Int32 = 0

  static var hasCome: Bool { signal != 0 }

  /// Takes TERM, USR1 and INT as requests; a second INT ends the process at once.
  static func listen() {
    for number in [SIGTERM, SIGUSR1, SIGINT] {
      Glibc.signal(number) { number in
        if number == SIGINT, StopRequest.signal == SIGINT {
          Glibc.signal(SIGINT, SIG_DFL)
          raise(SIGINT)
        }
        StopRequest.signal = number
      }
    }
    // A file that may not grow is then an error of the write, with a message, and not a silent end.
    Glibc.signal(SIGXFSZ, SIG_IGN)
  }
}
