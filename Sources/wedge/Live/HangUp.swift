import Glibc

/// A terminal that closes may hang up more than once: the shell passes on what the system said before.
enum HangUp {
  /// Carries out what sets signals back to what they were; from then on a hang-up ends nothing, so that
  /// what is left to be written is.
  static func outlast(if isWanted: Bool, _ body: () -> Void) {
    guard isWanted else { return body() }
    var hangUp = sigset_t()
    sigemptyset(&hangUp)
    sigaddset(&hangUp, SIGHUP)
    pthread_sigmask(SIG_BLOCK, &hangUp, nil)
    body()
    signal(SIGHUP, SIG_IGN)
    pthread_sigmask(SIG_UNBLOCK, &hangUp, nil)
  }
}
