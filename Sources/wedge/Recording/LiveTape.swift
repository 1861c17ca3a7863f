import Cells
internal import Drawing
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
  /// Since when it waits for a person to close what they have opened; nil while nothing is.
  private var coveredSince: Double?
  /// Whether it has covered the picture itself.
  private var hasCovered = false
  /// What is said of the stop it rests at.
  private var stopWords = ""
  /// Until when the newest line for the audience is read.
  private var captionEnd = 0.0
  /// What stands on a card before the tape begins; nil once it was seen.
  private var card: String?
  /// The keys of the tape that are shown now.
  private var keys: KeysSeen?
  /// Whether the keys are the person's, or the tape and its last line are over.
  private(set) var isOver = false

  init(_ commands: [TapeCommand], _ settings: TapeSettings, from state: State, now: Double) {
    let commands = settings.stopsAtMarkers ? commands.map(\.stoppingAtMarker) : commands
    run = TapeRun(commands, settings.manner, .outside, from: state, opening: TapeSettings.opening)
    card = settings.picture.title
    start = now + Caption.secondsToRead(card ?? "")
  }

  var isTape: Bool { true }

  private var hasStops: Bool { run.stopCount > 0 }

  func lastStep(_ state: State) -> Int? {
    restsSince == nil && coveredSince == nil && card == nil ? run.lastStep(state) : state.clock
  }

  func patience(at now: Double) -> Double {
    if restsSince != nil { return keys.map { seconds(until: $0.end, now) } ?? .infinity }
    if coveredSince != nil { return .infinity }
    if card != nil { return max(start - now, 0) }
    if run.isOver { return max(captionEnd - now, 0) }
    let due = min(run.due, keys?.end ?? run.due)
    return seconds(until: due, now)
  }

  private func seconds(until micros: Int, _ now: Double) -> Double {
    Double(max(micros - self.micros(now), 0)) / 1_000_000
  }

  mutating func play(_ state: inout State, size: Size, now: Double) -> [TapeEvent] {
    guard restsSince == nil else { return restingEvents(now) }
    guard card == nil || now >= start, !waits(for: state, now) else { return [] }
    card = nil
    run.manner.size = size
    let events = run.advance(to: micros(now), &state)
    hasCovered = state.isCovered
    for event in events {
      switch event {
      case .caption(let text, _): captionEnd = now + Caption.secondsToRead(text)
      case .stop(_, let text, _), .ask(_, let text, _): rest(SaidText.shown(text), now)
      case .fault(let fault): tell(fault, in: &state)
      default: break
      }
    }
    keys = micros(now) < run.keys.end ? run.keys : nil
    // The last line is seen until its time is over.
    if run.isOver, run.caption.isEmpty || now >= captionEnd { isOver = true }
    return events
  }

  /// Keys are seen for their time even where the tape rests.
  private mutating func restingEvents(_ now: Double) -> [TapeEvent] {
    guard let seen = keys, micros(now) >= seen.end else { return [] }
    forgetKeys()
    // The picture is another one.
    return [.commandEnded(nil)]
  }

  private mutating func forgetKeys() {
    keys = nil
    run.forgetKeys()
  }

  mutating func take(_ event: Event, _ state: inout State, size: Size, now: Double) -> Bool {
    guard !run.isOver else {
      isOver = true
      return isOnCaption(event, size)
    }
    if card != nil { return seeCard(event, state, now) }
    switch event {
    case .mouse(let mouse) where isOnCaption(event, size):
      if mouse.kind == .press, restsSince != nil { goOn(now) }
    case .key where isCovered(state): return false
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

  /// Any key or press ends the card.
  private mutating func seeCard(_ event: Event, _ state: State, _ now: Double) -> Bool {
    switch event {
    case .key(let key):
      (start, card) = (min(start, now), nil)
      return !state.waysOut.contains(key)
    case .mouse(let mouse):
      if mouse.kind == .press { (start, card) = (min(start, now), nil) }
      return true
    case .paste: return true
    case .resize: return false
    }
  }

  /// Whether it is meant for the line for the audience, and not for what that lies over.
  private func isOnCaption(_ event: Event, _ size: Size) -> Bool {
    guard case .mouse(let mouse) = event else { return false }
    return mouse.row >= size.height - Caption.rows(caption(columns: size.width), size)
  }

  /// Whether a person has opened what hides the picture, or waits for a number: it has the keys then.
  private func isCovered(_ state: State) -> Bool { state.isCovered && !hasCovered }

  /// Whether it waits for a person to close that; the time until then is not the tape's.
  private mutating func waits(for state: State, _ now: Double) -> Bool {
    if isCovered(state) {
      coveredSince = coveredSince ?? now
      return true
    }
    start += now - (coveredSince ?? now)
    coveredSince = nil
    return false
  }

  func picture(_ state: State, size: Size) -> Frame {
    if let card { return TitleCard.frame(card, state, size: size) }
    var frame = view(restsSince == nil ? state : state.resting, size: size)
    Caption.write(caption(columns: size.width), state, on: &frame)
    if var keys { keys.write(state, on: &frame) }
    if state.display.glyphs == .ascii { frame.becomeASCII() }
    return frame
  }

  /// The line for the audience, and how to take over or to go on, which is seen whatever is cut.
  ///
  /// - Parameter columns: how wide the screen is.
  func caption(columns: Int = 80) -> String {
    let said = stopWords.isEmpty ? run.caption : stopWords
    guard restsSince != nil || !run.isOver && !said.isEmpty else { return run.caption }
    let way =
      restsSince == nil
      ? (hasStops ? "space: rest here" : "space: take over")
      : "\(run.stop) of \(run.stopCount): space goes on, PgDn PgUp next, previous"
    var (kept, text) = (said[...], said.isEmpty ? way : said + "   " + way)
    func isSeen() -> Bool {
      Caption.lines(of: text, width: max(columns - 2, 1)).joined(separator: " ").hasSuffix(way)
    }
    while !isSeen(), !kept.isEmpty {
      kept = kept[..<(kept.lastIndex(of: " ") ?? kept.startIndex)]
      text = kept + " …   " + way
    }
    return text
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
      forgetKeys()
      hasCovered = state.isCovered
      run.resume(at: micros(now))
      rest(run.words(ofStop: stop), now)
    } catch {
      tell(error, in: &state)
    }
  }

  private func tell(_ fault: TapeFault, in state: inout State) {
    let tape = fault.position.source.map { "tape \(sanitized($0.name))" } ?? "tape"
    state.tell("\(tape), line \(fault.position.line): \(fault.text)", isFault: true)
  }

  private func micros(_ now: Double) -> Int { Int(((now - start) * 1_000_000).rounded()) }
}

extension TapeCommand {
  /// A marker as a stop; any other command as it is.
  var stoppingAtMarker: TapeCommand {
    guard case .marker(let text) = action else { return self }
    return TapeCommand(.stop(text), at: position)
  }
}
