import Recording

/// `wedge run`: the laboratory, live in this terminal.
enum RunCommand: CommandDefinition {
  static let name = "run"
  static let summary = "The live laboratory (the default)."
  static let operands = "[TAPE]"
  static let fileCount = 0...1

  static var options: [OptionDefinition] { OptionTable.laboratory + [SpeakingOptions.definition] }

  static func run(_ options: Options) throws -> Int32 {
    var options = options
    var commands: [TapeCommand]?
    var settings = TapeSettings()
    if let path = options.files.first {
      settings.options = options
      settings.path = path
      let tape = try TapeFile.read(path)
      commands = try TapeFile.placed(path) { try settings.take(tape) }
      options = settings.options
    }
    if options[SpeakingOptions.self].isOn {
      try SpokenLaboratory.run(options, commands.map { ($0, settings) })
      return 0
    }
    return try LiveLaboratory.run(options) { state, now in
      commands.map { LiveTape($0, settings, from: state, now: now) }
    }
  }
}

/// Whether a laboratory or a lesson is read aloud in place of being shown.
struct SpeakingOptions: OwnOptions {
  var isOn = false

  static var definition: OptionDefinition {
    OptionDefinition(
      name: "speak", letter: nil, argument: nil,
      help: "In lines of text for who hears it: a sentence for each step and turn, ? for all.",
      group: .own
    ) { options, _ in options[SpeakingOptions.self].isOn = true }
  }
}
