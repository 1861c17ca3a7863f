import Cells
internal import Drawing
import Laboratory
internal import MapScreens
import Plotting
internal import Screens
import Terminal
import Training

/// The map, live: waits for keys, looks now and then whether the sweep got on, presents.
struct MapLoop {
  private static let secondsBetweenLooks = 0.5

  private let screen: Screen
  private var state: MapState
  private var watch: SweepWatch
  private let followsGround: Bool
  private let team = Team()
  private let bench: Workbench
  private var ground: Background
  private var isChanged = true
  private var isOver = false

  init(_ screen: Screen, _ state: MapState, _ watch: SweepWatch, followsGround: Bool) {
    self.screen = screen
    bench = Workbench(screen)
    self.state = state
    self.watch = watch
    self.followsGround = followsGround
    ground = screen.background
  }

  /// Runs until the person or a signal ends it.
  mutating func run() throws {
    present()
    if followsGround { screen.askBackground() }
    while !isOver {
      let isFinished = watch.total.map { watch.rows.count >= $0 } ?? false
      let patience = isFinished ? 4 * Self.secondsBetweenLooks : Self.secondsBetweenLooks
      try takeKeys(waitingUpTo: patience)
      if screen.endingSignal != nil { return }
      if followsGround, screen.background != ground {
        ground = screen.background
        state.display.follow(isLightGround: ground == .light)
        isChanged = true
      }
      if try watch.look() {
        state.take(watch.rows, total: watch.total, of: watch.runs)
        isChanged = true
      }
      present()
    }
  }

  /// Takes what has come, for a frame's time at most.
  private mutating func takeKeys(waitingUpTo seconds: Double) throws {
    var next = screen.event(waitingUpTo: seconds)
    let end = ProgramClock.seconds + 1 / 30.0
    while let event = next {
      try take(event)
      guard !isOver, ProgramClock.seconds < end else { return }
      next = screen.event(waitingUpTo: 0)
    }
  }

  private mutating func take(_ event: Event) throws {
    isChanged = true
    guard let action = mapAction(for: event, in: state, size: screen.size) else { return }
    for effect in update(&state, action) {
      switch effect {
      case .quit: isOver = true
      case .suspend: screen.suspend()
      case .saveFigure: saveFigure()
      case .open(let id): try open(id)
      }
    }
  }

  /// The laboratory with the run's configuration, until the person comes back.
  private mutating func open(_ id: String) throws {
    guard let run = watch.runs[id] else {
      state.message = watch.reasonNotToOpen(id)
      return
    }
    let display = state.display
    var laboratory = try bench.carryOut {
      Result { try State(run.configuration, display: display) }
    }.get()
    laboratory.isOfMap = true
    let team = team
    laboratory.forEach = { team.forEach($0, $1) }
    var loop = RunLoop(
      screen, bench, laboratory, followsGround: followsGround, player: nil, isInner: true)
    loop.run()
    if let words = loop.finishRecording() { state.message = words }
    screen.waysOut = [.control("c"), .character("q")]
    screen.lastWord = ""
    isChanged = true
  }

  private mutating func saveFigure() {
    guard let map = state.map, let text = MapFigure.svg(state) else { return }
    let statistic = state.statistic == .worst ? "-worst" : ""
    let number = watch.rows.isEmpty || state.maps.count == 1 ? "" : "-\(state.chosenMap + 1)"
    let path =
      "\(watch.folder.path)/map-\(map.loss)\(number)-\(state.quantity.name)\(statistic).svg"
    do {
      try OutputFile.write(Array(text.utf8), to: path)
      state.message = "saved \(path)"
    } catch {
      state.message = "\(path) cannot be written: \(error.reason)"
    }
  }

  private mutating func present() {
    guard isChanged, screen.canPresent else { return }
    let (state, size) = (state, screen.size)
    isChanged = !screen.present(bench.carryOut { view(state, size: size) })
  }
}
