/// `wedge manual`: the manual page.
enum ManualCommand: CommandDefinition {
  static let name = "manual"
  static let summary = "Writes the manual page, for man."
  static let notes = [
    "Read it: wedge manual | man -l -",
    "Keep it: wedge manual -o ~/.local/share/man/man1/wedge.1",
  ]

  static var options: [OptionDefinition] { OptionTable.options(.output) }

  static func run(_ options: Options) throws -> Int32 {
    let page = ManualPage(definitions: CommandRegistry.all)
    try OutputFile.write(Array(page.text.utf8), to: options.output)
    return 0
  }
}
