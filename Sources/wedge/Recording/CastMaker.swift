import Glibc
import Recording
import Synchronization

/// Makes the cast of a tape beside everything else, on a thread of its own.
final class CastMaker: Sendable {
  /// How far it is.
  struct Progress {
    var commands = 0
    var done = 0
    /// Why there is no cast.
    var fault: String?
    var isOver = false
  }

  /// The name of tape and cast without their endings.
  let name: String
  private let kept = Mutex(Progress())

  init(name: String) {
    self.name = name
    var thread = pthread_t()
    let maker = Unmanaged.passRetained(self).toOpaque()
    let status = pthread_create(&thread, nil, { CastMaker.work($0) }, maker)
    guard status == 0 else {
      Unmanaged<CastMaker>.fromOpaque(maker).release()
      kept.withLock { $0 = Progress(fault: String(cString: strerror(status)), isOver: true) }
      return
    }
    pthread_detach(thread)
  }

  var progress: Progress { kept.withLock { $0 } }

  private static func work(_ maker: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let maker else { return nil }
    // Signals are the main thread's.
    var all = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_BLOCK, &all, nil)
    Unmanaged<CastMaker>.fromOpaque(maker).takeRetainedValue().make()
    return nil
  }

  private func make() {
    var fault: String?
    do {
      try record()
    } catch let error as OutputError {
      fault = error.reason
    } catch let error as InputError {
      fault = "\(error.place) \(error.fault)"
    } catch {
      fault = "\(error)"
    }
    kept.withLock { ($0.fault, $0.isOver) = (fault, true) }
  }

  /// The same bytes as `wedge record` makes of the tape.
  private func record() throws {
    let path = "\(name).tape"
    var settings = TapeSettings()
    settings.path = path
    let tape = try TapeFile.read(path)
    let commands = try TapeFile.placed(path) { try settings.take(tape) }
    kept.withLock { $0.commands = commands.count }
    let title = path.split(separator: "/").last.map(String.init) ?? path
    let recorder = try Recorder("\(name).cast", settings, version: .two, title: title)
    let sink = TapePlayer.Sink(
      frame: { recorder.show($0, other: $1, at: $2) },
      words: { recorder.tell($0, $1, at: $2) },
      still: { _, _ in }, commandEnded: { _ in self.kept.withLock { $0.done += 1 } })
    var player = TapePlayer(try TapeFile.opening(settings), settings, sink)
    try TapeFile.placed(path) { try player.play(commands) }
    try recorder.write(at: player.end)
  }
}
