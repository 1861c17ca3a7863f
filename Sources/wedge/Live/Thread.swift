import Glibc

/// A thread beside the main one, for as long as the program lives.
enum Thread {
  private final class Body: Sendable {
    let run: @Sendable () -> Void

    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  private static let stackBytes = 8 << 20

  /// Starts a thread; one that cannot be started leaves its work to nobody.
  ///
  /// - Returns: whether it runs.
  static func start(_ run: @escaping @Sendable () -> Void) -> Bool {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    pthread_attr_setstacksize(&attributes, stackBytes)
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    defer { pthread_attr_destroy(&attributes) }
    var thread = pthread_t()
    let body = Unmanaged.passRetained(Body(run))
    let code = pthread_create(
      &thread, &attributes,
      { body in
        guard let body else { return nil }
        Thread.leaveSignalsToMainThread()
        Thread.useHandlerStack()
        Unmanaged<Body>.fromOpaque(body).takeRetainedValue().run()
        return nil
      }, body.toOpaque())
    if code != 0 { body.release() }
    return code == 0
  }

  /// But for a fault of its own, which must still find the handler that brings the terminal back.
  private static func leaveSignalsToMainThread() {
    var others = sigset_t()
    sigfillset(&others)
    for fault in [SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT] { sigdelset(&others, fault) }
    pthread_sigmask(SIG_BLOCK, &others, nil)
  }

  /// A handler must run even where the thread's own stack is used up.
  private static func useHandlerStack() {
    var stack = stack_t()
    stack.ss_size = 1 << 16
    stack.ss_sp = .allocate(byteCount: stack.ss_size, alignment: 16)
    sigaltstack(&stack, nil)
  }
}
