/// Options that a command takes together.
enum OptionGroup {
  /// Which loss, and its switches.
  case loss
  /// The numbers of losses.
  case parameter
  /// What a training run is made of.
  case run
  case steps
  /// How a file of rows is read.
  case rows
  /// What the live screen opens with.
  case screen
  /// How fast it goes.
  case time
  /// How anything drawn looks.
  case picture
  /// How what is drawn becomes cells.
  case cells
  case size
  case json
  case format
  case force
  case output
  /// Of one command, which lists it itself.
  case own

  /// Whether it says what the word of a run or a written state says already.
  var isOfRun: Bool {
    switch self {
    case .loss, .parameter, .run, .rows: true
    case .steps, .screen, .time, .picture, .cells, .size, .json, .format, .force, .output, .own:
      false
    }
  }
}
