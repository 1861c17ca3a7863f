import Cells
import Laboratory
import Recording
internal import Screens
internal import Tapes

/// A tape that plays in a live laboratory, in real time, until it ends or a person takes over.
///
/// One that has stops teaches: it rests at each of them until the person goes on.
struct LiveTape: LivePlayer {
  private var run: TapeRun
  /// When it began, in seconds of the live clock; time at rest is not the tape's.
  private var start: Double
  /// Since when it rests; nil while it plays.
  private var restsSince: Double?
  /// What is said of the stop it rests at.
  private var stopWords = ""
  /// Until when the newest line for the audience is read.
  private var captionEnd = 0.0
  /// Whether the keys are the person's, or the tape and its last line are over.
  private(set) var isOver = false

  /// - Parameter stopsAtMarkers: whether a marker is a stop.
  init(
    _ commands: [TapeCommand], _ manner: TapeManner, stopsAtMarkers: Bool, from state: State,
    now: Double
  ) {
    let commands = stopsAtMarkers ? commands.map(\.stoppingAtMarker) : commands
    run = TapeRun(commands, manner, .outside, from: state, opening: TapeSettings.opening)
    start = now
  }

  var isTape: Bool { true }

  private var hasStops: Bool { run.stopCount > 0 }

  func lastStep(_ state: State) -> Int? { restsSince == nil ? run.lastStep(state) : state.clock }

  func patience(at now: Double) -> Double {
    if restsSince != nil { return .infinity }
    if run.isOver { return max(captionEnd - now, 0) }
    return Double(max(run.due - micros(now), 0)) / 1_000_000
  }

  mutating func play(_ state: inout State, size: Size, now: Double) -> [TapeEvent] {
    guard restsSince == nil else { return [] }
    run.manner.size = size
    let events = run.advance(to: micros(now), &state)
    for event in events {
      switch event {
      case .caption(let text, _): captionEnd = now + Caption.secondsToRead(text)
      case .stop(_, let text, _), .ask(_, let text, _): rest(text, now)
      case .fault(let fault): tell(fault, in: &state)
      default: break
      }
    }
    // The last line is seen until its time is over.
    if run.isOver, run.caption.isEmpty || now >= captionEnd { isOver = true }
    return events
  }

  mutating func take(_ event: Event, _ state: inout State, size: Size, now: Double) -> Bool {
    guard !run.isOver else {
      isOver = true
      return false
    }
    switch event {
    case .key(.character(" ")) where hasStops:
      if restsSince == nil { rest("", now) } else { goOn(now) }
    case .key(.character(" ")):
      isOver = true
      state.tell("the tape has stopped: the keys are yours", isFault: false)
    case .key(.pageDown) where hasStops:
      if run.stop == run.stopCount { goOn(now) } else { go(to: run.stop + 1, &state, now) }
    case .key(.pageUp) where hasStops:
      go(to: max(isAtStop ? run.stop - 1 : run.stop, 0), &state, now)
    default: return false
    }
    return true
  }

  func picture(_ state: State, size: Size) -> Frame {
    var frame = view(state, size: size)
    Caption.write(caption, state, on: &frame)
    return frame
  }

  /// The line for the audience, and how to go on where the tape rests.
  var caption: String {
    guard restsSince != nil else { return run.caption }
    let said = run.caption.isEmpty ? stopWords : run.caption
    let place = "\(run.stop) of \(run.stopCount)"
    return (said.isEmpty ? "" : said + "   ") + "\(place): space goes on, PgDn PgUp next, previous"
  }

  /// Whether the tape rests at the stop that it reached last, and not on its way to the next.
  private var isAtStop: Bool { restsSince != nil && !stopWords.isEmpty }

  private mutating func rest(_ words: String, _ now: Double) {
    stopWords = words
    restsSince = now
  }

  private mutating func goOn(_ now: Double) {
    start += now - (restsSince ?? now)
    restsSince = nil
    stopWords = ""
  }

  /// Stands at a stop, or at the beginning.
  private mutating func go(to stop: Int, _ state: inout State, _ now: Double) {
    goOn(now)
    do throws(TapeFault) {
      try run.go(to: stop, &state)
      run.resume(at: micros(now))
      rest(run.words(ofStop: stop), now)
    } catch {
      tell(error, in: &state)
    }
  }

  private func tell(_ fault: TapeFault, in state: inout State) {
    state.tell("tape, line \(fault.position.line): \(fault.text)", isFault: true)
  }

  private func micros(_ now: Double) -> Int { Int(((now - start) * 1_000_000).rounded()) }
}

extension TapeCommand {
  fileprivate var stoppingAtMarker: TapeCommand {
    guard case .marker(let text) = action else { return self }
    return TapeCommand(.stop(text), at: position)
  }
}
