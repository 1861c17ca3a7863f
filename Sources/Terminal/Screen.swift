import CTerminal
public import Cells
import Glibc

/// The terminal as a live screen: frames out, events in, and everything put back in the end.
///
/// A class, because it keeps the identity of the one terminal that the process has. A slow terminal never
/// holds the program up: a frame goes out piece by piece, and until it has gone no other is taken.
public final class Screen {
  /// The number of cells, as of the last events.
  public private(set) var size: Size
  /// The colours in use, from the options, the environment and the terminal's description.
  public let colors: ColorTier
  /// Whether glyphs beyond the first 128 can be shown; otherwise each becomes a question mark.
  public let isUTF8: Bool
  /// The finest glyphs that terminals of this type are known to show.
  public let glyphs: GlyphTier
  /// The terminal's own ground, as far as known by now.
  public private(set) var background: Background
  /// The signal that asked the program to end; a lost terminal counts as a hang-up.
  public private(set) var endingSignal: Int32?
  /// Keys that end the program in the state that it is in: they are not kept waiting by those before them.
  public var waysOut: Set<Key> {
    get { intake.waysOut }
    set { intake.waysOut = newValue }
  }
  /// What is said at the end when the program leaves in the middle of work.
  public var lastWord = ""
  /// What is still to be done where the process ends in the middle of work, after the terminal is back.
  public var parting: () -> Void = {}

  private let signals: Int32
  private let output: Int32
  private let isCompatible: Bool
  private var painter: Painter
  private var outlet: Outlet
  private var intake: Intake
  /// When the ending signal came.
  private var ended = Double.infinity
  private var isAwaitingIdentity = false
  private var isOpen = true

  /// Takes the terminal over; nothing is sent before the first frame.
  public init(_ options: ScreenOptions = ScreenOptions()) throws(ScreenError) {
    guard isatty(STDIN_FILENO) == 1 else { throw .notATerminal(stream: "Standard input") }
    guard isatty(STDOUT_FILENO) == 1 else { throw .notATerminal(stream: "Standard output") }
    let environment = Environment.current
    guard !environment.descriptions(for: nil).isEmpty else {
      throw .unusableTerminal(type: environment.type)
    }
    isUTF8 = terminal_set_encoding(options.assumesUTF8)
    size = Size.measured ?? Size(width: 80, height: 24)
    memory_return_large()
    guard let file = MemoryFile() else { throw .refused(call: "memfd_create", code: errno) }
    let guarded = guard_begin()
    guard guarded.signals >= 0 else { throw .refused(call: "tcgetattr", code: errno) }
    let painter = Painter(
      environment: environment, options: options, isUTF8: isUTF8, size: size, file: file)
    guard let painter else {
      guard_end()
      throw .unusableTerminal(type: environment.type)
    }
    colors = painter.colors
    glyphs = isUTF8 ? environment.glyphs : .ascii
    self.painter = painter
    intake = Intake(waysOut: options.waysOut)
    signals = guarded.signals
    output = guarded.output
    outlet = Outlet(descriptor: output)
    isCompatible = environment.isCompatible
    background = Background(colorForegroundBackground: environment.colorForegroundBackground)
  }

  deinit {
    close()
  }

  /// How many bytes the newest frame took.
  public private(set) var newestBytes = 0

  /// Whether the last frame has gone out, so that another would be taken.
  public var canPresent: Bool { outlet.isEmpty }

  /// Shows a frame; false when it was dropped because the last one has not gone out.
  ///
  /// A frame that looks like the last one sends nothing.
  @discardableResult
  public func present(_ frame: Frame) -> Bool {
    guard canPresent else { return false }
    let bytes = painter.bytes(showing: frame)
    newestBytes = bytes.count
    outlet.append(bytes)
    outlet.send()
    return true
  }

  /// Asks the terminal for its ground, unless that is known; the answer comes while events are awaited.
  ///
  /// Best asked after the first frame. A terminal that does not answer costs nothing.
  public func askBackground() {
    guard background == .unknown, isCompatible, !isAwaitingIdentity else { return }
    isAwaitingIdentity = true
    // Every terminal answers the second question, so its answer means that none to the first will come.
    outlet.append(Array("\u{1B}]11;?\u{1B}\\\u{1B}[c".utf8))
    outlet.send()
  }

  /// The next event; waits for one at most so long, while what is pending goes out.
  ///
  /// Nil at the end of the wait, and also as soon as the program is asked to end, the ground has
  /// become known, or the last of a frame has gone out, so that another would be taken. What comes in is
  /// read each time, so that a way out is seen behind all that waits; where that takes too long, it is left out.
  ///
  /// - Parameter other: a descriptor that ends the wait when it can be read; -1 for none.
  public func event(waitingUpTo seconds: Double, or other: Int32 = -1) -> Event? {
    let deadline = intake.isEmpty ? Clock.seconds + seconds : 0
    let wasBusy = !canPresent
    while true {
      let hadBackground = background
      let hadIdentity = isAwaitingIdentity
      let isOtherReady = waitOnce(until: deadline, or: other)
      let hasNews =
        isOtherReady || background != hadBackground || isAwaitingIdentity != hadIdentity
      let isReady = wasBusy && canPresent
      if endingSignal != nil { return nil }
      if !intake.isEmpty || hasNews || isReady || Clock.seconds >= deadline { return intake.next() }
    }
  }

  /// Leaves out those of some keys that came before now and wait.
  public func passOver(_ keys: Set<Key>) {
    waitOnce(until: 0, isWorking: true)
    intake.passOver(keys)
  }

  /// Whether a way out waits behind other keys.
  public var isWayOutWaiting: Bool { intake.wayOutCame != nil }

  /// Looks after the terminal while work is done elsewhere, until a descriptor can be read.
  ///
  /// Ends the process, with the terminal as it was before, where work keeps a signal or a way out waiting.
  public func lookAfter(until done: Int32) {
    while true {
      let latest = min(ended, intake.wayOutCame ?? .infinity) + 2 * Intake.mostWait
      if Clock.seconds > latest { leaveAtOnce() }
      if waitOnce(until: latest, or: done, isWorking: true) { return }
    }
  }

  /// Stops the process as ^Z does, with the terminal as it was before; shows everything again afterwards.
  public func suspend() {
    leave()
    guard_stop()
    enter()
  }

  /// Puts everything back and leaves a last word on the person's own screen; doing so twice does no harm.
  ///
  /// A terminal that does not read gets a second, then the program goes its way.
  public func close(saying lastWord: String = "") {
    guard isOpen else { return }
    isOpen = false
    awaitAnswers()
    leave(saying: lastWord)
    guard_end()
  }

  /// Ends the process by a signal, so that its parent sees 128 and the signal's number.
  public static func end(bySignal signal: Int32) -> Never {
    guard_die(signal)
  }
}

extension Screen {
  /// Gives everything back without waiting for work that goes on.
  private func leaveAtOnce() -> Never {
    close(saying: endingSignal == nil ? lastWord : "")
    parting()
    if let endingSignal { Self.end(bySignal: endingSignal) }
    _exit(0)
  }

  /// Waits for one thing to happen and takes it in; says whether another descriptor can be read.
  ///
  /// - Parameter isWorking: whether no frame would be taken before that one can.
  @discardableResult
  private func waitOnce(
    until deadline: Double, or other: Int32 = -1, isWorking: Bool = false
  ) -> Bool {
    let wasBusy = !canPresent
    outlet.send()
    // What has just gone out lets another frame be taken, for which nobody would wake a wait without end.
    if wasBusy, canPresent, !isWorking { return false }
    let outputEvents: Int32 = outlet.isEmpty ? 0 : POLLOUT
    var descriptors = [
      pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
      pollfd(fd: signals, events: Int16(POLLIN), revents: 0),
      pollfd(fd: outputEvents == 0 ? -1 : output, events: Int16(outputEvents), revents: 0),
      pollfd(fd: other, events: Int16(POLLIN), revents: 0),
    ]
    let patience = intake.patience
    if poll(&descriptors, 4, Clock.milliseconds(until: min(deadline, patience))) < 0 {
      return false
    }
    if descriptors[0].revents == 0, Clock.seconds >= patience { take(intake.loseHope()) }
    if descriptors[1].revents != 0 { takeSignals() }
    if descriptors[0].revents != 0 { readInput() }
    outlet.send()
    takeSize()
    return descriptors[3].revents != 0
  }

  private func readInput() {
    guard let inputs = intake.read() else { return end(by: SIGHUP) }
    take(inputs)
  }

  private func take(_ inputs: [InputDecoder.Input]) {
    for input in inputs {
      switch input {
      case .event(.key(.control("z"))): suspend()
      case .event(.key(.control)): end(by: SIGQUIT)
      case .event(let event): intake.append(event)
      case .background(let known): background = known
      case .identity: isAwaitingIdentity = false
      }
    }
  }

  /// Asks the program to end as a signal would.
  private func end(by signal: Int32) {
    guard endingSignal == nil else { return }
    endingSignal = signal
    ended = Clock.seconds
  }

  private func takeSignals() {
    let arrived = arrivedSignals()
    if endingSignal != nil { return }
    if arrived.contains(SIGTSTP) {
      suspend()
    } else if arrived.contains(SIGCONT) {
      // Stopped by a signal that cannot be caught: the shell has had the terminal in between.
      leave()
      enter()
    }
  }

  /// The signals since the last time; one that ends the program is kept.
  private func arrivedSignals() -> Set<Int32> {
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = read(signals, &bytes, bytes.count)
    let arrived = Set(bytes.prefix(max(0, count)).map(Int32.init))
    if let signal = [SIGTERM, SIGINT, SIGHUP].first(where: arrived.contains) { end(by: signal) }
    return arrived
  }

  private func takeSize() {
    guard let measured = Size.measured, measured != size else { return }
    size = measured
    painter.resize(to: measured)
    intake.append(.resize(measured))
  }

  /// Sends what leaves the screen, past what is pending, and gives the terminal back.
  private func leave(saying lastWord: String = "") {
    outlet.discard()
    outlet.append(painter.bytesToLeave())
    let lines = lastWord.split(separator: "\n").map { sanitized(String($0)) + "\r\n" }
    outlet.append(Array(lines.joined().utf8))
    let deadline = Clock.seconds + 1
    while !outlet.isEmpty, Clock.seconds < deadline {
      outlet.send()
      var descriptor = pollfd(fd: output, events: Int16(POLLOUT), revents: 0)
      if !outlet.isEmpty { poll(&descriptor, 1, 50) }
    }
    guard_leave()
  }

  private func enter() {
    guard_enter()
    // The signal that ended our own stop is not another.
    _ = arrivedSignals()
    outlet.discard()
    outlet.append(painter.bytesToEnter())
    outlet.send()
  }

  /// Waits a moment for answers that are still to come, lest they be typed into the shell.
  private func awaitAnswers() {
    let deadline = Clock.seconds + 0.15
    while isAwaitingIdentity, endingSignal == nil, Clock.seconds < deadline {
      waitOnce(until: deadline)
    }
  }
}
