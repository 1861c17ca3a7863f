/// Completion for zsh: the specifications of `_arguments`, a list a command.
struct ZshCompletion {
  let table: CompletionTable

  var script: String {
    """
    #compdef wedge
    # Completion of wedge for zsh, written by 'wedge completion zsh'.
    _wedge_either() { compadd -- "$@"; _files }
    _wedge_list() { compset -P '*,'; compadd -S '' -- "$@" }
    _wedge() {
      local command=\(table.usual)
      local -a alone=() commands=(
    \(table.commands.map { "    \(quoted("\($0.name):\($0.summary)"))" }.joined(separator: "\n"))
      )
      ((CURRENT == 2)) && alone=(\(quoted("(- *)--version[\(escaped(HelpText.versionHelp))]")))
      if ((CURRENT == 2)) && [[ $words[2] != -* ]]; then
        _describe command commands
      elif [[ $words[2] == (\(table.commands.map(\.name).joined(separator: "|"))) ]]; then
        command=$words[2]
        shift words
        ((CURRENT--))
      fi
      case $command in
    \(table.commands.map(arguments).joined(separator: "\n"))
      esac
    }
    if [[ $funcstack[1] == _wedge ]]; then _wedge "$@"; else compdef _wedge wedge; fi

    """
  }

  private func arguments(of command: CompletionTable.Command) -> String {
    let options = table.options(of: command.name).flatMap(specifications)
    let specifications =
      options + ["--help[What it does and takes]"]
      + (action(command.operands).map { ["*: :\($0)"] } ?? [])
    let lines = specifications.map { "      \(quoted($0))" }.joined(separator: " \\\n")
    let alone = command.name == table.usual ? " $alone" : ""
    return "  \(command.name))\n    _arguments -S\(alone) \\\n\(lines)\n    ;;"
  }

  /// An option may be given again, as `--grid` is.
  private func specifications(of option: CompletionTable.Option) -> [String] {
    option.words.map { word in
      let help = "[\(escaped(option.help))]"
      guard let values = option.values else { return "*\(word)\(help)" }
      let joint = word.hasPrefix("--") ? "=" : ""
      return "*\(word)\(joint)\(help):\(escaped(option.argument)):\(action(values) ?? " ")"
    }
  }

  /// How a value is completed; nil where nobody can guess it.
  private func action(_ values: OptionValues) -> String? {
    let words = values.words.joined(separator: " ")
    switch (values.words.isEmpty, values.takesFile) {
    case (true, true): return "_files"
    case (false, false): return values.isList ? "{_wedge_list \(words)}" : "(\(words))"
    case (false, true): return "{_wedge_either \(words)}"
    case (true, false): return nil
    }
  }

  private func escaped(_ text: String) -> String {
    text.reduce(into: "") { $0 += "[]:\\".contains($1) ? "\\\($1)" : "\($1)" }
  }

  private func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
      + "'"
  }
}
