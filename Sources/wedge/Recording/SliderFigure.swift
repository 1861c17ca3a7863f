import Cells
internal import Drawing
import Laboratory
import MarginLosses
import Plotting
import Recording
internal import Tapes
import Training

/// A page on which a reader turns a setting: where a tape ends for each of its values.
enum SliderFigure {
  /// Each value is a run and a picture in the page.
  private static let mostValues = 500

  /// - Parameter path: of a page.
  /// - Throws: a usage error where the axis is not for a slider.
  static func record(
    _ axis: GridAxis, _ commands: [TapeCommand], _ settings: TapeSettings, tape: String,
    to path: String
  ) throws {
    var settings = settings
    settings.manner.drawsBothGrounds = true
    let opened = try TapeFile.placed(tape) { try TapeFile.opening(settings) }
    let definition = try definition(axis, opened.configuration)
    let title =
      settings.picture.title ?? tape.split(separator: "/").last.map(String.init) ?? tape
    let values = axis.values.map(text)
    var page = PageRecorder(
      size: settings.manner.size, title: title,
      slider: PageSlider(name: axis.name, values: values),
      fontFamily: settings.picture.look.fontFamily)
    let isLight = settings.isLight
    let progress = ProgressLine()
    defer { progress.clear() }
    for (place, value) in values.enumerated() {
      progress.show("recording: \(axis.name) \(value), \(place + 1) of \(values.count)")
      var turned = settings
      let begun = try begin(&turned, definition, axis, axis.values[place], tape)
      let last = try TapeFile.placed(tape) {
        try end(of: commands, from: begun, turned) { state in
          guard !has(state, axis.values[place], axis, since: begun) else { return }
          throw UsageError(
            "the tape turns \(axis.name) itself: where '--slider' begins with \(value) its last picture has another "
              + "value. Leave that turn out, or '--slider'.")
        }
      }
      guard let last else { throw Recorder.nothingShown(path) }
      let other = last.other ?? last.frame
      page.add(
        ThemedFrame(dark: isLight ? other : last.frame, light: isLight ? last.frame : other),
        at: place)
    }
    settings.picture.warnOfPage(path)
    try OutputFile.write(Array(page.finish(at: values.count - 1).utf8), to: path)
  }

  /// The laboratory that a tape opens with one of the values.
  ///
  /// - Throws: a usage error of the slider where no run takes the value.
  private static func begin(
    _ settings: inout TapeSettings, _ definition: OptionDefinition, _ axis: GridAxis,
    _ value: Double, _ tape: String
  ) throws -> State {
    let state: State
    do {
      try settings.turn(definition, text(value))
      // The tape opens without the slider: what is wrong now is no line's fault.
      var unplaced = settings
      unplaced.places = []
      state = try TapeFile.opening(unplaced)
    } catch let error as UsageError {
      throw UsageError("'--slider' with \(axis.name) \(text(value)): \(error.text)", of: "slider")
    }
    guard has(state, value, axis, since: state) else {
      throw UsageError(
        "'--slider \(axis.name)' has no use: no run of the tape's beginning takes it. Leave out Set Compare, or "
          + "'--slider'.")
    }
    return state
  }

  /// Whether one of the runs that are shown has a value.
  private static func has(
    _ state: State, _ value: Double, _ axis: GridAxis, since begun: State
  ) -> Bool {
    runs(of: state).contains { run in
      runs(of: begun).contains { run.has(value, ofAxis: axis.name, since: $0) }
    }
  }

  private static func runs(of state: State) -> [Configuration] {
    (state.comparison?.panes ?? [state.pane]).map(\.run.configuration)
  }

  /// Tries what can be known before a tape is played: the axis, and the values at its ends.
  ///
  /// - Throws: a usage error where they are not for a slider.
  static func check(
    _ axis: GridAxis, _ configuration: Configuration, _ settings: TapeSettings, _ tape: String
  ) throws {
    let definition = try definition(axis, configuration)
    for value in [axis.values.first, axis.values.last].compactMap(\.self) {
      var turned = settings
      _ = try begin(&turned, definition, axis, value, tape)
    }
  }

  /// The option that the axis turns.
  ///
  /// - Throws: a usage error where there is none, or where there are too few values or too many.
  private static func definition(
    _ axis: GridAxis, _ configuration: Configuration
  ) throws -> OptionDefinition {
    guard (2...mostValues).contains(axis.values.count) else {
      throw UsageError(
        "'--slider' has \(axis.values.count) values. Give from 2 to \(mostValues).")
    }
    guard let option = configuration.setting(ofAxis: axis.name),
      let definition = OptionTable.laboratory.first(where: { $0.name == option })
    else {
      throw UsageError(
        "'--slider \(axis.name)': \(reason(axis.name)). Name an option of its loss, m, s, "
          + Configuration.gridSettings.joined(separator: ", ") + ".")
    }
    return definition
  }

  /// Why a name turns nothing.
  private static func reason(_ name: String) -> String {
    let losses = LossRegistry.descriptions.flatMap(\.hyperparameters)
    if ["m", "s"].contains(name) || losses.contains(where: { [$0.option, $0.key].contains(name) }) {
      return "the loss of this run has no such number"
    }
    return OptionTable.laboratory.contains { $0.name == name }
      ? "a slider does not turn this option" : "there is no option of that name"
  }

  /// The last picture of a tape.
  ///
  /// - Parameter check: looks at the runs that it shows.
  private static func end(
    of commands: [TapeCommand], from state: State, _ settings: TapeSettings,
    _ check: (State) throws -> Void
  ) throws -> (frame: Frame, other: Frame?)? {
    var last: (frame: Frame, other: Frame?)?
    let sink = TapePlayer.Sink(
      frame: { frame, other, _ in last = (frame, other) }, words: { _, _, _ in },
      still: { _, _ in }, commandEnded: { _ in })
    var player = TapePlayer(state, settings, sink)
    try player.play(commands)
    try check(player.state)
    return last
  }

  /// As a person writes it.
  private static func text(_ value: Double) -> String {
    Int(exactly: value).map(String.init) ?? "\(value)"
  }
}
