/// `wedge completion`: what a shell needs to complete commands, options and values.
enum CompletionCommand: CommandDefinition {
  static let name = "completion"
  static let summary = "Writes what a shell needs to complete commands, options and values."
  static let operands = Shell.allCases.map(\.rawValue).joined(separator: "|")
  static let fileCount = 1...1
  static let operandValues = OptionValues(words: Shell.allCases.map(\.rawValue))
  static let notes = [
    "bash: eval \"$(wedge completion bash)\" in ~/.bashrc.",
    "zsh: wedge completion zsh > DIR/_wedge, where DIR is in $fpath before compinit.",
    "fish: wedge completion fish > ~/.config/fish/completions/wedge.fish",
  ]

  static var options: [OptionDefinition] { OptionTable.options(.output) }

  static func run(_ options: Options) throws -> Int32 {
    guard let shell = Shell(rawValue: options.files[0]) else {
      throw UsageError(
        "There is no completion for '\(options.files[0])'. Choose one of \(operands).")
    }
    let table = CompletionTable(CommandRegistry.all, usual: CommandRegistry.usual)
    try OutputFile.write(Array(shell.script(table).utf8), to: options.output)
    return 0
  }
}
