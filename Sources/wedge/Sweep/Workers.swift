import Glibc

/// Threads that take pieces of work which have nothing to do with one another.
enum Workers {
  private final class Body {
    let run: @Sendable () -> Void

    init(_ run: @escaping @Sendable () -> Void) {
      self.run = run
    }
  }

  /// Runs a body on so many threads, this one among them, and waits for all.
  static func run(_ count: Int, _ body: @escaping @Sendable () -> Void) {
    var threads: [pthread_t] = []
    for _ in 1..<max(count, 1) {
      let argument = Unmanaged.passRetained(Body(body))
      var thread = pthread_t()
      let status = pthread_create(
        &thread, nil,
        { argument in
          argument.map { Unmanaged<Body>.fromOpaque($0).takeRetainedValue().run() }
          return nil
        }, argument.toOpaque())
      if status == 0 { threads.append(thread) } else { argument.release() }
    }
    body()
    for thread in threads { pthread_join(thread, nil) }
  }
}
