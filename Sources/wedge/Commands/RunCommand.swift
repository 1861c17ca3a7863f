import Recording

/// `wedge run`: the laboratory, live in this terminal.
enum RunCommand: CommandDefinition {
  static let name = "run"
  static let summary = "The live laboratory (the default)."
  static let operands = "[TAPE]"
  static let fileCount = 0...1

  static var options: [OptionDefinition] { OptionTable.laboratory }

  static func run(_ options: Options) throws -> Int32 {
    var options = options
    var commands: [TapeCommand]?
    var settings = TapeSettings()
    if let path = options.files.first {
      settings.options = options
      let tape = try TapeFile.read(path)
      commands = try TapeFile.placed(path) { try settings.take(tape) }
      options = settings.options
    }
    return try LiveLaboratory.run(options) { state, now in
      commands.map {
        LiveTape(
          $0, settings.manner, stopsAtMarkers: settings.stopsAtMarkers, from: state, now: now)
      }
    }
  }
}
