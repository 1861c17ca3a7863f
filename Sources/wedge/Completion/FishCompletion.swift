/// Completion for fish: one line an option, with the commands that take it.
struct FishCompletion {
  let table: CompletionTable

  var script: String {
    let commands = table.commands.map(\.name).joined(separator: " ")
    return """
      # Completion of wedge for fish, written by 'wedge completion fish'.
      function __wedge_command
        set -l words (commandline -opc)
        if test (count $words) -ge 2; and contains -- $words[2] \(commands)
          echo $words[2]
        else
          echo \(table.usual)
        end
      end
      function __wedge_list
        set -l before (commandline -ct | string replace -r '^--[^=]*=' '' | string match -r '.*,')
        printf "$before%s\\n" $argv
      end
      complete -c wedge -f
      complete -c wedge -l help -s h -d 'What it does and takes'
      complete -c wedge -n 'test (count (commandline -opc)) -eq 1' -l version -d \(quoted(HelpText.versionHelp))
      \((table.commands.flatMap(lines) + table.options.map(line)).joined(separator: "\n"))

      """
  }

  /// The word of a command, and what stands behind it.
  private func lines(of command: CompletionTable.Command) -> [String] {
    let isFirst = "-n 'test (count (commandline -opc)) -eq 1'"
    let word = "complete -c wedge \(isFirst) -a \(command.name) -d \(quoted(command.summary))"
    let operands = "complete -c wedge \(condition([command.name])) \(taking(command.operands))"
    let hasOperands = command.operands != OptionValues()
    return [word] + (hasOperands ? [operands] : [])
  }

  private func line(of option: CompletionTable.Option) -> String {
    let letter = option.letter.map { " -s \($0)" } ?? ""
    let value = option.values.map { " -r \(taking($0))" } ?? ""
    return "complete -c wedge \(condition(option.commands)) -l \(option.name)\(letter)\(value)"
      + " -d \(quoted(option.help))"
  }

  private func condition(_ commands: [String]) -> String {
    "-n 'contains (__wedge_command) \(commands.joined(separator: " "))'"
  }

  private func taking(_ values: OptionValues) -> String {
    let words = values.words.joined(separator: " ")
    let several = values.isList ? "(__wedge_list \(words))" : words
    return (values.takesFile ? "-F" : "-f") + (words.isEmpty ? "" : " -a '\(several)'")
  }

  private func quoted(_ text: String) -> String {
    let escaped = text.reduce(into: "") { $0 += "'\\".contains($1) ? "\\\($1)" : "\($1)" }
    return "'\(escaped)'"
  }
}
